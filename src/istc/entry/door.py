"""From an address to the unit's own form of a year; whatever is not there is a 404."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from istc.definitions.model import Form
from istc.reports.keys import ReportKey
from istc.rounds.models import Round
from istc.rounds.queries import round_of
from istc.units import access


def report_key(request: HttpRequest, year: int, form: str) -> ReportKey:
    """The unit's own form. Raises Http404 for the centre, another year, an unknown form."""
    placement = access.own(request, year)
    found, known = form_of(year, form)
    return ReportKey(found, placement, known)


def pointer(request: HttpRequest, year: int, form: str) -> ReportKey:
    """The same before the database was asked where the unit stands, for actions that ask anyway
    and raise NotFound. Raises Http404 for the centre and an unknown form."""
    unit = access.actor_of(request).unit_id
    if unit is None:
        raise Http404
    found, known = form_of(year, form)
    return ReportKey.pointing(found, unit, known)


def form_of(year: int, form: str) -> tuple[Round, Form]:
    """Raises Http404 for a year without a round and a form that is not of its edition."""
    found = round_of(year)
    known = found.edition_model.by_code.get(form)
    if known is None:
        raise Http404
    return found, known
