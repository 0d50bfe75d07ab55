"""Holds what was read to the form's checks, and says each finding at its cell (N22)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from istc.checks.around import Surroundings
from istc.checks.catalogue import MISSING
from istc.checks.findings import Finding
from istc.checks.needs import stands_alone
from istc.checks.plan import plan_of
from istc.checks.run import Entry, check_entry, check_form, compute
from istc.checks.scene import Values
from istc.definitions.kinds import show
from istc.definitions.kinds.refusals import shorten
from istc.definitions.model import Form
from istc.documents.plan import SheetPlan
from istc.intake.faults import Fault
from istc.intake.heads import Heads
from istc.intake.letters import letters
from istc.intake.lines import Bound
from istc.intake.outcome import Record


@dataclass(slots=True)
class Judge:
    """Checks the records of one sheet."""

    plan: SheetPlan
    heads: Heads
    around: Surroundings
    sheet: str
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {column.id: place for place, column in self.heads.columns.items()}

    @property
    def form(self) -> Form:
        return self.plan.form

    def all(self, bounds: Iterable[Bound], told: list[Fault]) -> list[Record]:
        """The records, each marked good or not; faults go to `told`."""
        found = self._together(bounds, told) if self._whole() else self._one_by_one(bounds, told)
        return list(found)

    def _whole(self) -> bool:
        """Whether a check looks at several records at once."""
        return bool(self.form.unique) or any(rule.scope != "record" for rule in self.form.rules)

    def _one_by_one(self, bounds: Iterable[Bound], told: list[Fault]) -> Iterator[Record]:
        form, around, lay = self.form, self.around, self._lays()
        for place, bound in enumerate(bounds):
            entry = Entry(place, _whole(bound), fresh=True)
            if findings := check_entry(form, entry, around):
                told += self._faults(findings, {place: bound})
            elif lay:
                self._lay(bound)
            yield bound.record

    def _together(self, bounds: Iterable[Bound], told: list[Fault]) -> Iterator[Record]:
        read = dict(enumerate(bounds))
        entries = [Entry(place, _whole(bound), fresh=True) for place, bound in read.items()]
        findings = check_form(self.form, entries, self.around) if entries else []
        told += self._faults(findings, read)
        named = {finding.record for finding in findings}
        for place, bound in read.items() if self._lays() else ():
            if place not in named:
                self._lay(bound)
        yield from (bound.record for bound in read.values())

    def _lays(self) -> bool:
        """Whether computed items can be told for good: from nothing but the record."""
        return bool(plan_of(self.form).computed) and stands_alone(self.form)

    def _lay(self, bound: Bound) -> None:
        """Computed items into a record without findings. A total that a rule held to its own sum
        need not be reckoned again; of 0 nobody knows whether anything was filled."""
        plan, totals = plan_of(self.form), bound.totals
        if not (plan.computed == totals.keys() <= plan.held) or "0" in totals.values():
            totals = compute(self.form, bound.record.values, self.around)
        bound.record.values |= totals

    def _faults(self, findings: list[Finding], read: dict[int, Bound]) -> Iterator[Fault]:
        for finding in findings:
            bound = None if finding.record is None else read[finding.record]
            if not self._told_already(finding, bound):
                yield self._fault(finding, bound)

    def _told_already(self, finding: Finding, bound: Bound | None) -> bool:
        """What follows from a refused cell or a missing column has been said there."""
        if finding.code == MISSING.code and finding.item not in self.places:
            return True
        refused = bound.refused if bound else frozenset[str]()
        if not refused:
            return False
        if finding.item in refused and finding.left is None:
            return True
        return any(name in refused for name, _ in finding.reads)

    def _fault(self, finding: Finding, bound: Bound | None) -> Fault:
        place = self.places.get(finding.item or "")
        return Fault(
            code=finding.code,
            stage="row" if bound else "form",
            level=finding.level,
            wrong=" ".join(part for part in (finding.what, finding.wrong) if part),
            mend=finding.mend,
            sheet=self.sheet,
            row=self._row(finding, bound),
            column="" if place is None else letters(place),
            item=finding.item or "",
            heading=self._heading(finding),
            value=self._value(finding, bound),
            record=finding.record,
            storable=True,
            left=_figure(finding.left),
            right=_figure(finding.right),
            diff=_figure(finding.diff),
        )

    def _heading(self, finding: Finding) -> str:
        place = self.plan.place.get(finding.item or "")
        return "" if place is None else self.plan.columns[place].words

    def _row(self, finding: Finding, bound: Bound | None) -> int | None:
        if bound is None:
            return None
        rows = bound.record.rows.get(finding.table or "", [])
        if finding.row is not None and finding.row < len(rows):
            return rows[finding.row]
        return bound.record.row

    def _value(self, finding: Finding, bound: Bound | None) -> str:
        item = self.form.by_id.get(finding.item or "")
        if bound is None or item is None:
            return ""
        values: dict[str, object] = {**bound.record.values, **bound.totals}
        rows = values.get(finding.table) if finding.table else None
        if isinstance(rows, list) and finding.row is not None:
            values = rows[finding.row]
        value = values.get(item.id)
        return "" if value is None else shorten(show(item, value))  # type: ignore[arg-type]


def _whole(bound: Bound) -> Values:
    """The record with the totals that the file gives."""
    values = bound.record.values
    return {**values, **bound.totals} if bound.totals else values


def _figure(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
