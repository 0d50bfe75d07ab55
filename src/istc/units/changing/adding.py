"""One more unit below another, with its account (F11, F12, F35)."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from istc import audit
from istc.units import placements, rights, slips
from istc.units.access import Actor
from istc.units.changing import facts
from istc.units.models import Account, Placement, SlipSheet, Unit
from istc.units.roster.known import Lists


def add_unit(
    *,
    actor: Actor,
    year: int,
    superior: Placement | None,
    typed: Mapping[str, str],
    lists: Lists,
    years: Iterable[int],
) -> tuple[Placement, SlipSheet]:
    """Place it in `year` and in the later ones of `years` that have its superior already.

    The initial password is on the sheet, which can be opened once. Raises PermissionDenied, and
    accounts.Refused with messages by field.
    """
    if not rights.may_add_below(actor, superior, year):
        raise PermissionDenied
    given = facts.clean(typed, superior=superior, lists=lists)
    seed = slips.new_seed()
    password = slips.password_of(seed, 0)
    with transaction.atomic():
        unit = Unit.objects.create(code=given.username, name=given.name)
        account = Account.objects.open(given.username, password=password, unit=unit)
        made = _place(unit, given, superior, year)
        extend(unit_ids=[unit.pk], year=year, years=years)
        sheet = slips.keep(actor=actor, title=given.name, seed=seed, accounts=[account])
        audit.record(
            actor=actor, action="unit.add", unit=unit.pk, year=year, subject=given.username,
            after={**given.words(lists), "上级单位": superior.name if superior else ""},
        )  # fmt: skip
    return made, sheet


def _place(unit: Unit, given: facts.Facts, superior: Placement | None, year: int) -> Placement:
    return placements.place(
        year=year, unit=unit, superior=superior, province=given.province, type=given.type,
        category=given.category,
    )  # fmt: skip


def extend(*, unit_ids: Iterable[int], year: int, years: Iterable[int]) -> int:
    """Put new units of one year into later trees that are made already; says how many places.

    Level by level, as a place needs its superior's; a unit whose superior is not in the later
    tree stays out of it.
    """
    wanted, count = set(unit_ids), 0
    places = Placement.objects.filter(year=year, unit__in=wanted).select_related("superior", "unit")
    by_level = sorted(places, key=lambda place: place.level)
    for later in sorted(other for other in years if other > year):
        if not by_level or not Placement.objects.filter(year=later).exists():
            continue
        for level in (1, 2, 3):
            count += _level(later, [place for place in by_level if place.level == level])
    return count


def _level(year: int, places: list[Placement]) -> int:
    above = [place.superior.unit_id for place in places if place.superior]
    known = {p.unit_id: p for p in Placement.objects.filter(year=year, unit__in=above)}
    made = [
        Placement(
            year=year,
            unit=place.unit,
            superior=known[place.superior.unit_id] if place.superior else None,
            path=place.path,
            level=place.level,
            name=place.name,
            province=place.province,
            type=place.type,
            category=place.category,
            third_level=place.third_level,
        )
        for place in places
        if place.superior is None or _same_line(place, known.get(place.superior.unit_id))
    ]
    return len(Placement.objects.bulk_create(made, batch_size=500))


def _same_line(place: Placement, superior: Placement | None) -> bool:
    """Whether the superior stands, in the later year, where it stood when the unit was added."""
    return superior is not None and place.path.startswith(superior.path)
