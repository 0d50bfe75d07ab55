"""A superior corrects a unit's user name, full name, type and province (F33, C08)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db import transaction

from istc import audit
from istc.audit.models import Event
from istc.units import placements, rights
from istc.units.access import Actor
from istc.units.changing import facts
from istc.units.changing.facts import LABELS, Facts
from istc.units.changing.met import Conflict, Difference
from istc.units.models import Account, Placement, Unit
from istc.units.roster.known import Lists

ACTION = "unit.edit"
CHANGES = (ACTION, "unit.rename")  # what may have changed a field meanwhile


def edit_unit(
    *,
    actor: Actor,
    place: Placement,
    was: Facts,
    typed: Mapping[str, str],
    lists: Lists,
    years: Iterable[int],
) -> bool:
    """`was`: what the page showed when it was opened. Says whether anything changed.

    Raises PermissionDenied, accounts.Refused, Conflict. Closed years keep the old name.
    """
    rights.require(actor, place)
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=place.unit_id)
        place = Placement.objects.select_related("superior", "unit").get(pk=place.pk)
        now = Facts.of(place)
        given = facts.clean(
            {"category": now.category, **typed}, superior=place.superior, lists=lists, but=unit
        )
        if place.level > 1:
            given = replace(given, category=now.category)
        if differences := _differences(was, now, given, lists):
            raise _conflict(unit, differences)
        if given == now:
            return False
        _write(unit, given, now, sorted({place.year, *years}))
        audit.record(
            actor=actor, action=ACTION, unit=unit.pk, year=place.year, subject=now.username,
            before=_changed(now, given, lists, of=now), after=_changed(now, given, lists, of=given),
        )  # fmt: skip
    return True


def _differences(was: Facts, now: Facts, given: Facts, lists: Lists) -> list[Difference]:
    """Fields that are no longer as the page showed them, and not what was typed either."""
    before, theirs, yours = (one.words(lists) for one in (was, now, given))
    return [
        Difference(label, before[label], theirs[label], yours[label])
        for label in LABELS.values()
        if theirs[label] not in (before[label], yours[label])
    ]


def _conflict(unit: Unit, differences: list[Difference]) -> Conflict:
    last = Event.objects.about(unit.pk).filter(action__in=CHANGES).first()
    return Conflict(
        "单位信息已被他人修改",
        differences,
        last.actor_name if last else "",
        last.at if last else None,
    )


def _write(unit: Unit, given: Facts, now: Facts, years: list[int]) -> None:
    if given.username != now.username:
        Account.objects.filter(unit=unit).update(username=given.username)
    if given.name != now.name:
        placements.write_name(unit, given.name, years)
    places = Placement.objects.filter(unit=unit, year__in=years)
    places.update(type=given.type, province=given.province)
    if given.category != now.category:
        for place in places:
            Placement.objects.filter(year=place.year).under(place.path).update(
                category=given.category
            )


def _changed(now: Facts, given: Facts, lists: Lists, *, of: Facts) -> dict[str, str]:
    before, after = now.words(lists), given.words(lists)
    return {label: word for label, word in of.words(lists).items() if before[label] != after[label]}
