"""fill_zero: 空白填零, so that a blank count never silently means zero (decisions §3)."""

from collections.abc import Iterator

from django.db import transaction

from istc.checks.run import active
from istc.checks.typed import NUMERIC
from istc.definitions.model import CountsBlock, Form, Item, MatrixBlock
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.reports.results import Changed
from istc.reports.writing.cascade import recompute
from istc.reports.writing.closing import conclude, moved
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.merging import changed_cells
from istc.reports.writing.sheet import findings_known, single_record
from istc.reports.writing.trail import Act
from istc.units.access import Actor


@transaction.atomic
def fill_zero(*, actor: Actor, report_key: ReportKey, record_id: int | None = None) -> Changed:
    """Sets the blank numbers of matrices and counts to 0: of one record, or of all (None).

    Raises NotWritable, NotFound.
    """
    desk = open_desk(actor, report_key)
    desk.around.reading(desk.form.code)
    if not desk.form.multi and not desk.live:
        records = [single_record(desk)] if any(zero_items(desk.form)) else []
    else:
        records = desk.live if record_id is None else [desk.record(record_id)]
    act = Act("record.fill_zero", desk.form.code, {}, {})
    cells = {cell for record in records for cell in _fill(desk, record, act)}
    if not cells:
        return Changed(desk.report, tuple(findings_known(desk)), changed=False)
    moved(desk)
    findings = conclude(desk, act, cells)
    return Changed(desk.report, tuple(findings), changed=True)


def zero_items(form: Form) -> Iterator[Item]:
    """Typed numbers in matrices and counts."""
    for block in form.blocks:
        if isinstance(block, MatrixBlock | CountsBlock):
            for item in block.items:
                if item.kind in NUMERIC and item.computed is None:
                    yield item


def _fill(desk: Desk, record: Record, act: Act) -> list[str]:
    form = desk.form
    on = active(form, record.values, desk.around)
    zeros = {
        item.id: "0" for item in zero_items(form) if item.id in on and item.id not in record.values
    }
    if not zeros:
        return []
    after = recompute(form, {**record.values, **zeros}, desk)
    cells = changed_cells(record.values, after)
    desk.stamp(record, after, cells)
    act.after[str(record.pk)] = cells
    return cells
