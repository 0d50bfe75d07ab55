"""One unit's forms with their states: what the matrix shows, as a list (F58, F59)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from istc.monitor import summary
from istc.reports import queries
from istc.reports.keys import ReportKey
from istc.rounds import countdown, round_of
from istc.ui import basics
from istc.units import access


@require_safe
@access.signed_in
def unit(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    found = round_of(year)
    place = access.visible(request, year, unit_id)
    edition = found.edition_model
    states = queries.states(found, place)
    progress = queries.progress(edition, states)
    rows = queries.record_page(ReportKey(found, place, edition.forms[0]), size=1)
    now = timezone.now()
    until = countdown.own_deadline(found, place.unit_id, now)
    context = {
        "year": year,
        "place": place,
        "mine": place.unit_id == access.actor_of(request).unit_id,
        "progress": progress,
        "parts": summary.parts(edition, progress),
        "until": until,
        "countdown": countdown.countdown(found, until, now),
        "basics": list(basics.lines(edition.forms[0], rows[0].values)) if rows else [],
    }
    return render(request, "monitor/unit.html", context)
