"""A form under review, made ready for the page: its doubts numbered, each linked to its cell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from istc.checks.findings import Finding
from istc.definitions.model import Form
from istc.monitor.reading.heads import heads
from istc.reports.models import Treatment
from istc.reports.queries import FormPage
from istc.reports.queries.doubts import Doubt, doubts, treatments
from istc.reports.queries.records import live
from istc.reports.queries.repeats import Repeat, found
from istc.units.access import Actor


@dataclass(frozen=True, slots=True)
class Card:
    """`line` of the record it is about; `reason`: what the unit gave; `repeat`: the other unit's
    record; `anchor`: of the cell or record, "" where the page on screen does not show it."""

    number: int
    doubt: Doubt
    line: int | None
    reason: str
    repeat: Repeat | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Reviewing:
    """`marks`: (record, item) → the card that stands on that cell; `drafts`: own remarks too."""

    cards: tuple[Card, ...]
    marks: Mapping[tuple[int | None, str], Card]
    drafts: tuple[Treatment, ...]
    lines: Mapping[int, int]

    @property
    def items(self) -> frozenset[str]:
        """What to show of records because something is said against it."""
        return frozenset(card.doubt.finding.item or "" for card in self.cards)

    @property
    def severe(self) -> int:
        return sum(card.doubt.severe for card in self.cards)

    @property
    def treated(self) -> int:
        return sum(card.doubt.treatment is not None for card in self.cards)

    @property
    def open_severe(self) -> int:
        """What stands in the way of approval."""
        return sum(card.doubt.severe and not card.doubt.settled for card in self.cards)

    @property
    def own(self) -> tuple[Treatment, ...]:
        """Remarks that no finding stands behind (any more)."""
        known = {card.doubt.finding.key for card in self.cards}
        return tuple(one for one in self.drafts if one.finding not in known)


def cell_id(record: int | None, item: str) -> str:
    return f"cell-{record or 0}-{item}"


def reviewing(actor: Actor, page: FormPage, record: int | None, *, repeated: bool) -> Reviewing:
    """`record`: only what is about that one; `repeated`: look among other units too."""
    key, treated = page.key, treatments(page.key) if repeated else {}
    repeats = {one.finding.key: one for one in found(actor, key)} if repeated else {}
    findings = [*page.findings, *(one.finding for one in repeats.values())]
    findings = [one for one in findings if record is None or one.record in (None, record)]
    lines = _lines(page, [one.record for one in findings], treated.values())
    seen = _seen(page, record, {one.item or "" for one in findings})
    cards = tuple(
        Card(
            number, doubt, lines.get(doubt.finding.record or 0),
            _reason(page, doubt), repeats.get(doubt.finding.key),
            cell_id(*at) if (at := _cell(key.form, doubt.finding)) in seen else "",
        )
        for number, doubt in enumerate(doubts(_sorted(findings), treated), 1)
    )  # fmt: skip
    marks: dict[tuple[int | None, str], Card] = {}
    for card in cards:
        marks.setdefault(_cell(key.form, card.doubt.finding), card)
    drafts = tuple(one for one in treated.values() if one.kind == Treatment.Kind.RETURN)
    return Reviewing(cards, marks, drafts, lines)


def _cell(form: Form, finding: Finding) -> tuple[int | None, str]:
    """A sub-table counts as one cell; "" is the record itself."""
    return finding.record if form.multi else None, finding.table or finding.item or ""


def _seen(page: FormPage, record: int | None, also: Collection[str]) -> set[tuple[int | None, str]]:
    """The cells on screen: of the list of records its columns, of one record all."""
    form = page.key.form
    if form.multi and record is None:
        names = ["", *(item.id for item in heads(form, also).items)]
        return {(row.id, name) for row in page.records for name in names}
    names = [*form.tables, *(item.id for item in form.items if item.table is None)]
    return {(record, name) for name in names}


def _sorted(findings: Sequence[Any]) -> list[Any]:
    """What needs attention first."""
    order = {"error": 0, "verify": 1, "hint": 2}
    return sorted(findings, key=lambda one: order[one.level])


def _lines(page: FormPage, records: Sequence[int | None], treated: Any) -> dict[int, int]:
    """Record → its line, where anything names a record of a multi form. One query or none."""
    named = any(records) or any(one.record for one in treated)
    if not page.key.form.multi or not named:
        return {}
    return {
        number: line for line, number in enumerate(live(page.key).values_list("pk", flat=True), 1)
    }


def _reason(page: FormPage, doubt: Doubt) -> str:
    """The reason that was given, while it holds for the figures."""
    given = page.reasons.get(doubt.finding.key, {})
    return given.get("text", "") if given.get("fingerprint") == doubt.finding.fingerprint else ""
