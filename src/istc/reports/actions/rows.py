"""save_rows: a grid's rows in one go – changed and new ones, a pasted block, an undo (N20, N21)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from istc.checks.findings import Finding
from istc.reports.errors import NotWritable
from istc.reports.keys import ReportKey
from istc.reports.models.total import RECORDS
from istc.reports.results import SavedRow, SavedRows
from istc.reports.writing import bulk
from istc.reports.writing.closing import REPORT_FIELDS, finish, moved, settle
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.figuring import sum_up
from istc.reports.writing.rows import RowChange, RowRead, lay_rows, read_rows
from istc.reports.writing.sheet import findings_known
from istc.reports.writing.trail import Act
from istc.units.access import Actor

MANY = 8  # rows from which on they are written past the ORM
MOVING = frozenset({"version", "updated_at", "updated_by_name"})  # with every write


@transaction.atomic
def save_rows(*, actor: Actor, report_key: ReportKey, rows: Sequence[RowChange]) -> SavedRows:
    """Stores the changed cells of several rows, new rows at the end; all of it or nothing.

    The number of queries does not grow with the rows, and one audit row tells of all of them. A
    refused cell is named and not stored, the others of its row are. Identical values change
    nothing. Raises NotWritable (also for a single form), NotFound, RowConflict.
    """
    desk = open_desk(actor, report_key)
    if not desk.form.multi:
        raise NotWritable("本表只填一张表单", "在已有的表单中填写")
    desk.around.reading(desk.form.code)
    before = _face(desk)
    read = read_rows(desk, rows)
    fresh = any(row.fresh for row in read)
    if not fresh and not any(row.cells for row in read):
        return _saved(desk, read)
    cells = lay_rows(desk, read) | ({RECORDS} if fresh else set())
    moved(desk)
    act = _act(desk, read, fresh)
    findings, acts = settle(desk, act, cells)
    alone = desk.touched <= {desk.form.code}
    figures = {item: one for (form, item), one in desk.totals.items() if form == desk.form.code}
    if len(desk.dirty) > MANY:
        bulk.update(list(desk.dirty.values()))
        desk.dirty.clear()
    finish(desk, [act, *acts])
    if alone and _alike(before, _face(desk)):
        like = before["version"]
    else:
        like = None
        sum_up(desk)
    return replace(_saved(desk, read, tuple(findings)), like=like, figures=figures)


def _face(desk: Desk) -> dict[str, Any]:
    """What pages show of the report apart from its records."""
    return {name: getattr(desk.report, name) for name in REPORT_FIELDS}


def _alike(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """False also where there are too many findings to be kept, which nobody can compare."""
    return after["checked_with"] != "" and all(
        before[name] == after[name] for name in before if name not in MOVING
    )


def _act(desk: Desk, read: Sequence[RowRead], fresh: bool) -> Act:
    """One row tells as a save or an addition does; several tell which records and their cells."""
    touched = [row for row in read if row.cells]
    if len(touched) == 1:
        row, verb = touched[0], "record.add" if fresh else "record.save"
        return Act.of_record((verb, desk.form.code), row.record, row.before, row.cells)
    before = {str(row.record.pk): {cell: row.before.get(cell) for cell in row.cells}
              for row in touched}  # fmt: skip
    after = {str(row.record.pk): {cell: row.after.get(cell) for cell in row.cells}
             for row in touched}  # fmt: skip
    counts = {"count": len(touched)}
    return Act("record.save_rows", desk.form.code, {"rows": before}, {**counts, "rows": after})


def _saved(
    desk: Desk,
    read: Sequence[RowRead],
    findings: tuple[Finding, ...] | None = None,
) -> SavedRows:
    own = {item.id for item in desk.form.computed}
    rows = tuple(
        SavedRow(
            record=row.record,
            refusals=tuple(row.refused),
            computed={key: value for key, value in row.record.values.items() if key in own},
            others=row.others,
        )
        for row in read
    )
    known = tuple(findings_known(desk)) if findings is None else findings
    changed = findings is not None
    live = tuple(desk.live)
    return SavedRows(desk.key, desk.report, rows, known, live, desk.around, changed)
