"""remove_record, restore_record: taking a record away only marks it, so that it can come back."""

from django.db import transaction

from istc.reports.errors import Conflict, NotFound, NotWritable
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.reports.models.total import RECORDS
from istc.reports.results import Saved
from istc.reports.writing.closing import conclude, moved
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.sheet import saved
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def remove_record(
    *, actor: Actor, report_key: ReportKey, record_id: int, version: int | None = None
) -> Saved:
    """Takes a record out of a multi form. `version`: the record's as the sender saw it, if a change
    by somebody else meanwhile shall stop it. Raises NotWritable, NotFound, Conflict."""
    desk = _multi_desk(actor, report_key)
    record = desk.record(record_id)
    if version is not None and version != record.version:
        raise Conflict(())
    desk.live.remove(record)
    record.removed_at = desk.now
    return _conclude(desk, record, "record.remove")


@transaction.atomic
def restore_record(*, actor: Actor, report_key: ReportKey, record_id: int) -> Saved:
    """Brings a removed record back to its place; one that is there already stays as it is.

    Raises NotWritable, NotFound.
    """
    desk = _multi_desk(actor, report_key)
    found = Record.objects.filter(pk=record_id, report_id=desk.report.pk).first()
    if found is None:
        raise NotFound("本表没有这条记录", "刷新页面后再试")
    if found.removed_at is None:
        return saved(desk, found, (), changed=False)
    found.removed_at = None
    desk.live.append(found)
    desk.live.sort(key=lambda record: (record.position, record.pk))
    return _conclude(desk, found, "record.restore")


def _multi_desk(actor: Actor, report_key: ReportKey) -> Desk:
    if not report_key.form.multi:
        raise NotWritable("本表只有一张表单，不能删除", "清空其中的内容")
    return open_desk(actor, report_key)


def _conclude(desk: Desk, record: Record, action: str) -> Saved:
    """The version stays: what the record says has not changed."""
    desk.dirty[record.pk] = record
    moved(desk)
    act = Act.of_record((action, desk.form.code), record, {}, record.values)
    if action == "record.remove":
        act.before, act.after = act.after, {key: act.after[key] for key in ("record", "position")}
    findings = conclude(desk, act, {*record.values, RECORDS})
    return saved(desk, record, (), findings=findings)
