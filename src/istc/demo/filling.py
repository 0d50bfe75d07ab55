"""A unit fills in its forms: saves, adds records, gives reasons, completes, as its user would."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from zlib import crc32

from istc.definitions.kinds.records import parse_record
from istc.definitions.model import Form
from istc.demo.making.cells import Maker
from istc.demo.making.entries import entries
from istc.demo.making.record import Values
from istc.reports import actions
from istc.reports.actions import FormImport
from istc.reports.around import UnitYear
from istc.reports.errors import Blocked, NotWritable
from istc.reports.keys import ReportKey
from istc.reports.queries import record_values
from istc.reports.results import RefusedCell
from istc.reports.writing.matching import Line
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement

EMPTY_ENOUGH = 3


@dataclass(frozen=True)
class Reporter:
    """Somebody in one unit, in one year."""

    actor: Actor
    round: Round
    placement: Placement
    words: Mapping[str, Sequence[str]]
    size: int
    nil_every: int
    never_nil: Collection[str]
    by_file: Collection[str]  # forms that came as a workbook, all records at once
    reason: str

    def key(self, form: Form) -> ReportKey:
        return ReportKey(self.round, self.placement, form)

    def maker(self, form: Form) -> Maker:
        """The same unit, form and year give the same data every time."""
        kept, year = f"{self.actor.name} {form.code}", self.round.year
        start, swing = crc32(kept.encode()), _draw(f"{kept} {year}")
        return Maker(_draw(kept), swing, self.words, year, self.size, start=start)

    def start(self) -> None:
        """Begin the year: what is carried over, or what the tree knows, is there already."""
        actions.start_year(actor=self.actor, round=self.round, placement=self.placement)

    def finish(self, form: Form) -> None:
        """Fill a form and complete it, or report that there is nothing; not where it is 不适用."""
        try:
            if self._nothing(form):
                actions.report_nil(actor=self.actor, report_key=self.key(form))
                return
            self._fill(form, self._rows(form))
            self._complete(form)
        except NotWritable:
            return

    def draft(self, form: Form, *, fault: bool = False) -> None:
        """Begin a form; with a fault, something is left out that must not be."""
        rows = [self._begun(form, row, fault=fault) for row in self._rows(form)[:EMPTY_ENOUGH]]
        try:
            self._fill(form, rows)
        except NotWritable:
            return

    def mistype(self, form: Form, record: int, values: Values) -> None:
        """Change a completed form and complete it again. `record`: which, from 1."""
        row = record_values(self.key(form))[record - 1]
        actions.save_values(
            actor=self.actor,
            report_key=self.key(form),
            record_id=row.id,
            changes=values,
            version=row.version,
        )
        self._complete(form)

    def _rows(self, form: Form) -> list[Values]:
        return entries(form, self.maker(form), UnitYear(self.round, self.placement).total)

    def _nothing(self, form: Form) -> bool:
        if not form.multi or not form.nil_words or form.unique or form.code in self.never_nil:
            return False
        return crc32(f"{form.code} {self.actor.name}".encode()) % self.nil_every == 0

    def _begun(self, form: Form, row: Values, *, fault: bool) -> Values:
        if (form.multi and not fault) or len(row) == 1:
            return row
        return {item: row[item] for item in list(row)[: -max(1, len(row) // 4)]}

    def _fill(self, form: Form, rows: list[Values]) -> None:
        if form.code in self.by_file:
            self._import(form, rows)
            return
        if form.multi:
            added = actions.add_records(
                actor=self.actor, report_key=self.key(form), rows=rows, submitted=True
            )
            _must_be_taken(form, added.refusals)
            return
        stored = next(iter(record_values(self.key(form))), None)
        known: Mapping[str, Any] = stored.values if stored else {}
        saved = actions.save_values(
            actor=self.actor,
            report_key=self.key(form),
            changes={item: raw for item, raw in rows[0].items() if item not in known},
            version=stored.version if stored else 0,
        )
        _must_be_taken(form, saved.refusals)

    def _import(self, form: Form, rows: list[Values]) -> None:
        """As the preview of a workbook would hand it over: exact values, one import a file."""
        lines = [Line(_exact(form, row)) for row in rows]
        about = {"file": f"{form.code}_{self.round.year}.xlsx"}
        actions.import_records(
            actor=self.actor,
            imports=[FormImport(self.key(form), lines, about=about)],
            token=f"demo-{self.round.year}-{self.placement.unit_id}-{form.code}",
        )

    def _complete(self, form: Form) -> None:
        try:
            actions.complete(actor=self.actor, report_key=self.key(form))
        except Blocked as blocked:
            for finding in blocked.findings:
                if finding.level == "verify":
                    actions.give_reason(
                        actor=self.actor,
                        report_key=self.key(form),
                        finding=finding.key,
                        text=self.reason,
                    )
            actions.complete(actor=self.actor, report_key=self.key(form))


def _exact(form: Form, row: Values) -> Values:
    values, refused = parse_record(form, row)
    if refused:
        raise ValueError(f"{form.code} {refused[0].item} {refused[0].raw!r} is refused")
    return values


def _draw(seed: str) -> Random:
    return Random(crc32(seed.encode()))  # noqa: S311 - data to look at, no secret


def _must_be_taken(form: Form, refusals: Sequence[RefusedCell]) -> None:
    """Words of the demo that a form refuses are a fault of the demo."""
    if refusals:
        one = refusals[0]
        raise ValueError(f"{form.code} {one.item} {one.raw!r}: {one.wrong}")
