"""reopen: takes completion, a nil report or 不适用 back without changing anything filled in."""

from django.db import transaction

from istc.reports.keys import ReportKey
from istc.reports.models.total import RECORDS
from istc.reports.results import Changed
from istc.reports.states import CLOSED
from istc.reports.writing.closing import conclude, moved
from istc.reports.writing.desk import open_desk
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def reopen(*, actor: Actor, report_key: ReportKey, version: int | None = None) -> Changed:
    """Back to 填报中, or to 未填报 where nothing is filled in. On an open form it changes nothing.

    Raises NotWritable, Conflict.
    """
    desk = open_desk(actor, report_key, declined=True)
    report = desk.report
    if report.state not in CLOSED and not report.declined:
        return Changed(report, (), changed=False)
    desk.expect(version)
    was, report.declined = report.state, False
    moved(desk)
    act = Act("report.reopen", desk.form.code, {"state": was}, {"state": report.state})
    findings = conclude(desk, act, {RECORDS})
    return Changed(report, tuple(findings), changed=True)
