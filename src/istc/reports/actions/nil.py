"""report_nil, report_nil_part: 零报告, nothing to report is a complete answer too (N18)."""

from django.db import transaction

from istc.checks.findings import Finding
from istc.reports.errors import Blocked, NotWritable
from istc.reports.keys import ReportKey
from istc.reports.results import Completed
from istc.reports.states import State
from istc.reports.writing.closing import finish
from istc.reports.writing.completing import (
    close,
    freeze,
    last_snapshot,
    obstacle,
    require_first_form,
    stopping,
)
from istc.reports.writing.desk import Desk, beside, open_desk, open_year
from istc.reports.writing.judging import keep, look
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def report_nil(*, actor: Actor, report_key: ReportKey, version: int | None = None) -> Completed:
    """Declares that the unit has nothing to report in this form. Twice is harmless.

    Raises NotWritable where the form takes no nil report, Blocked where something is filled in or
    the basic information is not complete (N28), Conflict.
    """
    desk = open_desk(actor, report_key)
    if not desk.form.nil_words:
        raise NotWritable("本表不能零报告", "按实际情况填写")
    last = last_snapshot(desk) if desk.report.state == State.ZERO else None
    if last:
        return Completed(desk.report, last, changed=False)
    desk.expect(version)
    require_first_form(desk)
    if any(record.values or desk.form.multi for record in desk.live):
        raise Blocked([obstacle(desk, "not_empty", "本表已有内容", "先删除内容，再零报告")])
    desk.around.reading(desk.form.code)
    made = _nil(desk)
    if made is None:
        raise Blocked(stopping(_contradictions(desk), desk.report.reasons))
    return made


@transaction.atomic
def report_nil_part(*, actor: Actor, report_key: ReportKey) -> tuple[str, ...]:
    """A nil report for every multi form of the key's part that is 未填报, applies and takes one.

    Gives their codes; a form that findings stand against is left as it is.
    Raises NotWritable, and Blocked while the basic information is not complete.
    """
    desk = open_year(actor, report_key)
    forms = desk.around.edition.part_forms(report_key.form.part)
    desk.load(form.code for form in forms)
    desks = [beside(desk, form) for form in forms if form.multi and form.nil_words]
    open_ones = [one for one in desks if one.applicable and one.untouched]
    if open_ones:
        require_first_form(open_ones[0])
    desk.around.reading(*(one.form.code for one in open_ones))
    return tuple(one.form.code for one in open_ones if _nil(one))


def _contradictions(desk: Desk) -> list[Finding]:
    """What other forms say against there being nothing to report."""
    return look(desk.form, desk.report, [], desk.around) if desk.form.multi else []


def _nil(desk: Desk) -> Completed | None:
    """The nil report, unless findings stand against it."""
    report, findings = desk.report, _contradictions(desk)
    if stopping(findings, report.reasons):
        return None
    act = Act("report.nil", desk.form.code, {"state": report.state}, {"state": State.ZERO.value})
    keep(desk.form, report, findings)
    close(desk, State.ZERO)
    finish(desk, [])
    snapshot, _ = freeze(desk, findings)
    act.after |= {"number": snapshot.number, "check_code": snapshot.check_code}
    act.write(desk.actor, desk.key.round, desk.key.placement)
    return Completed(report, snapshot, changed=True)
