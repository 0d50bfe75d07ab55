"""报表查询与下载: the filter and all forms with what they hold (F52–F57, screen 09a)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from istc.query.asked import Asked, ask, options
from istc.query.models import SavedFilter
from istc.query.show.downloads import form_address, part_address, whole_addresses
from istc.reports.selection.states import by_form
from istc.units import access


@require_safe
@access.signed_in
def index(request: HttpRequest, year: int) -> HttpResponse:
    """Six queries, whatever the number of units and records."""
    asked = ask(request, year)
    if asked.problems:
        return refuse(request, asked)
    if asked.elsewhere:
        return moved(request, "query:index", year=asked.elsewhere)
    scope, edition = asked.scope(request), asked.edition
    lines = by_form(scope, edition)
    chosen = _part(request, [part.number for part in edition.parts])
    parts = [
        (part, [lines[form.code] for form in edition.part_forms(part.number)])
        for part in edition.parts
    ]
    address = asked.filter.address()
    context = {
        "year": year,
        "flt": asked.filter,
        "options": options(edition),
        "scope": scope,
        "parts": parts,
        "chosen": chosen,
        "address": address,
        "download": form_address,
        "download_part": part_address,
        "downloads": whole_addresses(year, address),
        "saved": SavedFilter.objects.filter(account_id=access.actor_of(request).account_id),
    }
    return render(request, "query/index.html", context)


def _part(request: HttpRequest, numbers: list[int]) -> int:
    """0: all forms."""
    text = request.GET.get("part", "")
    return int(text) if text in {str(number) for number in numbers} else 0


def moved(request: HttpRequest, view: str, **where: object) -> HttpResponse:
    """To the page of the year chosen: an address never shows another year than its filter says."""
    return redirect(f"{reverse(view, kwargs=where)}?{request.GET.urlencode()}")


def refuse(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Says what in the address cannot be understood; nothing was asked of the database."""
    context = {
        "year": asked.round.year,
        "form": asked.form,
        "problems": asked.problems,
        "flt": asked.filter,
        "options": options(asked.edition),
    }
    return render(request, "query/refused.html", context, status=400)
