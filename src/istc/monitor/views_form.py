"""A form of a unit, read-only: for the unit itself, its superiors and the centre (F16, F59)."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from istc import audit
from istc.checks.findings import Finding
from istc.monitor.reading.heads import heads
from istc.monitor.reading.values import chosen, is_numeric, shown
from istc.reports import queries
from istc.reports.keys import ReportKey
from istc.reports.models import Total
from istc.reports.queries import FormPage
from istc.reports.queries.records import live
from istc.rounds import round_of
from istc.units import access

RECORDS_A_PAGE = 50
CHANGES_SHOWN = 20
VIEWED = "report.view"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the reason given for it; `line` of its record, if it is about one."""

    finding: Finding
    reason: str
    line: int | None


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
    context["heads"], context["totals"] = heads(key.form), _totals(key)
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
        "reviewable": key.placement.unit_id != access.actor_of(request).unit_id,
        "reviews": queries.reviews(key),
        "lines": [(row.line, row.id) for row in found.records if record_id in (None, row.id)],
        "findings": _findings(found, record_id),
        "shown": shown,
        "chosen": chosen,
        "numeric": is_numeric,
    }


def _findings(found: FormPage, record_id: int | None) -> list[Told]:
    """Of one record only its own; else all, with the line of the record that each is about."""
    told = [one for one in found.findings if record_id is None or one.record == record_id]
    lines: dict[int, int] = {}
    if found.key.form.multi and record_id is None and told:
        numbers = live(found.key).values_list("pk", flat=True)
        lines = {number: line for line, number in enumerate(numbers, 1)}
    return [Told(one, _reason(found, one), lines.get(one.record or 0)) for one in told]


def _reason(found: FormPage, finding: Finding) -> str:
    """The reason that was given, while it holds for the figures."""
    given = found.reasons.get(finding.key, {})
    return given.get("text", "") if given.get("fingerprint") == finding.fingerprint else ""


def _totals(key: ReportKey) -> dict[str, str]:
    """Item → the sum over all records, not only those of the page."""
    found = Total.objects.filter(
        round=key.round, unit_id=key.placement.unit_id, form=key.form.code, filled__gt=0
    )
    return {item: f"{value.normalize():f}" for item, value in found.values_list("item", "value")}
