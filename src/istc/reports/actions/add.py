"""add_record, add_records: new records at the end of a multi form, one or a batch (F51, F47)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from istc.reports.errors import NotWritable
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.reports.models.total import RECORDS
from istc.reports.results import Added, RefusedCell, Saved
from istc.reports.writing.cascade import recompute
from istc.reports.writing.closing import conclude, moved
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.merging import overlay, refused_sums
from istc.reports.writing.reading import read_posted
from istc.reports.writing.sheet import findings_known, new_records, saved
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def add_record(
    *, actor: Actor, report_key: ReportKey, values: Mapping[str, Any] | None = None
) -> Saved:
    """A new record at the end, blank or with what was typed; refused cells are named and left out.

    Raises NotWritable, also for a single form.
    """
    desk = _multi_desk(actor, report_key)
    after, refused = _read(desk, values or {})
    record = new_records(desk, 1)[0]
    cells = _fill(desk, record, after)
    act = Act.of_record(("record.add", desk.form.code), record, {}, cells)
    findings = conclude(desk, act, {*cells, RECORDS})
    return saved(desk, record, refused, findings=findings)


@transaction.atomic
def add_records(
    *,
    actor: Actor,
    report_key: ReportKey,
    rows: Sequence[Mapping[str, Any]],
    submitted: bool = False,
) -> Added:
    """A batch in one go, with one audit row; the number of queries does not grow with the rows.

    With any refusal nothing is stored and every refused cell is named with its `line` (N23).
    `submitted`: those without errors count as submitted. Raises NotWritable, also for a single
    form.
    """
    desk = _multi_desk(actor, report_key)
    read = [_read(desk, row) for row in rows]
    refusals = tuple(
        replace(one, line=line) for line, (_, refused) in enumerate(read) for one in refused
    )
    if refusals or not rows:
        return Added(desk.report, (), refusals, tuple(findings_known(desk)))
    records = new_records(desk, len(rows))
    cells = {RECORDS}
    for record, (after, _) in zip(records, read, strict=True):
        record.submitted = submitted
        cells.update(_fill(desk, record, after))
    findings = conclude(desk, _batch(desk, records), cells)
    return Added(desk.report, tuple(records), (), tuple(findings))


def _multi_desk(actor: Actor, report_key: ReportKey) -> Desk:
    desk = open_desk(actor, report_key)
    if not desk.form.multi:
        raise NotWritable("本表只填一张表单", "在已有的表单中填写")
    desk.around.reading(desk.form.code)
    return desk


def _read(desk: Desk, raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[RefusedCell]]:
    posted = read_posted(desk.form, raw, {})
    after = recompute(desk.form, overlay({}, posted.cells), desk)
    return after, [*posted.refused, *refused_sums(desk.form, posted, after)]


def _fill(desk: Desk, record: Record, values: dict[str, Any]) -> list[str]:
    desk.stamp(record, values, values)
    moved(desk)
    return list(values)


def _batch(desk: Desk, records: Sequence[Record]) -> Act:
    ids = [record.pk for record in records]
    return Act("record.add_batch", desk.form.code, {}, {"count": len(ids), "records": ids})
