"""Closing a unit 停用, opening it again, taking away one added by mistake (F34, N32)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from istc import audit
from istc.units import paths, rights
from istc.units.access import Actor
from istc.units.models import Account, Placement, Unit


class NotPossible(Exception):
    """The unit cannot be closed, opened or removed now; the text says why and what to do."""


def close_unit(*, actor: Actor, place: Placement, years: Iterable[int]) -> None:
    """Nobody signs in any more, the data stay and count. Raises PermissionDenied, NotPossible."""
    rights.require(actor, place)
    if below := _open_below(place, years):
        raise NotPossible(f"下有 {below} 个未停用的单位。先停用或移走下级单位。")
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=place.unit_id)
        if unit.closed_at is not None:
            return
        shut(unit, years)
        _record(actor, "unit.close", place, before="正常", after="停用")


def shut(unit: Unit, years: Iterable[int]) -> None:
    """The caller holds the row and records why."""
    unit.closed_at = timezone.now()
    unit.save(update_fields=["closed_at", "merged_into"])
    Placement.objects.filter(unit=unit, year__in=list(years)).update(closed=True)
    Account.objects.filter(unit=unit).update(is_active=False)


def reopen_unit(*, actor: Actor, place: Placement, years: Iterable[int]) -> None:
    """Back into use with its old password. Raises PermissionDenied, NotPossible."""
    rights.require(actor, place)
    superior = place.superior
    if superior is not None and superior.closed:
        raise NotPossible(f"上级单位“{superior.name}”已停用。先恢复上级单位。")
    if place.level == paths.DEEPEST and not rights.first_of(place).third_level:
        raise NotPossible("一级单位没有三级权限，不能恢复三级单位。先申请开通权限。")
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=place.unit_id)
        if unit.merged_into_id is not None:
            raise NotPossible(f"已并入“{unit.merged_into}”，不能恢复。需要时另行添加单位。")
        unit.closed_at = None
        unit.save(update_fields=["closed_at"])
        Placement.objects.filter(unit=unit, year__in=list(years)).update(closed=False)
        Account.objects.filter(unit=unit).update(is_active=True)
        _record(actor, "unit.reopen", place, before="停用", after="正常")


def delete_unit(*, actor: Actor, place: Placement, years: Iterable[int]) -> None:
    """Only what never had data, subordinates or a part in a closed year goes without a trace but
    the log's (N32). Raises PermissionDenied, NotPossible.
    """
    rights.require(actor, place)
    places = Placement.objects.filter(unit=place.unit_id)
    if places.exclude(year__in=list(years)).exists():
        raise NotPossible("已列入往年的填报单位，不能删除。可停用，往年数据保留。")
    if Placement.objects.filter(superior__unit=place.unit_id).exists():
        raise NotPossible("有下级单位，不能删除。先删除或移走下级单位。")
    account = Account.objects.filter(unit=place.unit_id).first()
    try:
        with transaction.atomic():
            places.delete()
            if account:
                account.delete()
            Unit.objects.get(pk=place.unit_id).delete()
            _record(actor, "unit.delete", place, before=place.name, after="")
    except ProtectedError as error:
        raise NotPossible("已有填报数据，不能删除。可停用，数据保留并计入汇总。") from error


def _open_below(place: Placement, years: Iterable[int]) -> int:
    """Units below in any of the years, counted once."""
    below = Placement.objects.filter(
        year__in=list(years), superior__unit=place.unit_id, closed=False
    )
    return below.values("unit").distinct().count()


def _record(actor: Actor, action: str, place: Placement, *, before: str, after: str) -> None:
    audit.record(
        actor=actor, action=action, unit=place.unit_id, year=place.year, subject=place.name,
        before={"账号状态": before} if after else {"单位全称": before},
        after={"账号状态": after} if after else None,
    )  # fmt: skip
