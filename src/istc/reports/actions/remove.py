"""Taking records away only marks them, so that they can come back: one, or several at once."""

from collections.abc import Mapping, Sequence
from typing import Any

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
    record = _take(desk, record_id, version)
    return _conclude(desk, record, "record.remove")


@transaction.atomic
def remove_records(
    *, actor: Actor, report_key: ReportKey, versions: Mapping[int, int | None]
) -> int:
    """Several records by id, with the version of each as `remove_record` takes it; one audit row
    tells of all. Gives how many there were. Raises NotWritable, NotFound, Conflict."""
    desk = _multi_desk(actor, report_key)
    taken = [_take(desk, record, version) for record, version in versions.items()]
    return _conclude_all(desk, taken, "record.remove_rows")


@transaction.atomic
def restore_record(*, actor: Actor, report_key: ReportKey, record_id: int) -> Saved:
    """Brings a removed record back to its place; one that is there already stays as it is.

    Raises NotWritable, NotFound.
    """
    desk = _multi_desk(actor, report_key)
    found = _find(desk, [record_id])[0]
    if found.removed_at is None:
        return saved(desk, found, (), changed=False)
    _give_back(desk, [found])
    return _conclude(desk, found, "record.restore")


@transaction.atomic
def restore_records(*, actor: Actor, report_key: ReportKey, records: Sequence[int]) -> int:
    """The same for several; gives how many were not there. Raises NotWritable, NotFound."""
    desk = _multi_desk(actor, report_key)
    gone = [record for record in _find(desk, records) if record.removed_at is not None]
    _give_back(desk, gone)
    return _conclude_all(desk, gone, "record.restore_rows")


def _multi_desk(actor: Actor, report_key: ReportKey) -> Desk:
    if not report_key.form.multi:
        raise NotWritable("本表只有一张表单，不能删除", "清空其中的内容")
    return open_desk(actor, report_key)


def _take(desk: Desk, record_id: int, version: int | None) -> Record:
    record = desk.record(record_id)
    if version is not None and version != record.version:
        raise Conflict(())
    desk.live.remove(record)
    record.removed_at = desk.now
    return record


def _find(desk: Desk, records: Sequence[int]) -> list[Record]:
    wanted = set(records)
    found = list(Record.objects.filter(pk__in=wanted, report_id=desk.report.pk))
    if len(found) < len(wanted):
        raise NotFound("本表没有这条记录", "刷新页面后再试")
    return found


def _give_back(desk: Desk, records: Sequence[Record]) -> None:
    for record in records:
        record.removed_at = None
        desk.live.append(record)
    desk.live.sort(key=lambda record: (record.position, record.pk))


def _conclude(desk: Desk, record: Record, action: str) -> Saved:
    """The version stays: what the record says has not changed."""
    desk.dirty[record.pk] = record
    moved(desk)
    act = Act.of_record((action, desk.form.code), record, {}, record.values)
    if action == "record.remove":
        act.before, act.after = act.after, {key: act.after[key] for key in ("record", "position")}
    findings = conclude(desk, act, {*record.values, RECORDS})
    return saved(desk, record, (), findings=findings)


def _conclude_all(desk: Desk, records: Sequence[Record], action: str) -> int:
    if not records:
        return 0
    desk.dirty.update((record.pk, record) for record in records)
    moved(desk)
    rows: dict[str, Any] = {str(record.pk): record.values for record in records}
    act = Act(action, desk.form.code, {"rows": rows}, {"count": len(rows), "records": list(rows)})
    conclude(desk, act, {*(cell for record in records for cell in record.values), RECORDS})
    return len(records)
