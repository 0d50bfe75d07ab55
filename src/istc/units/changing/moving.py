"""Another superior from a year on; earlier years stay as they were (N33, decisions.md §4)."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from istc import audit
from istc.units import paths, rights
from istc.units.access import Actor
from istc.units.changing.closing import NotPossible
from istc.units.models import Placement, Unit


def move_unit(
    *, actor: Actor, place: Placement, superior: Unit | None, years: Iterable[int]
) -> list[int]:
    """Put a unit, with all below it, under another in each of `years`; says in which it moved.

    `superior` None makes it level 1, which only the centre may. Raises PermissionDenied,
    NotPossible.
    """
    rights.require(actor, place)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=place.unit_id)
        found = Placement.objects.filter(unit=place.unit_id, year__in=list(years))
        places = list(found.select_related("superior", "unit").order_by("year"))
        moved = [one.year for one in places if _move(actor, one, superior)]
        if moved:
            audit.record(
                actor=actor, action="unit.move", unit=place.unit_id, year=place.year,
                subject=place.name,
                before={"上级单位": place.superior.name if place.superior else ""},
                after={"上级单位": superior.name if superior else "", "数据年份": moved},
            )  # fmt: skip
    return moved


def _move(actor: Actor, place: Placement, superior: Unit | None) -> bool:
    above = _above(place, superior)
    if (above.pk if above else None) == place.superior_id:
        return False
    if above is None and not actor.is_centre:
        raise PermissionDenied
    if above is not None:
        _require_place_below(actor, place, above)
    _require_depth(place, above)
    hang(place, above)
    return True


def _above(place: Placement, superior: Unit | None) -> Placement | None:
    if superior is None:
        return None
    found = Placement.objects.filter(unit=superior, year=place.year).select_related("superior")
    above = found.first()
    if above is None:
        raise NotPossible(f"{place.year} 年度没有“{superior}”。换一个上级单位。")
    return above


def _require_place_below(actor: Actor, place: Placement, above: Placement) -> None:
    if paths.covers(place.path, above.path):
        raise NotPossible("不能移到本单位或其下级单位下面。换一个上级单位。")
    if above.closed:
        raise NotPossible(f"“{above.name}”已停用。换一个上级单位。")
    mine = actor.place(place.year)
    if mine is not None and not paths.covers(mine.path, above.path):
        raise PermissionDenied
    same = Placement.objects.filter(superior=above, name=place.name, closed=False)
    if same.exists():
        raise NotPossible(f"“{above.name}”下已有“{place.name}”。核对是否重复。")


def _require_depth(place: Placement, above: Placement | None) -> None:
    branch = Placement.objects.filter(year=place.year).under(place.path)
    deepest = branch.order_by().aggregate(deepest=Max("level"))["deepest"]
    level = deepest - place.level + 1 + (above.level if above else 0)
    if level > paths.DEEPEST:
        raise NotPossible("移动后会超过三级。先移走下级单位，或换一个上级单位。")
    if level == paths.DEEPEST and above and not rights.first_of(above).third_level:
        raise NotPossible(f"“{rights.first_of(above).name}”没有三级权限。先申请开通。")


def hang(place: Placement, above: Placement | None) -> None:
    """Rewrite the branch: paths, levels, category. The caller has judged that it may."""
    old, new = place.path, paths.child(above.path if above else "", place.unit_id)
    branch = list(Placement.objects.filter(year=place.year).under(old))
    for one in branch:
        one.path = new + one.path[len(old) :]
        one.level = paths.level(one.path)
        one.third_level = one.third_level and one.level == 1
        if above is not None:
            one.category = above.category
        if one.pk == place.pk:
            one.superior = above
    fields = ["path", "level", "superior", "category", "third_level"]
    Placement.objects.bulk_update(branch, fields, batch_size=500)
