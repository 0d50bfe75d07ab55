"""One form of one unit as it is printed: draft mark, or check code and time (design §10)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from istc import audit
from istc.documents.paper import Grid
from istc.downloads.papers import UnitPaper
from istc.rounds import round_of
from istc.units import access

PRINTED = "report.print"


@require_safe
@access.signed_in
def form(request: HttpRequest, year: int, unit_id: int, form: str) -> HttpResponse:
    found = round_of(year)
    place = access.visible(request, year, unit_id)
    known = found.edition_model.by_code.get(form)
    if known is None:
        raise Http404
    actor = access.actor_of(request)
    if actor.unit_id != unit_id:
        audit.record(actor=actor, action=PRINTED, unit=unit_id, year=year, subject=form)
    sheet = UnitPaper.of(found, place).sheet(known)
    context = {"sheet": sheet, "is_grid": _is_grid, "year": year, "place": place}
    return render(request, "downloads/print.html", context)


def _is_grid(piece: object) -> bool:
    return isinstance(piece, Grid)
