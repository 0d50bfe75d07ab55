"""/<year>/manage/<unit>/: one unit's facts, account, place and history (F33, F34)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.audit.models import Event
from istc.console.units import words
from istc.console.units.door import Desk, desk
from istc.console.units.views.tree import FIELDS, options
from istc.units import access, rights
from istc.units.accounts import Refused
from istc.units.changing import editing, facts
from istc.units.changing.met import Conflict
from istc.units.models import Account, Placement

HISTORY = 8


@require_safe
@never_cache
@access.signed_in
def unit(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    at = desk(request, year)
    return page(request, at, at.managed(unit_id))


@require_POST
@access.signed_in
def edit(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    at = desk(request, year)
    place = at.managed(unit_id)
    if not at.live:
        return page(request, at, place, faults={"": words.CLOSED_YEAR.format(year=year)})
    typed = {name: request.POST[name] for name in FIELDS if name in request.POST}
    now = facts.Facts.of(place)
    was = facts.Facts(
        **{name: request.POST.get(f"was_{name}", getattr(now, name)) for name in FIELDS}
    )
    try:
        changed = editing.edit_unit(
            actor=at.actor, place=place, was=was, typed=typed, lists=at.lists, years=at.years
        )
    except Refused as refusal:
        return page(request, at, place, typed=typed, faults=refusal.messages)
    except Conflict as conflict:
        return page(request, at, place, typed=typed, conflict=conflict)
    messages.success(request, "单位信息已保存。" if changed else "没有改动。")
    return redirect("console:unit", year=year, unit_id=unit_id)


def page(
    request: HttpRequest,
    at: Desk,
    place: Placement,
    *,
    typed: dict[str, str] | None = None,
    faults: dict[str, str] | None = None,
    conflict: Conflict | None = None,
) -> HttpResponse:
    now = facts.Facts.of(place)
    context: dict[str, Any] = {
        "year": at.year,
        "at": at,
        "place": place,
        "account": Account.objects.filter(unit=place.unit_id).first() or Account(),
        "now": now,
        "values": {**{name: getattr(now, name) for name in FIELDS}, **(typed or {})},
        "faults": faults or {},
        "conflict": conflict,
        "options": options(at, with_category=place.level == 1),
        "below": Placement.objects.filter(superior=place).count(),
        "adds": at.live and rights.may_add_below(at.actor, place, at.year),
        "history": _history(place),
        "acts": words.ACTS,
    }
    status = 409 if conflict else 422 if faults else 200
    return render(request, "console/units/unit.html", context, status=status)


def _history(place: Placement) -> list[Event]:
    found = Event.objects.about(place.unit_id).filter(action__in=words.ACTS)
    return list(found[:HISTORY])
