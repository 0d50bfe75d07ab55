"""From an address to a unit below the actor's own; anything else is a 404."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from istc.definitions.kinds import Refusal
from istc.letters import scans
from istc.reports.errors import Stopped
from istc.units import access
from istc.units.models import Placement


def subordinate(request: HttpRequest, year: int, unit_id: int) -> Placement:
    """Strictly below the actor, or any unit for the centre. Raises Http404."""
    if access.actor_of(request).unit_id == unit_id:
        raise Http404
    return access.visible(request, year, unit_id)


def level_one(place: Placement) -> Placement:
    """Only level 1 writes a letter (F61). Raises Http404."""
    if place.level != 1:
        raise Http404
    return place


def attempt(request: HttpRequest, verb: Callable[[], Any], said: str, back: str) -> HttpResponse:
    """Does it and says so, or says what stopped it; back to the page either way."""
    try:
        verb()
    except Stopped as stop:
        parts = (part for part in (stop.wrong, stop.mend) if part)
        messages.error(request, "。".join(parts) + "。")
    except Refusal as refusal:
        messages.error(request, f"{refusal.wrong}。{refusal.mend}。")
    except scans.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(back)
