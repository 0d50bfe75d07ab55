"""Who did what to a form, from the audit rows, in the words that people use (N36)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from istc.audit.models import Event
from istc.definitions import kinds
from istc.definitions.model import Form
from istc.reports.keys import ReportKey

WORDS = {
    "record.save": "修改",
    "record.save_rows": "修改多行",
    "record.add": "新增一条",
    "record.add_batch": "批量新增",
    "record.import": "批量导入",
    "record.undo_import": "撤销导入",
    "record.submit": "提交一条",
    "record.remove": "删除一条",
    "record.remove_rows": "删除多行",
    "record.restore": "恢复一条",
    "record.restore_rows": "恢复多行",
    "record.fill_zero": "空白填零",
    "report.complete": "确认完成填报",
    "report.nil": "零报告",
    "report.decline": "声明不适用",
    "report.reopen": "撤销完成",
    "report.reason": "填写情况说明",
    "report.recompute": "来源表变动，重新汇总",
    "report.start": "由上年带出",
    "report.return": "退回",
    "report.approve": "审核通过",
    "report.reply": "答复退回意见",
}
BLANK = "空白"


@dataclass(frozen=True, slots=True)
class CellChange:
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """`record` is the position of the record that it is about, None where it is the form."""

    at: datetime
    who: str
    address: str | None
    action: str
    words: str
    record: int | None
    changes: tuple[CellChange, ...]
    check_code: str = ""


def history(key: ReportKey, *, most: int = 200) -> list[HistoryEntry]:
    """Newest first. One query."""
    found = Event.objects.about(key.placement.unit_id).filter(
        year=key.round.year, subject=key.form.code, action__in=WORDS
    )
    return [_entry(key.form, event) for event in found[:most]]


def _entry(form: Form, event: Event) -> HistoryEntry:
    before, after = event.before or {}, event.after or {}
    return HistoryEntry(
        at=event.at,
        who=event.actor_name,
        address=event.address,
        action=event.action,
        words=WORDS[event.action],
        record=after.get("position"),
        changes=tuple(cell_changes(form, before.get("values", {}), after.get("values", {}))),
        check_code=after.get("check_code", ""),
    )


def cell_changes(
    form: Form, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[CellChange]:
    """Both sides of every cell in words, in the order of the form."""
    order = {item.id: place for place, item in enumerate(form.items)}
    for cell in sorted({**before, **after}, key=lambda name: order.get(name, len(order))):
        yield CellChange(
            _name(form, cell), cell_words(form, cell, before), cell_words(form, cell, after)
        )


def _name(form: Form, cell: str) -> str:
    if cell in form.tables:
        return form.tables[cell].heading or form.tables[cell].items[0].name
    return form.by_id[cell].name if cell in form.by_id else cell


def cell_words(form: Form, cell: str, values: Mapping[str, Any]) -> str:
    """What a cell holds, or the rows of a sub-table, as people read it."""
    value = values.get(cell)
    if value is None:
        return BLANK
    if cell in form.tables:
        return "；".join(_row(form, row) for row in value)
    return kinds.show(form.by_id[cell], value) if cell in form.by_id else str(value)


def _row(form: Form, row: Mapping[str, Any]) -> str:
    return " ".join(kinds.show(form.by_id[item], value) for item, value in row.items())
