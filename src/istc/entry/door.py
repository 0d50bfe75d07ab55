"""From an address to the unit's own form of a year; whatever is not there is a 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from istc.reports.keys import ReportKey
from istc.rounds.queries import round_of
from istc.units import access


def report_key(request: HttpRequest, year: int, form: str) -> ReportKey:
    """The unit's own form. Raises Http404 for the centre, another year, an unknown form."""
    placement = access.own(request, year)
    found = round_of(year)
    known = found.edition_model.by_code.get(form)
    if known is None:
        raise Http404
    return ReportKey(found, placement, known)
