"""One unit goes into another; its records stay with it and their year (decisions §4)."""

from collections.abc import Iterable

from django.db import transaction

from istc import audit
from istc.units import paths, rights
from istc.units.access import Actor
from istc.units.changing import closing, moving
from istc.units.changing.closing import NotPossible
from istc.units.models import Placement, Unit


def merge_units(*, actor: Actor, place: Placement, into: Placement, years: Iterable[int]) -> None:
    """`place` closes, and what stands below it goes below `into`, in each of `years`.

    Nothing that was reported is rewritten: the closed unit's records keep counting where they
    stand. Raises PermissionDenied, NotPossible.
    """
    rights.require(actor, place)
    rights.require(actor, into)
    _require_mergeable(place, into)
    years = sorted(years)
    with transaction.atomic():
        units = {
            unit.pk: unit
            for unit in Unit.objects.select_for_update().filter(
                pk__in=[place.unit_id, into.unit_id]
            )
        }
        moved = sum(_hand_over(actor, place.unit_id, into.unit_id, year) for year in years)
        unit = units[place.unit_id]
        unit.merged_into = units[into.unit_id]
        closing.shut(unit, years)
        audit.record(
            actor=actor, action="unit.merge", unit=place.unit_id, year=place.year,
            subject=place.name, before={"账号状态": "正常"},
            after={"账号状态": "停用", "并入": into.name, "移交下级单位": moved},
        )  # fmt: skip


def _require_mergeable(place: Placement, into: Placement) -> None:
    if place.year != into.year or place.unit_id == into.unit_id:
        raise NotPossible("不能并入本单位。换一个单位。")
    if paths.covers(place.path, into.path):
        raise NotPossible("不能并入自己的下级单位。先把该单位移到别处。")
    if place.closed or into.closed:
        raise NotPossible("已停用的单位不能合并。先恢复，或换一个单位。")


def _hand_over(actor: Actor, source: int, target: int, year: int) -> int:
    """The subordinates of one go below the other; says how many."""
    into = Placement.objects.filter(year=year, unit=target).select_related("superior").first()
    below = Placement.objects.filter(year=year, superior__unit=source).select_related("unit")
    if below and into is None:
        raise NotPossible(f"{year} 年度没有并入的单位，下级单位无处可移。先移走下级单位。")
    return sum(
        len(moving.move_unit(actor=actor, place=one, superior=into.unit, years=[year]))
        for one in below
        if into is not None
    )
