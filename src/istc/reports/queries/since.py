"""What changed since a form was completed last, cell by cell, against the frozen copy (N19)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from istc.definitions.model import Form
from istc.reports.keys import ReportKey
from istc.reports.models import Snapshot
from istc.reports.queries.history import CellChange, cell_changes
from istc.reports.queries.records import record_values
from istc.reports.states import CLOSED

Rows = Mapping[int, tuple[int, Mapping[str, Any]]]  # record id → its line and values


@dataclass(frozen=True, slots=True)
class RecordChange:
    """`what`: added, removed or changed. `line`: as people count the records, then or now."""

    what: str
    line: int
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """`again`: the form was completed anew since, and the two completions are compared."""

    at: datetime
    by_name: str
    check_code: str
    again: bool
    records: tuple[RecordChange, ...]

    @property
    def cells(self) -> int:
        return sum(len(one.cells) for one in self.records)


def since_completion(key: ReportKey, state: str) -> Since | None:
    """The records now, or as completed last, against the completion before that; None where there
    is nothing to compare with. At most two queries."""
    frozen = Snapshot.objects.filter(
        report__round=key.round,
        report__unit_id=key.placement.unit_id,
        report__form=key.form.code,
    )
    complete = state in CLOSED
    found = list(frozen.order_by("-number")[: 2 if complete else 1])
    if not found or (complete and len(found) == 1):
        return None
    before = found[-1]
    now = _frozen(found[0]) if complete else _live(key)
    return Since(
        at=before.at,
        by_name=before.by_name,
        check_code=before.check_code,
        again=complete,
        records=tuple(_differences(key.form, _frozen(before), now)),
    )


def _frozen(one: Snapshot) -> Rows:
    rows: Sequence[Mapping[str, Any]] = one.body["records"]
    return {row["record"]: (line, row["values"]) for line, row in enumerate(rows, 1)}


def _live(key: ReportKey) -> Rows:
    return {row.id: (row.line, row.values) for row in record_values(key)}


def _differences(form: Form, before: Rows, now: Rows) -> Iterator[RecordChange]:
    """In the order of the records now; those that are gone come last."""
    for record, (line, values) in now.items():
        _, old = before.get(record, (0, {}))
        changes = _cells(form, old, values)
        if record not in before and form.multi:
            yield RecordChange("added", line, changes)
        elif changes:
            yield RecordChange("changed", line, changes)
    for record, (line, values) in before.items():
        if record not in now:
            yield RecordChange("removed", line, _cells(form, values, {}))


def _cells(form: Form, before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[CellChange, ...]:
    differing = {cell for cell in {**before, **now} if before.get(cell) != now.get(cell)}
    return tuple(
        cell_changes(
            form,
            {cell: before.get(cell) for cell in differing},
            {cell: now.get(cell) for cell in differing},
        )
    )
