"""The rows of a grid: what was typed, pasted, filled down or undone, in one request (N20, N21)."""

from __future__ import annotations

from django.http import HttpResponse

from istc.entry import stopped
from istc.entry.answers import after_rows
from istc.entry.posted import Posted, Unreadable
from istc.entry.views.order import Order, answer, writing
from istc.reports import actions
from istc.reports.errors import RowConflict


@writing
def save(order: Order) -> HttpResponse:
    """Stores all rows or none; a row that somebody else changed is named with both versions."""
    rows = order.sent.batch
    if not rows:
        raise Unreadable("没有送来任何一行")
    try:
        saved = actions.save_rows(**order.who, rows=rows)
    except RowConflict as stop:
        mine = next(row for row in rows if row.record == stop.record)
        sent = Posted(version=mine.version, changes=mine.changes)
        return stopped.conflict(order.request, order.key, stop, sent=sent, record=stop.record)
    return answer(after_rows(order.request, order.key, saved))
