"""The records of a multi form: add, open, save, hand in, copy, take away, bring back (F51, N20)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from istc.entry.answers import after
from istc.entry.door import report_key
from istc.entry.gather import facts
from istc.entry.pages import form_page, macro, page_of
from istc.entry.views.form import SAID
from istc.entry.views.order import Order, answer, writing
from istc.entry.views.saving import cells, refused_page
from istc.reports import actions
from istc.reports.queries import record_values
from istc.reports.results import Saved
from istc.ui.asking import wants_json
from istc.units import access

BODY = "entry/parts/body.html"


@access.signed_in
@require_safe
def record(request: HttpRequest, year: int, form: str, record: int) -> HttpResponse:
    """One record in the drawer: as a fragment for our scripts, on the list's page without them."""
    key = report_key(request, year, form)
    if not key.form.multi:
        raise Http404
    words = SAID.get(request.GET.get("said", ""))
    found = facts(key, open=record, said=[words] if words else ())
    if not wants_json(request):
        return form_page(request, found)
    page = page_of(request, found)
    html = macro(BODY, "opened", page.drawer, page)
    return JsonResponse({"html": html, "marks": [mark.plain() for mark in page.marks]})


@writing
def add(order: Order) -> HttpResponse:
    """A new record, blank or with what was typed (a country, or one offered from last year)."""
    saved = actions.add_record(**order.who, values=first_values(order))
    if not order.json:
        return to_record(order, saved, "added")
    if refused := saved.refusals:
        # A new row whose very name is refused would only be in the way.
        actions.remove_record(**order.who, record_id=pk(saved))
        return JsonResponse({"error": refused[0].sentence}, status=422)
    return answer(after(order.request, order.key, saved, **opening(order, saved)))


def first_values(order: Order) -> dict[str, Any]:
    sent = order.sent
    if "offer" in sent.extra and order.key.form.unique:
        return {order.key.form.unique[0]: sent.extra["offer"]}
    return dict(sent.changes or sent.new) if order.json or sent.new else {}


def opening(order: Order, saved: Saved) -> dict[str, Any]:
    """How our scripts show the new record: in the drawer of a list."""
    listed = order.key.form.layout == "list"
    return {"open": f"{order.address}records/{pk(saved)}/"} if listed else {}


def pk(saved: Saved) -> int:
    if saved.record is None:
        raise Http404
    return int(saved.record.pk)


def to_record(order: Order, saved: Saved, words: str) -> HttpResponse:
    """To the drawer of a record, or to the sheet that has it as a row."""
    if order.key.form.layout == "sheet":
        return order.back(words)
    return redirect(f"{order.address}records/{pk(saved)}/?said={words}")


@writing
def save(order: Order, record: int) -> HttpResponse:
    saved = cells(order, order.sent, record)
    if order.json:
        return answer(after(order.request, order.key, saved))
    if saved.refusals:
        return refused_page(order, [saved], record)
    return to_record(order, saved, "saved")


@writing
def submit(order: Order, record: int) -> HttpResponse:
    """提交 of one record; with `then=next` a blank one is opened after it."""
    if order.sent.changes:
        saved = cells(order, order.sent, record)
        if saved.refusals and not order.json:
            return refused_page(order, [saved], record)
    saved = actions.submit_record(**order.who, record_id=record)
    if saved.record is None or not saved.record.submitted:
        return not_submitted(order, saved, record)
    follow = order.sent.extra.get("then") == "next"
    if not order.json:
        return to_next(order, saved) if follow else order.back("submitted")
    open_next = f"{order.address}records/{pk(added(order))}/" if follow else ""
    words = f"第 {line(order, record)} 条已提交"
    return answer(after(order.request, order.key, saved, words=words, open=open_next))


def to_next(order: Order, saved: Saved) -> HttpResponse:
    return to_record(order, added(order), "submitted")


def added(order: Order) -> Saved:
    return actions.add_record(**order.who)


def not_submitted(order: Order, saved: Saved, record: int) -> HttpResponse:
    words = "这一条还有错误，更正后再提交。"
    if order.json:
        return JsonResponse(after(order.request, order.key, saved, error=words), status=422)
    found = facts(order.key, open=record, asked=True, said=[words])
    return form_page(order.request, found, status=422)


@writing
def remove(order: Order, record: int) -> HttpResponse:
    at = line(order, record)
    saved = actions.remove_record(**order.who, record_id=record, version=order.sent.version)
    if not order.json:
        return order.back("removed")
    restore = f"{order.address}records/{record}/restore/"
    words = f"已删除第 {at} 条"
    return answer(after(order.request, order.key, saved, words=words, restore=restore))


@writing
def restore(order: Order, record: int) -> HttpResponse:
    saved = actions.restore_record(**order.who, record_id=record)
    if not order.json:
        return order.back("restored")
    words = f"已恢复第 {line(order, record)} 条"
    return answer(after(order.request, order.key, saved, words=words))


@writing
def copy(order: Order, record: int) -> HttpResponse:
    """A new record with the same content, but for what may not repeat."""
    found = next((one for one in record_values(order.key) if one.id == record), None)
    if found is None:
        raise Http404
    own = {item.id for item in order.key.form.computed} | set(order.key.form.unique)
    values = {key: value for key, value in found.values.items() if key not in own}
    saved = actions.add_record(**order.who, values=values)
    if not order.json:
        return to_record(order, saved, "added")
    return answer(after(order.request, order.key, saved, **opening(order, saved)))


def line(order: Order, record: int) -> int:
    """The number that people see."""
    found = (one.line for one in record_values(order.key) if one.id == record)
    return next(found, 0)
