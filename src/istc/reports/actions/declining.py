"""decline: the unit itself says 不适用, where the questionnaire lets it (F77)."""

from django.db import transaction

from istc.reports.errors import Blocked, NotWritable
from istc.reports.keys import ReportKey
from istc.reports.results import Changed
from istc.reports.states import State
from istc.reports.writing.closing import finish
from istc.reports.writing.completing import obstacle, require_first_form
from istc.reports.writing.desk import open_desk
from istc.reports.writing.judging import keep
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def decline(*, actor: Actor, report_key: ReportKey, version: int | None = None) -> Changed:
    """Takes the form out of what is to be filled in; `reopen` brings it back. Twice is harmless.

    Raises NotWritable where the form is not declinable, Blocked where something is filled in or the
    basic information is not complete (N28), Conflict.
    """
    desk = open_desk(actor, report_key, declined=True)
    report = desk.report
    if not desk.form.declinable:
        raise NotWritable("本表不能声明不适用", "没有可填的，用零报告")
    if report.declined:
        return Changed(report, (), changed=False)
    desk.expect(version)
    require_first_form(desk)
    if any(record.values or desk.form.multi for record in desk.live):
        raise Blocked([obstacle(desk, "not_empty", "本表已有内容", "先删除内容，再声明不适用")])
    act = Act("report.decline", desk.form.code, {"state": report.state}, {"state": State.NA.value})
    report.state, report.declined, report.nil = State.NA, True, False
    keep(desk.form, report, [])
    finish(desk, [act])
    return Changed(report, (), changed=True)
