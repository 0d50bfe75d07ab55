"""A new full name, for today and for open years; the superior is told (design §9, 12)."""

from django.db import transaction

from istc.rounds import queries
from istc.rounds.models import Notice
from istc.units import placements
from istc.units.access import Actor
from istc.units.models import Placement, Unit


def rename_unit(*, actor: Actor, unit: Unit, name: str) -> None:
    """Closed years keep the old name (F29, N07). Raises `placements.NameRefused`."""
    before = unit.name
    years = queries.open_years()
    with transaction.atomic():
        placements.rename(actor=actor, unit=unit, name=name, years=years)
        if unit.name != before:
            _tell_superior(unit, before, years)


def _tell_superior(unit: Unit, before: str, years: list[int]) -> None:
    places = Placement.objects.filter(unit=unit, year__in=years).select_related("superior__unit")
    place = places.order_by("-year").first()
    if place and place.superior:
        title = f"下级单位改名：{before} 改为 {unit.name}"
        Notice.objects.create(unit=place.superior.unit, kind=Notice.Kind.PUBLIC, title=title)
