"""填报状态: own and subordinate units by forms, one mark a cell (F58, N13, screen 10)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from istc.monitor import matrix, selection
from istc.monitor.tally import tally
from istc.reports import queries
from istc.reports.queries import completion
from istc.reports.queries.whereabouts import KINDS
from istc.reports.states import State
from istc.rounds import round_of
from istc.units import access

UNITS_A_PAGE = 60
SHOWN_KINDS = ("done", "part", "todo", "wrong", "returned", "pending")


@require_safe
@access.signed_in
def status(request: HttpRequest, year: int) -> HttpResponse:
    found = round_of(year)
    own = selection.own_place(request, year)
    filters = selection.Filters.of(request.GET)
    places = access.below(access.actor_of(request), year)
    known = selection.units(found, own, selection.scope(places, own, filters))
    picked = [one.place for one in selection.of_kind(known, filters.kind)]
    page = Paginator(picked, UNITS_A_PAGE).get_page(request.GET.get("page"))
    states = queries.tree_states(found, page.object_list)
    forms = completion.by_form(found, own)
    edition = found.edition_model
    context: dict[str, Any] = {
        "year": year,
        "own": own,
        "filters": filters,
        "kinds": [(key, KINDS[key], len(selection.of_kind(known, key))) for key in SHOWN_KINDS],
        "types": _types(found, {one.place.type for one in known} | {filters.type}),
        "count": len(known),
        "page": page,
        "query": f"&{filters.query()}" if filters.query() else "",
        "heads": matrix.heads(edition, forms),
        "rows": matrix.rows(edition, page.object_list, states),
        "whole": sum(forms.values(), completion.NOTHING),
        "tally": tally(found, known),
        "remindable": own is None or own.level < 3,
        "legend": list(State),
        "now": timezone.now(),
    }
    return render(request, "monitor/status.html", context)


def _types(found: Any, used: set[str]) -> list[tuple[str, str]]:
    """The unit types that occur, with their words from the questionnaire."""
    edition = found.edition_model
    item = edition.forms[0].by_id.get(edition.facts.get("unit_type", ""))
    options = item.options.options if item and item.options else ()
    return [(one.code, one.label) for one in options if one.code in used]
