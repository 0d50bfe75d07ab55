"""审核: the queue of what waits, by unit or by form, first what needs attention (screen 13)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from istc.monitor import queue, selection
from istc.rounds import round_of
from istc.units import access

UNITS_A_PAGE = 50
WAYS = {"unit": "按单位", "form": "按报表"}


@require_safe
@access.signed_in
def waiting(request: HttpRequest, year: int) -> HttpResponse:
    """Raises Http404 for level 3, which reviews nobody."""
    found, own = round_of(year), selection.own_place(request, year)
    if own is not None and own.level > 2:
        raise Http404
    places = access.below(access.actor_of(request), year, itself=False)
    by = request.GET.get("by", "")
    context: dict[str, Any] = {
        "year": year,
        "own": own,
        "ways": WAYS,
        "by": by if by in WAYS else "unit",
    }
    if context["by"] == "form":
        context["forms"] = queue.by_form(found, places)
    else:
        page = Paginator(queue.by_unit(found, places), UNITS_A_PAGE).get_page(
            request.GET.get("page")
        )
        context["page"], context["units"] = page, queue.units(found, page.object_list)
    return render(request, "monitor/queue.html", context)
