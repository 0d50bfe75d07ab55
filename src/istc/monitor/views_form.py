"""A form of a unit, read-only: for the unit itself, its superiors and the centre (F16, F59)."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from istc import audit
from istc.monitor import queue
from istc.monitor.doubting import cell_id, reviewing
from istc.monitor.reading.heads import heads
from istc.monitor.reading.trend import trend
from istc.monitor.reading.values import chosen, is_numeric, shown
from istc.reports import queries
from istc.reports.keys import ReportKey
from istc.reports.models import Total
from istc.reports.queries import FormPage
from istc.reports.queries.remarks import spoken
from istc.rollup.plan import plan_of
from istc.rounds import round_of
from istc.units import access

RECORDS_A_PAGE = 50
CHANGES_SHOWN = 20
VIEWED = "report.view"


@require_safe
@access.signed_in
def form(request: HttpRequest, year: int, unit_id: int, form: str) -> HttpResponse:
    """A single form whole; of a multi form the table of its records, 50 a page."""
    key = _key(request, year, unit_id, form)
    number = _page_number(request)
    found = queries.form_page(key, page=number, size=RECORDS_A_PAGE)
    _log(request, key, {"page": number} if key.form.multi else None)
    context = {**_context(request, found), "history": queries.history(key, most=CHANGES_SHOWN)}
    if found.state.completed_at:
        context["since"] = queries.since_completion(key, found.state.state)
    if not key.form.multi:
        return render(request, "monitor/form.html", {**context, "values": found.values})
    pages = Paginator(range(found.state.records), RECORDS_A_PAGE)
    context["page"] = Page(found.records, min(number, pages.num_pages), pages)
    context["heads"] = heads(key.form, context["review"].items)
    context["totals"] = _totals(key)
    return render(request, "monitor/records.html", context)


@require_safe
@access.signed_in
def record(
    request: HttpRequest, year: int, *, unit_id: int, form: str, record_id: int
) -> HttpResponse:
    """One record of a multi form. Another unit's record is as good as none."""
    key = _key(request, year, unit_id, form)
    found = queries.form_page(key)
    rows = {row.id: row for row in found.records}
    if not key.form.multi or record_id not in rows:
        raise Http404
    row = rows[record_id]
    around = [found.records[at] for at in (row.line - 2, row.line) if 0 <= at < len(rows)]
    _log(request, key, {"record": record_id, "line": row.line})
    context = {**_context(request, found, record_id), "values": row.values, "row": row}
    context["before"] = next((one for one in around if one.line < row.line), None)
    context["after"] = next((one for one in around if one.line > row.line), None)
    return render(request, "monitor/record.html", context)


def _key(request: HttpRequest, year: int, unit_id: int, form: str) -> ReportKey:
    """Raises Http404 for a unit out of sight and for a form that the edition does not have."""
    found = round_of(year)
    place = access.visible(request, year, unit_id)
    if form not in found.edition_model.by_code:
        raise Http404
    return ReportKey(found, place, found.edition_model.by_code[form])


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _log(request: HttpRequest, key: ReportKey, what: dict[str, int] | None) -> None:
    """A superior who reads raw data leaves a trace (N36, design §8)."""
    actor = access.actor_of(request)
    unit_id = key.placement.unit_id
    if actor.unit_id != unit_id:
        audit.record(
            actor=actor, action=VIEWED, unit=unit_id, year=key.round.year,
            subject=key.form.code, after=what,
        )  # fmt: skip


def _context(request: HttpRequest, found: FormPage, record_id: int | None = None) -> dict[str, Any]:
    key = found.key
    return {
        "year": key.round.year,
        "place": key.placement,
        "form": key.form,
        "round": key.round,
        "part": next(p for p in key.round.edition_model.parts if p.number == key.form.part),
        "state": found.state,
        "mine": key.placement.unit_id == access.actor_of(request).unit_id,
        **_review(request, found, record_id),
        "shown": shown,
        "chosen": chosen,
        "numeric": is_numeric,
    }


def _review(request: HttpRequest, found: FormPage, record_id: int | None) -> dict[str, Any]:
    """What a superior works with, where the form is complete; else findings only to read."""
    key, actor = found.key, access.actor_of(request)
    above = key.placement.unit_id != actor.unit_id
    working = above and found.state.complete
    waiting = queue.of_unit(key.round, key.placement.unit_id) if working else []
    return {
        "reviewable": above,
        "working": working,
        "review": reviewing(actor, found, record_id, repeated=above),
        "spoken": spoken(key),
        "lines": [(row.line, row.id) for row in found.records if record_id in (None, row.id)],
        "waiting": waiting,
        "titles": {form.code: form.title for form in key.round.edition_model.forms},
        "beside": _beside(key, waiting),
        "here": record_id,
        "cell_id": cell_id,
        "trend": trend(key) if working and record_id is None else (),
    }


def _beside(key: ReportKey, waiting: list[dict[str, Any]]) -> tuple[str, str]:
    """The waiting form before this one and the one after it, as the queue has them."""
    codes = [row["form"] for row in waiting]
    if key.form.code not in codes:
        return "", codes[0] if codes else ""
    at = codes.index(key.form.code)
    return (codes[at - 1] if at else ""), (codes[at + 1] if at + 1 < len(codes) else "")


def _totals(key: ReportKey) -> dict[str, str]:
    """Item → the sum over all records, not only those of the page; of what adds up."""
    found = Total.objects.filter(
        round=key.round, unit_id=key.placement.unit_id, form=key.form.code, filled__gt=0
    )
    sums = [item.id for item in plan_of(key.form).sums]
    rows = found.filter(item__in=sums).values_list("item", "value")
    return {item: f"{value.normalize():f}" for item, value in rows}
