"""Reads and lays several rows of a multi form at once: a pasted block, a grid's waiting rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from istc.reports.errors import Conflict, RowConflict
from istc.reports.models import Record
from istc.reports.results import RefusedCell
from istc.reports.writing import bulk
from istc.reports.writing.cascade import recompute
from istc.reports.writing.closing import insert_report
from istc.reports.writing.desk import Desk
from istc.reports.writing.merging import (
    Over,
    changed_cells,
    others,
    overlay,
    refuse_overwriting,
    refused_sums,
)
from istc.reports.writing.reading import Posted, read_posted

BORN = 1  # the version of a record when it is stored for the first time


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row sends: `record` None for a new one, which `token` names (sent twice, the row is
    stored once; `once`: then it stays as it is). `version`, `seen` and `since` as `save_values`
    takes them."""

    changes: Mapping[str, Any]
    record: int | None = None
    version: int = 0
    token: str = ""
    seen: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    since: Mapping[str, int] = field(default_factory=dict)
    once: bool = False

    def over(self, born: bool) -> Over:
        """`born`: the row was stored by an earlier sending, whose answer was lost."""
        least = BORN if born else 0
        since = {item: max(version, least) for item, version in self.since.items()}
        return Over(max(self.version, least), self.seen, since)


@dataclass(slots=True)
class RowRead:
    """A row as it will be stored. `before` is empty for a new one."""

    record: Record
    after: dict[str, Any]
    before: dict[str, Any]
    cells: list[str]
    refused: list[RefusedCell]
    others: dict[str, Any]

    @property
    def fresh(self) -> bool:
        return self.record._state.adding


def read_rows(desk: Desk, rows: Sequence[RowChange]) -> list[RowRead]:
    """Every row over what is stored. Raises NotFound, RowConflict naming the record."""
    known = {record.pk: record for record in desk.live}
    tokens = {record.token: record for record in desk.live if record.token}
    found = []
    for line, row in enumerate(rows):
        record = tokens.get(row.token) if row.record is None and row.token else None
        if record is not None and row.once:
            continue
        over = row.over(record is not None)
        if record is None and row.record is not None:
            record = known.get(row.record) or desk.record(row.record)
        record = record or Record(report=desk.report, token=row.token, version=0)
        posted = read_posted(desk.form, row.changes, record.values)
        if not record._state.adding:
            _refuse(desk, record, posted, (line, over))
        meanwhile = others(desk.form, record, row.changes, over.version)
        found.append(_laid(desk, record, posted, meanwhile))
    return found


def _refuse(desk: Desk, record: Record, posted: Posted, sent: tuple[int, Over]) -> None:
    line, over = sent
    try:
        refuse_overwriting(desk.form, record, posted, over)
    except Conflict as stop:
        raise RowConflict(record.pk, line, stop) from stop


def _laid(desk: Desk, record: Record, posted: Posted, meanwhile: dict[str, Any]) -> RowRead:
    before = record.values
    after = overlay(before, posted.cells)
    if desk.form.computed:
        after = recompute(desk.form, after, desk)
    refused = [*posted.refused, *refused_sums(desk.form, posted, after)]
    return RowRead(record, after, before, changed_cells(before, after), refused, meanwhile)


def lay_rows(desk: Desk, read: Sequence[RowRead]) -> set[str]:
    """Stamps what changed and puts new rows into the database. Gives the changed cells."""
    for row in read:
        if row.cells or row.fresh:
            desk.stamp(row.record, row.after, row.cells)
    insert_rows(desk, [row.record for row in read if row.fresh])
    return {cell for row in read for cell in row.cells}


def insert_rows(desk: Desk, records: Sequence[Record]) -> None:
    """At the end, in the database before the checks, so that findings can name them."""
    if not records:
        return
    insert_report(desk)
    first = max((record.position for record in desk.live), default=0) + 1
    for place, (number, record) in enumerate(zip(bulk.reserve(len(records)), records, strict=True)):
        record.pk, record.report, record.position = number, desk.report, first + place
    bulk.insert(records)
    desk.live.extend(records)
