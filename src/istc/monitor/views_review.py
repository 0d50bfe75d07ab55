"""Returning and approving from a form's read-only page: superiors and the centre (N12)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from istc.definitions.kinds import Refusal
from istc.monitor import queue
from istc.reports import actions
from istc.reports.actions import Remark
from istc.reports.errors import Conflict, Stopped
from istc.reports.keys import ReportKey
from istc.rounds import round_of
from istc.units import access
from istc.units.models import Placement

MOST_REMARKS = 100


@require_POST
@access.signed_in
def send_back(request: HttpRequest, year: int, unit_id: int, form: str) -> HttpResponse:
    """退回更正, with reasons on the form and on cells or records."""
    key = key_below(request, year, unit_id, form)
    try:
        actions.return_form(
            actor=access.actor_of(request),
            report_key=key,
            text=request.POST.get("text", ""),
            remarks=_remarks(request),
            until=_until(request.POST.get("until", "")),
            version=number(request.POST.get("version", "")),
        )
    except (Stopped, Refusal) as stop:
        messages.error(request, stop_words(stop))
    else:
        messages.success(request, f"{form} 已退回{key.placement.name}。")
    return _back("monitor:form", year=year, unit_id=unit_id, form=form)


@require_POST
@access.signed_in
def approve(request: HttpRequest, year: int, unit_id: int, form: str) -> HttpResponse:
    key = key_below(request, year, unit_id, form)
    version = number(request.POST.get("version", ""))
    try:
        actions.approve_form(actor=access.actor_of(request), report_key=key, version=version)
    except Stopped as stop:
        messages.error(request, stop_words(stop))
    else:
        messages.success(request, f"{form} 审核通过。")
    return _back("monitor:form", year=year, unit_id=unit_id, form=form)


@require_POST
@access.signed_in
def approve_unit(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    """Every form of the unit that is complete and without doubts (design §9, 13)."""
    found, place = round_of(year), _below(request, year, unit_id)
    actor = access.actor_of(request)
    try:
        forms = actions.approve_unit(actor=actor, round=found, placement=place)
    except Stopped as stop:
        messages.error(request, stop_words(stop))
    else:
        left = len(queue.of_unit(found, unit_id))
        messages.success(request, approved_words(len(forms), left))
    return _back("monitor:unit", year=year, unit_id=unit_id)


def approved_words(approved: int, left: int) -> str:
    """`left`: those with doubts wait to be looked at one by one."""
    said = f"{approved} 张报表审核通过" if approved else "没有无疑点的报表"
    return f"{said}；{left} 张有疑点（含疑似重复），逐张审核。" if left else f"{said}。"


def key_below(request: HttpRequest, year: int, unit_id: int, form: str) -> ReportKey:
    found, place = round_of(year), _below(request, year, unit_id)
    if form not in found.edition_model.by_code:
        raise Http404
    return ReportKey(found, place, found.edition_model.by_code[form])


def _below(request: HttpRequest, year: int, unit_id: int) -> Placement:
    """A unit reviews what stands below it, never itself. Raises Http404."""
    if access.actor_of(request).unit_id == unit_id:
        raise Http404
    return access.visible(request, year, unit_id)


def _remarks(request: HttpRequest) -> list[Remark]:
    """Rows of the dialog; a row without words is left out."""
    names = ("remark", "item", "record")
    columns = [request.POST.getlist(name)[:MOST_REMARKS] for name in names]
    rows = zip(*columns, strict=False)
    return [Remark(text, item, number(record)) for text, item, record in rows if text.strip()]


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def _until(text: str) -> datetime | None:
    """24:00 of the day; a day that cannot be read counts as past, so that it is refused."""
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip()) + timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, datetime.min.time()))
    except (ValueError, OverflowError):
        return timezone.now() - timedelta(days=1)


def stop_words(stop: Stopped | Refusal) -> str:
    if isinstance(stop, Conflict):
        return "打开后该表已变动。按现在的内容再处理。"
    return "。".join(part for part in (stop.wrong, stop.mend) if part) + "。"


def _back(view: str, **kwargs: Any) -> HttpResponse:
    return redirect(reverse(view, kwargs=kwargs))
