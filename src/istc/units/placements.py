"""What happens to units and to the tree of a year."""

from collections.abc import Iterable

from django.db import transaction

from istc import audit
from istc.units import paths
from istc.units.access import Actor
from istc.units.models import Placement, Unit
from istc.units.models.unit import LONGEST_NAME
from istc.units.pinyin import initials


class NameRefused(Exception):
    """The name cannot be taken; the text says why and how to mend it."""


def place(
    *,
    year: int,
    unit: Unit,
    superior: Placement | None = None,
    province: str = "",
    type: str = "",
    category: str = "",
    third_level: bool = False,
) -> Placement:
    """Put a unit into the tree of a year, under its superior.

    A unit without a category of its own has that of its superior.
    """
    path = paths.child(superior.path if superior else "", unit.pk)
    return Placement.objects.create(
        year=year,
        unit=unit,
        superior=superior,
        path=path,
        level=paths.level(path),
        name=unit.name,
        province=province,
        type=type,
        category=category or (superior.category if superior else ""),
        third_level=third_level,
    )


def carry_over(*, source: int, target: int) -> int:
    """Copy the tree of one year for another; says how many places that made (N29).

    Closed units stay behind, unless open ones stand below them. Level-3 units whose level-1
    unit no longer has the right come along closed: they read, but fill in no more (N05). A
    year that already has places keeps them as they are.
    """
    if Placement.objects.filter(year=target).exists():
        return 0
    places = list(Placement.objects.filter(year=source).select_related("unit").order_by("path"))
    needed = {path for p in places if not p.closed for path in paths.line(p.path)}
    made: dict[str, Placement] = {}
    with transaction.atomic():
        for level in range(1, paths.DEEPEST + 1):
            kept = [p for p in places if p.level == level and p.path in needed]
            copies = [_copy(p, target, made.get(p.path[: -paths.WIDTH])) for p in kept]
            made.update((p.path, p) for p in Placement.objects.bulk_create(copies))
    return len(made)


def _copy(place: Placement, year: int, superior: Placement | None) -> Placement:
    """A place of the next year bears the unit's name of today."""
    return Placement(
        year=year,
        unit=place.unit,
        superior=superior,
        path=place.path,
        level=place.level,
        name=place.unit.name,
        province=place.province,
        type=place.type,
        category=place.category,
        third_level=place.third_level,
        closed=place.closed or (superior is not None and not _may_have(superior)),
    )


def _may_have(superior: Placement) -> bool:
    """Whether units may still stand below it: below level 2 only with the right (F13)."""
    first = superior.superior
    return first is None or first.third_level


def clean_name(name: str) -> str:
    """The full name without stray blanks. Raises NameRefused."""
    name = " ".join(name.split())
    if not name:
        raise NameRefused("单位全称为空。请填写有关部门批准的名称全称。")
    if len(name) > LONGEST_NAME:
        raise NameRefused(f"单位全称超过 {LONGEST_NAME} 字。请缩短。")
    if not name.isprintable():
        raise NameRefused("单位全称含有不能显示的字符。请重新输入。")
    return name


def write_name(unit: Unit, name: str, years: Iterable[int]) -> None:
    """A name that is clean already, for today and for the given years; the caller records it."""
    unit.name = name
    unit.save(update_fields=["name"])
    places = Placement.objects.filter(unit=unit, year__in=list(years))
    places.update(name=name, initials=initials(name))


def rename(*, actor: Actor, unit: Unit, name: str, years: Iterable[int]) -> None:
    """A new full name, for today and for the given years; other years keep the old one (F29).

    Raises NameRefused.
    """
    name = clean_name(name)
    if name == unit.name:
        return
    with transaction.atomic():
        before = unit.name
        write_name(unit, name, years)
        audit.record(
            actor=actor, action="unit.rename", unit=unit.pk, subject=unit.code,
            before={"name": before}, after={"name": name},
        )  # fmt: skip


def set_facts(*, place: Placement, province: str, type: str) -> bool:
    """Province and type as the unit itself gave them in its basic information (N28).

    Says whether anything changed. The caller records the act that brought them.
    """
    if (place.province, place.type) == (province, type):
        return False
    place.province, place.type = province, type
    place.save(update_fields=["province", "type"])
    return True
