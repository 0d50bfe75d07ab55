"""complete: 确认完成填报 (F48–F51); what is complete is frozen as a copy."""

from django.db import transaction

from istc.checks.findings import Finding
from istc.reports.content import kept
from istc.reports.errors import Blocked
from istc.reports.keys import ReportKey
from istc.reports.results import Completed
from istc.reports.states import CLOSED, State
from istc.reports.writing.cascade import recompute
from istc.reports.writing.closing import finish, settle
from istc.reports.writing.completing import (
    close,
    freeze,
    last_snapshot,
    obstacle,
    require_first_form,
    stopping,
)
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.judging import look
from istc.reports.writing.merging import changed_cells
from istc.reports.writing.sheet import single_record
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def complete(*, actor: Actor, report_key: ReportKey, version: int | None = None) -> Completed:
    """Completes the form. What is switched off is dropped now, computed items are computed anew.

    Doing it twice is harmless: the same copy comes back and nothing is written. `version`: the
    report's as the sender saw it, if a change meanwhile shall stop it.
    Raises NotWritable, Conflict, and Blocked with the findings in the way: errors, 核实性 ones
    without a reason, the basic information not complete (N28), no record where one is needed.
    """
    desk = open_desk(actor, report_key)
    report = desk.report
    if report.state in CLOSED and (again := _again(desk)):
        return again
    if report.state not in CLOSED:
        desk.expect(version)
    require_first_form(desk)
    _require_records(desk)
    was = report.state
    act = Act("report.complete", desk.form.code, {"state": was}, {"state": State.DONE.value})
    cells = _tidy(desk)
    findings, acts = settle(desk, act, cells)
    _require_clean(desk, findings)
    close(desk, State.DONE)
    for record in desk.live:
        if not record.submitted:
            record.submitted = True
            desk.dirty[record.pk] = record
    report.drafts = 0
    snapshot, _ = freeze(desk, findings)
    act.after |= {"number": snapshot.number, "check_code": snapshot.check_code}
    finish(desk, [act, *acts])
    return Completed(report, snapshot, changed=True)


def _again(desk: Desk) -> Completed | None:
    """A form that is complete already, if it still is what was frozen."""
    last = last_snapshot(desk)
    if last is None or desk.report.state == State.ZERO:
        return Completed(desk.report, last, changed=False) if last else None
    same = [one["values"] for one in last.body["records"]] == [one.values for one in desk.live]
    return Completed(desk.report, last, changed=False) if same else None


def _require_records(desk: Desk) -> None:
    form = desk.form
    if form.multi and not desk.live:
        mend = "没有可填的，用零报告" if form.nil_words else "至少填写一条"
        raise Blocked([obstacle(desk, "no_record", "本表没有记录", mend)])
    if not form.multi and not desk.live:
        desk.around.reading(form.code)
        _require_clean(desk, look(form, desk.report, [], desk.around))
        single_record(desk)


def _tidy(desk: Desk) -> set[str]:
    """Drops what is switched off and computes anew; gives the cells that changed."""
    form, cells = desk.form, set[str]()
    desk.around.reading(form.code)
    for record in desk.live:
        after = recompute(form, kept(form, record.values, desk.around), desk)
        changed = changed_cells(record.values, after)
        if changed or not record.version:
            desk.stamp(record, after, changed)
        cells.update(changed)
    return cells


def _require_clean(desk: Desk, findings: list[Finding]) -> None:
    found = stopping(findings, desk.report.reasons)
    if found:
        raise Blocked(found)
