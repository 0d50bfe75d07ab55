"""/console/rounds/<year>/texts/: contacts, law, letter and reminder of one year (N06)."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.console.centre.texts import cards
from istc.rounds import queries
from istc.rounds.models import Round
from istc.rounds.texts import catalogue, changing, judging
from istc.rounds.verbs import Refused
from istc.units import access
from istc.units.changing.met import Conflict

HISTORY = 50


@require_safe
@never_cache
@access.centre_only
def texts(request: HttpRequest, year: int) -> HttpResponse:
    return _page(request, queries.any_round(year))


@require_POST
@access.centre_only
def save(request: HttpRequest, year: int, group: str) -> HttpResponse:
    """One group; with `act=preview` nothing is stored and the typed texts are shown as read."""
    found = queries.any_round(year)
    asked = catalogue.group_of(found.edition_model, group)
    if asked is None:
        raise Http404
    names = [slot.name for slot in asked.slots]
    typed = {name: request.POST[name] for name in names if name in request.POST}
    if request.POST.get("act") == "preview":
        _, faults = judging.judged(asked.slots, typed)
        return _page(request, found, group=group, typed=typed, faults=faults)
    was = {name: request.POST.get(f"was_{name}", found.fact(name)) for name in names}
    try:
        made = changing.change_texts(
            actor=access.actor_of(request), year=year, group=asked, typed=typed, was=was
        )
    except changing.Faulty as faulty:
        return _page(
            request, found, status=422, group=group, typed=typed, faults=faulty.messages
        )  # fmt: skip
    except Conflict as conflict:
        queries.forget()
        found = queries.any_round(year)
        return _page(request, found, status=409, group=group, typed=typed, conflict=conflict)
    except Refused as refusal:
        return _page(request, found, status=422, group=group, typed=typed, refusal=str(refusal))
    said = f"“{asked.title}”已保存，为第 {made.number} 版。" if made else "没有改动。"
    messages.success(request, said)
    return redirect(f"{reverse('console:texts', kwargs={'year': year})}#{group}")


def _page(
    request: HttpRequest,
    found: Round,
    *,
    status: int = 200,
    group: str = "",
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
    conflict: Conflict | None = None,
    refusal: str = "",
) -> HttpResponse:
    shown = cards(found, group, typed, faults)
    context = {
        "year": found.year,
        "found": found,
        "cards": shown,
        "live": found.state != Round.State.CLOSED,
        "group": group,
        "conflict": conflict,
        "refusal": refusal,
        "labels": {one.slot.name: one.slot.label for card in shown for one in card.fields},
        "history": list(found.text_versions.all()[:HISTORY]),
    }
    return render(request, "console/centre/texts.html", context, status=status)
