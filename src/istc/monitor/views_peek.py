"""The small window of one cell of the matrix: state, records, why returned, what can be done."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from istc.reports import queries
from istc.reports.keys import ReportKey
from istc.rounds import round_of
from istc.units import access


@require_safe
@access.signed_in
def peek(request: HttpRequest, year: int, unit_id: int, form: str) -> HttpResponse:
    """A fragment; counts only, no data, so that looking leaves no trace in the log."""
    found, place = round_of(year), access.visible(request, year, unit_id)
    known = found.edition_model.by_code.get(form)
    if known is None:
        raise Http404
    key = ReportKey(found, place, known)
    context = {
        "year": year,
        "place": place,
        "form": known,
        "state": queries.states(found, place)[form],
        "review": next(iter(queries.reviews(key)), None),
        "mine": access.actor_of(request).unit_id == unit_id,
    }
    return render(request, "monitor/peek.html", context)
