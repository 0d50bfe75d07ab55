"""One record as the page shows it: what stands in each box, beside last year's and the marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from markupsafe import Markup, escape

from istc.entry.present.control import Box
from istc.entry.present.counts import Group, Standing, standing
from istc.entry.present.likert import Rating
from istc.entry.present.marks import Mark
from istc.entry.present.stencil import BEFORE, CHANGE, LAST, PREFIX, TEXT, stencil
from istc.ui.formats import MINUS, number

Marks = Mapping[tuple[str, int | None], tuple[Mark, ...]]
NOTHING: tuple[Mark, ...] = ()
CHOSEN = frozenset({"radios", "checks", "select"})  # controls whose options say what is chosen


@dataclass(frozen=True, slots=True)
class Filled:
    """`prefix` stands before the item ids in the names of the inputs: `r12.`, `households[0].`

    `typed` holds what was refused in this very request, by the name of its input.
    """

    values: Mapping[str, object]
    record: int | None = None
    prefix: str = ""
    row: int | None = None
    last: Mapping[str, object] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    editable: bool = True
    version: int = 0
    address: str = ""  # of the record
    forms_at: str = ""  # of all forms
    errors: int = 0

    def name(self, box: Box) -> str:
        return f"{self.prefix}{box.id}"

    def text(self, box: Box) -> str:
        """What the input shows: a number with its thousands apart, the label of a long list."""
        if self.typed and (raw := self.typed.get(self.prefix + box.id)) is not None:
            return raw
        return shown(box, self.values.get(box.id))

    def chosen(self, box: Box) -> frozenset[str]:
        """The codes chosen in a list of radios, options or ticks."""
        value = self.values.get(box.id)
        if isinstance(value, str):
            return frozenset((value,))
        return (
            frozenset(str(code) for code in value) if isinstance(value, Sequence) else frozenset()
        )

    def before(self, box: Box) -> str:
        """Last year's value as words, or nothing."""
        return shown(box, self.last.get(box.id)) if self.last else ""

    def change(self, box: Box) -> str:
        """By how much the number differs from last year's, e.g. −76%."""
        return change(self.last.get(box.id), self.values.get(box.id)) if self.last else ""

    def found(self, box: Box) -> tuple[Mark, ...]:
        return self.marks.get((box.id, self.row), NOTHING) if self.marks else NOTHING

    def tone(self, box: Box) -> str:
        """The class of the cell: `bad`, `wrn`, or nothing."""
        found = self.found(box)
        if not found:
            return ""
        levels = {mark.level for mark in found if not mark.missing}
        return "bad" if "error" in levels else "wrn" if "verify" in levels else ""

    def names(self, box: Box, described: str = "") -> Markup:
        """What all inputs share: id, name, and what ties them to their findings.

        Written here and not as a macro because a page asks for it a hundred times; ids and names
        are ASCII by definition, so there is nothing to escape.
        """
        name, tone = self.prefix + box.id, self.tone(box)
        said = f"{described} e-{name}" if self.found(box) else described
        parts = [f'id="{name}" name="{name}"']
        if said:
            parts.append(f'aria-describedby="{said}"')
        if box.register and self.editable:
            parts.append(f'data-register="{box.register}"')
        if tone == "bad":
            parts.append('aria-invalid="true"')
        if not self.editable:
            parts.append("readonly")
        return Markup(" ".join(parts))  # noqa: S704 - made of ids

    def quiet(self, box: Box) -> bool:
        """Whether all that is said of it is that it is blank."""
        return all(mark.missing for mark in self.found(box))

    def is_off(self, box: Box) -> bool:
        return box.id in self.off

    def standing(self, group: Group, totals: tuple[Box, ...]) -> Standing:
        """How a classification's subtotals stand to the totals (screen 08a)."""
        return standing(group, totals, self.values)

    def rated(self, rows: tuple[Rating, ...]) -> int:
        return sum(row.box.id in self.values for row in rows)

    def drawn(self, name: str, macro: Callable[..., Markup], box: Box, *more: object) -> Markup:
        """What a macro draws for the box: from a stencil where nothing but words differs.

        `name` tells macros apart; `more` is passed on after box and record.
        """
        refused = self.typed and self.prefix + box.id in self.typed
        if refused or box.write_in is not None or self.found(box):
            return macro(box, self, *more)
        before, chosen = self.before(box), self.chosen(box) if box.control in CHOSEN else None
        off = box.id in self.off
        key = (name, more, self.prefix != "", before != "", self.editable, off, chosen)

        def draw() -> Markup:
            return macro(box, self._outline(box, chosen or (), before != ""), *more)

        found = stencil((*key, self.forms_at), box, draw)
        words = {TEXT: escape(self.text(box)), PREFIX: escape(self.prefix)}
        if before:
            last, moved = str(self.last[box.id]), self.change(box) if box.numeric else ""
            words |= {BEFORE: escape(before), LAST: escape(last), CHANGE: escape(moved)}
        return found.filled(words)

    def _outline(self, box: Box, chosen: Iterable[str], compared: bool) -> Filled:
        return Outline(
            values={box.id: list(chosen)} if chosen else {},
            prefix=PREFIX if self.prefix else "",
            last={box.id: LAST} if compared else {},
            off=self.off & {box.id},
            editable=self.editable,
            forms_at=self.forms_at,
        )

    def table(self, name: str, spare: int = 0) -> list[Filled]:
        """The rows of a sub-table, and `spare` blank ones to write in."""
        rows = self.values.get(name)
        kept = list(rows) if isinstance(rows, list) else []
        return [
            replace(self, values=row, row=index, prefix=f"{self.prefix}{name}[{index}].", last={})
            for index, row in enumerate([*kept, *({} for _ in range(spare))])
        ]


@dataclass(frozen=True, slots=True)
class Outline(Filled):
    """A record that fills every gap of a stencil with its mark."""

    def text(self, box: Box) -> str:
        return TEXT

    def before(self, box: Box) -> str:
        return BEFORE if self.last else ""

    def change(self, box: Box) -> str:
        return CHANGE if self.last else ""


def shown(box: Box, value: object) -> str:
    if value is None:
        return ""
    if box.numeric:
        return number(value)
    if isinstance(value, list):
        return "；".join(label(box, code) for code in value)
    if box.options is not None:
        return label(box, value)
    return str(value).replace("/", " 至 ") if box.control == "period" else str(value)


def label(box: Box, code: object) -> str:
    option = box.options.by_code.get(str(code)) if box.options else None
    return option.label if option else str(code)


def change(before: object, now: object) -> str:
    """Whole percent between two stored numbers; nothing where one is missing or the base is 0.

    >>> change("46", "11"), change("0", "3"), change("10", "12")
    ('−76%', '', '+20%')
    """
    if not isinstance(before, str) or not isinstance(now, str):
        return ""
    base = Decimal(before)
    if not base:
        return ""
    percent = int(((Decimal(now) - base) * 100 / base).to_integral_value())
    return f"{MINUS}{-percent}%" if percent < 0 else f"+{percent}%" if percent else "0%"
