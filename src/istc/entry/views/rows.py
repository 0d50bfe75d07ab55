"""The rows of a grid or sheet: stored, undone, taken away, in one request (N20, N21)."""

from __future__ import annotations

from django.http import HttpResponse

from istc.entry import stopped
from istc.entry.answers import after, after_rows
from istc.entry.posted import Posted, Unreadable
from istc.entry.views.order import Order, answer, writing
from istc.reports import actions
from istc.reports.errors import RowConflict
from istc.reports.queries import last_year


@writing
def save(order: Order) -> HttpResponse:
    """Stores all rows or none; a row that somebody else changed is named with both versions."""
    rows = order.sent.batch
    if not rows:
        raise Unreadable("没有送来任何一行")
    try:
        saved = actions.save_rows(actor=order.actor, report_key=order.pointer, rows=rows)
    except RowConflict as stop:
        mine = rows[stop.line]
        sent = Posted(version=mine.version, changes=mine.changes)
        return stopped.conflict(
            order.request, order.key, stop, sent=sent, record=stop.record, line=stop.line
        )
    return answer(after_rows(order.request, saved, order.sent.known))


@writing
def remove(order: Order) -> HttpResponse:
    """Takes the rows away that are named, each as it was seen; all of them or none."""
    versions = {row.record: row.version for row in named(order) if row.record is not None}
    count = actions.remove_records(**order.who, versions=versions)
    return answer(after(order.request, order.key, words=f"已删除 {count} 行"))


@writing
def restore(order: Order) -> HttpResponse:
    """Brings them back: the undo of `remove`."""
    records = [row.record for row in named(order) if row.record is not None]
    count = actions.restore_records(**order.who, records=records)
    return answer(after(order.request, order.key, words=f"已恢复 {count} 行"))


def named(order: Order) -> tuple[actions.RowChange, ...]:
    """Raises Unreadable where no row is named."""
    if not any(row.record is not None for row in order.sent.batch):
        raise Unreadable("没有送来任何一行")
    return order.sent.batch


@writing
def stock(order: Order) -> HttpResponse:
    """Last year's records as drafts to confirm, where a form's records last (F50). Each bears its
    place of last year as its name, so that a second press adds nothing."""
    key = order.key
    if not key.form.stock:
        raise Unreadable("本表的记录按年填报，不能带入上年的", "逐条新增")
    own = {item.id for item in key.form.computed}
    rows = [
        actions.RowChange(
            {item: value for item, value in values.items() if item not in own},
            token=f"stock-{key.round.year - 1}-{place}",
            once=True,
        )
        for place, values in enumerate(last_year(key), 1)
    ]
    if rows:
        actions.save_rows(**order.who, rows=rows)
    if order.json:
        return answer(after(order.request, key))
    return order.back("stock")
