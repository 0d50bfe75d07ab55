"""填报状态: own and subordinate units by forms, one mark a cell (F58, screen 10)."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from istc.monitor import matrix
from istc.reports import queries
from istc.reports.queries import completion
from istc.reports.states import State
from istc.rounds import round_of
from istc.units import access
from istc.units.models import Placement
from istc.units.models.placement import Placements

UNITS_A_PAGE = 60
LONGEST_QUERY = 60


@require_safe
@access.signed_in
def status(request: HttpRequest, year: int) -> HttpResponse:
    found = round_of(year)
    own = _own(request, year)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    deep = request.GET.get("all") == "1"
    places = _wanted(access.below(access.actor_of(request), year), own, words, deep)
    page = Paginator(places, UNITS_A_PAGE).get_page(request.GET.get("page"))
    states = queries.tree_states(found, page.object_list)
    forms = completion.by_form(found, own)
    context: dict[str, Any] = {
        "year": year,
        "own": own,
        "words": words,
        "deep": deep,
        "page": page,
        "query": _query(words, deep),
        "heads": matrix.heads(found.edition_model, forms),
        "rows": matrix.rows(found.edition_model, page.object_list, states),
        "whole": sum(forms.values(), completion.NOTHING),
        "legend": list(State),
        "now": timezone.now(),
    }
    return render(request, "monitor/status.html", context)


def _own(request: HttpRequest, year: int) -> Placement | None:
    """None for the centre. Raises Http404 for a unit that the year's tree does not hold."""
    actor = access.actor_of(request)
    return None if actor.is_centre else access.own(request, year)


def _wanted(places: Placements, own: Placement | None, words: str, deep: bool) -> Placements:
    """By name or pinyin initials at any depth; else the unit and its direct ones, or all."""
    if words:
        return places.filter(Q(name__icontains=words) | Q(initials__contains=words.lower()))
    if deep:
        return places
    return places.filter(level__lte=own.level + 1 if own else 1)


def _query(words: str, deep: bool) -> str:
    kept = {"q": words, "all": "1" if deep else ""}
    told = urlencode({name: value for name, value in kept.items() if value})
    return f"&{told}" if told else ""
