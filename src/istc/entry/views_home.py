"""The home page: the next step, completion, deadline, parts, notices (F24, screen 02)."""

import hashlib
from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from markupsafe import Markup

from istc.entry.home import below, cards, columns, pace, ring, steps, upward
from istc.reports import queries
from istc.reports.keys import ReportKey
from istc.reports.nation import kept
from istc.reports.queries.completion import NOTHING
from istc.reports.queries.reviews import returned
from istc.reports.states import State
from istc.rounds import countdown, current, round_of
from istc.rounds.models import Round
from istc.ui import basics
from istc.units import access
from istc.units.models import Placement

OTHERS = 4  # steps after the first
NOTICE_ROWS = 5  # what the notices take of the last column
BELOW_ROWS = 9


@require_safe
@access.signed_in
def start(request: HttpRequest) -> HttpResponse:
    """/: to the home page of the current round; the centre makes the first one."""
    found = current()
    if found is None and access.actor_of(request).is_centre:
        return redirect("console:rounds")
    if found is None:
        return render(request, "entry/no_round.html")
    return redirect("entry:home", year=found.year)


@require_safe
@access.signed_in
def home(request: HttpRequest, year: int) -> HttpResponse:
    found, actor = round_of(year), access.actor_of(request)
    if not actor.is_centre and actor.place(year) is None:
        return render(request, "entry/no_place.html", {"round": found}, status=404)
    return render(request, "entry/home.html", _live(request, year))


@require_safe
@access.signed_in
def live(request: HttpRequest, year: int) -> HttpResponse:
    """What the page asks for every minute; 204 while nothing has changed, so that the page keeps
    its focus and its folds."""
    context = _live(request, year)
    if request.GET.get("seen") == context["digest"]:
        return HttpResponse(status=204)
    return render(request, "entry/home_live.html", context)


def _live(request: HttpRequest, year: int) -> dict[str, Any]:
    found = round_of(year)
    if access.actor_of(request).is_centre:
        name, context = "entry/home_nation.html", _nation(request, found)
    else:
        name, context = "entry/home_unit.html", _unit(found, access.own(request, year))
    inner = render_to_string(name, context, request)
    digest = hashlib.sha256(inner.encode()).hexdigest()[:16]
    return {"year": year, "inner": Markup(inner), "digest": digest}  # noqa: S704 - a template's


def _nation(request: HttpRequest, found: Round) -> dict[str, Any]:
    counted = kept.figures(found, access.actor_of(request))
    categories = below.nation(found, counted.done)
    whole = sum((one.whole for one in categories), NOTHING)
    at = counted.at if counted.kept else None
    return {
        "year": found.year,
        "categories": categories,
        "whole": whole,
        "at": at,
        **_time(found, None),
    }


def _unit(found: Round, place: Placement) -> dict[str, Any]:
    edition = found.edition_model
    states = queries.states(found, place)
    progress = queries.progress(edition, states)
    counts = Counter(str(state.state) for state in states.values())
    said = returned(found, place) if counts[State.RETURNED] else {}
    todo = steps.steps(edition, states, said)
    under = below.below(found, place)
    made = cards.cards(edition, progress)
    taken = NOTICE_ROWS + (BELOW_ROWS if under else 0)
    return {
        "year": found.year,
        "place": place,
        "upward": upward.upward(place, progress.total),
        "progress": progress,
        "step": todo[0] if todo else None,
        "others": todo[1 : 1 + OTHERS],
        "left": len(todo),
        "arcs": ring.arcs(counts),
        "legend": [(state.value, state.label, counts[state.value]) for state in cards.LEGEND],
        "columns": columns.balanced([(card, len(card.rows)) for card in made], taken),
        "below": under,
        "basics": _basics(ReportKey(found, place, edition.forms[0])),
        "basics_url": reverse("entry:form", args=[found.year, edition.forms[0].code]),
        **_time(found, place, (progress.done, progress.total)),
    }


def _basics(key: ReportKey) -> list[tuple[str, str]]:
    rows = queries.record_page(key, size=1)
    return list(basics.lines(key.form, rows[0].values)) if rows else []


def _time(
    found: Round, place: Placement | None, progress: tuple[int, int] = (0, 0)
) -> dict[str, Any]:
    now = timezone.now()
    unit_id = place.unit_id if place else None
    until = countdown.own_deadline(found, unit_id, now)
    open_now = found.writable_for(unit_id, now) if unit_id else found.is_running(now)
    end = countdown.last_day(until)
    return {
        "until": until,
        "countdown": countdown.countdown(found, until, now),
        "pace": pace.pace(found, end, timezone.localdate(now), progress),
        "writable": open_now and not (place and place.closed),
    }
