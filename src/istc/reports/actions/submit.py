"""submit_record: 提交 of one record of a multi form (F51)."""

from django.db import transaction

from istc.reports.keys import ReportKey
from istc.reports.results import Saved
from istc.reports.writing.closing import conclude
from istc.reports.writing.desk import open_desk
from istc.reports.writing.sheet import saved
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def submit_record(*, actor: Actor, report_key: ReportKey, record_id: int) -> Saved:
    """Checks the record and marks it submitted; one with errors stays a draft.

    `Saved.record.submitted` tells which, the findings why. Submitting twice changes nothing.
    Raises NotWritable, NotFound.
    """
    desk = open_desk(actor, report_key)
    record = desk.record(record_id)
    if record.submitted:
        return saved(desk, record, (), changed=False)
    record.submitted = True
    place = {"record": record.pk, "position": record.position}
    desk.dirty[record.pk] = record
    act = Act("record.submit", desk.form.code, {}, place)
    findings = conclude(desk, act, ())
    return saved(desk, record, (), findings=findings, changed=record.submitted)
