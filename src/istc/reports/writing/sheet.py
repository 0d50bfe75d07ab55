"""The record that an action is about, and what it hands back about it."""

from collections.abc import Sequence

from istc.checks.findings import Finding
from istc.reports.errors import NotFound
from istc.reports.models import Record
from istc.reports.results import RefusedCell, Saved
from istc.reports.writing.closing import insert_report
from istc.reports.writing.desk import Desk
from istc.reports.writing.judging import known


def sheet(desk: Desk, record_id: int | None) -> Record:
    """The record named; a single form's only one, made in memory if there is none (version 0).

    Raises NotFound.
    """
    if record_id is not None:
        return desk.record(record_id)
    if desk.form.multi:
        raise NotFound("没有指明是哪一条记录", "刷新页面后再试")
    return desk.live[0] if desk.live else Record(version=0)


def single_record(desk: Desk) -> Record:
    """A stored record for a single form that has none yet."""
    return new_records(desk, 1)[0]


def new_records(desk: Desk, count: int) -> list[Record]:
    """Blank records at the end, in the database, so that findings can name them; to be stamped."""
    insert_report(desk)
    first = max((record.position for record in desk.live), default=0) + 1
    made = [
        Record(report=desk.report, position=first + number, version=1) for number in range(count)
    ]
    Record.objects.bulk_create(made)
    for record in made:
        record.version = 0
        desk.dirty[record.pk] = record
    desk.live.extend(made)
    return made


def findings_known(desk: Desk) -> list[Finding]:
    """Of the form at hand, where nothing was written."""
    around = desk.around.reading(desk.form.code)
    return known(desk.form, desk.report, desk.live, around)


def saved(
    desk: Desk,
    record: Record,
    refusals: Sequence[RefusedCell],
    *,
    findings: Sequence[Finding] | None = None,
    changed: bool = True,
) -> Saved:
    """What a write of one record hands back; `findings` None: as they were."""
    if findings is None:
        findings = findings_known(desk)
    own = {item.id for item in desk.form.computed}
    return Saved(
        report=desk.report,
        record=record if record.pk else None,
        version=record.version,
        refusals=tuple(refusals),
        findings=tuple(findings),
        values=record.values,
        computed={key: value for key, value in record.values.items() if key in own},
        changed=changed,
    )
