"""Saving a draft: changed cells from our scripts, or the whole page without them (N21)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpResponse

from istc.entry.answers import after, standing, stored
from istc.entry.gather import facts
from istc.entry.pages import form_page, page_of
from istc.entry.posted import CHOICE, Posted, Unreadable
from istc.entry.present.control import Box
from istc.entry.present.filled import shown
from istc.entry.present.marks import name_of
from istc.entry.views.order import Order, answer, writing
from istc.reports import actions
from istc.reports.queries import record_values
from istc.reports.results import RefusedCell, Saved

REASON = "reason:"
THEIRS = "theirs"


@writing
def save(order: Order) -> HttpResponse:
    saved = write(order)
    if order.json:
        return answer(after(order.request, order.key, saved[-1] if saved else None))
    return refused_page(order, saved) if refusals(saved) else order.back("saved")


def write(order: Order) -> list[Saved]:
    """Stores what was sent; a whole sheet sent without scripts all or nothing."""
    if not order.key.form.multi or (order.json and order.sent.changes):
        return [cells(order, order.sent)] if order.sent.changes else []
    with transaction.atomic():
        return [*rows(order), *new_row(order)]


def cells(order: Order, sent: Posted, record: int | None = None) -> Saved:
    """One record. Raises Unreadable without a version, and what `save_values` raises."""
    if sent.version is None:
        raise Unreadable("没有版本号，没有保存")
    return actions.save_values(
        **order.who,
        record_id=record,
        changes=chosen(sent),
        version=sent.version,
        seen=sent.seen,
        since=sent.since,
    )


def chosen(sent: Posted) -> dict[str, Any]:
    """Without the cells whose other version was chosen after a conflict."""
    return {
        item: raw
        for item, raw in sent.changes.items()
        if sent.extra.get(f"{CHOICE}{item}") != THEIRS
    }


def rows(order: Order) -> list[Saved]:
    """The rows of a sheet that differ from what their inputs showed."""
    sent = order.sent.rows
    if not sent:
        return []
    boxes = page_of(order.request, facts(order.key)).sketch.boxes
    stored = {one.id: one.values for one in record_values(order.key)}
    changed = {
        record: (version, differing(raw, stored.get(record, {}), boxes))
        for record, (version, raw) in sent.items()
    }
    return [
        actions.save_values(**order.who, record_id=record, changes=raw, version=version)
        for record, (version, raw) in changed.items()
        if raw
    ]


def differing(
    raw: Mapping[str, Any], stored: Mapping[str, Any], boxes: Mapping[str, Box]
) -> dict[str, Any]:
    return {
        item: text
        for item, text in raw.items()
        if item not in boxes or text not in (shown(boxes[item], stored.get(item)), stored.get(item))
    }


def new_row(order: Order) -> list[Saved]:
    if not order.sent.new:
        return []
    return [actions.add_record(**order.who, values=order.sent.new)]


def refusals(saved: list[Saved]) -> list[RefusedCell]:
    return [cell for one in saved for cell in one.refusals]


def refused_page(order: Order, saved: list[Saved], record: int | None = None) -> HttpResponse:
    """The page again, with what was refused as it was typed; the rest is stored."""
    said = [cell.sentence for cell in refusals(saved)]
    typed = {input_name(order, one, cell): str(cell.raw) for one in saved for cell in one.refusals}
    found = facts(order.key, open=record, asked=True, typed=typed, said=said)
    return form_page(order.request, found, status=422)


def input_name(order: Order, saved: Saved, cell: RefusedCell) -> str:
    """The input of a refused cell on the page: in a sheet with its row before it."""
    item = order.key.form.by_id.get(cell.item)
    name = name_of(cell.item, item.table if item else None, cell.row)
    in_sheet = order.key.form.layout == "sheet" and saved.record is not None
    return f"r{saved.record.pk}.{name}" if in_sheet and saved.record else name


@writing
def zero(order: Order) -> HttpResponse:
    """空白填零 for the form, or for one record of it."""
    saved = write(order) if not order.json else []
    actions.fill_zero(**order.who)
    if not order.json:
        return refused_page(order, saved) if refusals(saved) else order.back("zeros")
    page = page_of(order.request, facts(order.key))
    records = [stored(page, one) for one in page.facts.records]
    return answer({**standing(page), "records": records, "words": "空白的数字已填为 0"})


@writing
def reason(order: Order) -> HttpResponse:
    """Why 核实性 findings are right as they are: one from our scripts, all of them without."""
    given = reasons(order)
    for finding, text in given.items():
        actions.give_reason(**order.who, finding=finding, text=text)
    if order.json:
        return answer(after(order.request, order.key))
    return order.back("reasons")


def reasons(order: Order) -> dict[str, str]:
    extra = order.sent.extra
    if "key" in extra:
        return {extra["key"]: extra.get("text", "")}
    return {
        key.removeprefix(REASON): str(raw)
        for key, raw in order.sent.changes.items()
        if key.startswith(REASON)
    }
