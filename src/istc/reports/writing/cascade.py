"""Follows a change into other forms: computed items anew (N27), findings anew."""

from typing import Any

from istc.checks.run import compute
from istc.definitions.model import Form
from istc.reports.content import counted, in_force
from istc.reports.models import Record
from istc.reports.models.total import RECORDS
from istc.reports.reach import Cell
from istc.reports.writing.desk import Desk
from istc.reports.writing.figuring import refigure
from istc.reports.writing.merging import changed_cells
from istc.reports.writing.trail import Act

SYSTEM = "系统"


def recompute(form: Form, values: dict[str, Any], desk: Desk) -> dict[str, Any]:
    """The record with its computed items anew."""
    fresh = compute(form, values, desk.around)
    own = {item.id for item in form.computed}
    return {**{key: value for key, value in values.items() if key not in own}, **fresh}


def follow(desk: Desk, cells: set[Cell]) -> tuple[set[str], list[Act]]:
    """Recomputes every form that the cells reach, completed or not.

    Gives the forms to be judged again and what is to be recorded.
    """
    own = desk.form.code
    reached = desk.reach.closure(cells)
    sums = {form for form, _ in reached} - {own}
    judged = desk.reach.judged_by(reached) - {own} | sums
    desk.load(judged)
    acts: list[Act] = []
    for _ in sums:
        made = [act for code in sorted(sums) if code in desk.reports for act in _renew(desk, code)]
        acts += made
        if not made and sums.isdisjoint(desk.reach.switched):
            break
    return judged & desk.reports.keys(), acts


def _renew(desk: Desk, code: str) -> list[Act]:
    form, report = desk.around.edition.by_code[code], desk.reports[code]
    if not in_force(form, report, desk.around.unit):
        return []
    desk.around.reading(code)
    if code in desk.reach.switched:
        refigure(desk, form, form.by_id)
    found = [act for record in desk.records[code] if (act := _renew_record(desk, form, record))]
    if found:
        cells = {cell for act in found for cell in act.after["values"]}
        refigure(desk, form, cells if form.multi else {*cells, RECORDS})
        values = [record.values for record in desk.records[code]]
        report.records = len(counted(form, values))
        report.version += 1
        report.recomputed_at = desk.now
        desk.touched.add(code)
    return found


def _renew_record(desk: Desk, form: Form, record: Record) -> Act | None:
    before = record.values
    after = recompute(form, before, desk)
    cells = changed_cells(before, after)
    if not cells:
        return None
    desk.stamp(record, after, cells, by=SYSTEM)
    return Act.of_record(("report.recompute", form.code), record, before, cells)
