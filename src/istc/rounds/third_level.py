"""The right to have level-3 units 三级权限: asked for, decided, taken back; the unit is told (N05).

The rule for level-3 units that exist when the right is taken back: nobody is added any more and
level 2 loses 单位管理; they fill in until the round ends, and `carry_over` brings them into the
next year closed, so that they read but write no more. Level 1 and the centre still manage them.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from istc import audit
from istc.rounds import queries
from istc.rounds.models import Notice
from istc.units.access import Actor
from istc.units.models import Placement, ThirdLevelRequest

LONGEST = 500
State = ThirdLevelRequest.State


class Refused(Exception):
    """It cannot be asked for or decided now; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands for a level-1 unit. `label`: 未申请, 待审核, 已同意, 已退回, 已撤回."""

    granted: bool
    state: str
    label: str
    last: ThirdLevelRequest | None

    @property
    def may_ask(self) -> bool:
        return not self.granted and self.state != State.PENDING


def standing(place: Placement) -> Standing:
    """One query. The right may also have been given with the roster, without a request."""
    last = ThirdLevelRequest.objects.filter(unit=place.unit_id).order_by("-asked_at", "-pk").first()
    if place.third_level:
        return Standing(True, State.APPROVED, "已同意", last)
    if last is None or last.state == State.APPROVED:
        return Standing(False, "none", "未申请", last)
    return Standing(False, last.state, last.get_state_display(), last)


def pending() -> QuerySet[ThirdLevelRequest]:
    """What the centre has to decide, oldest first."""
    found = ThirdLevelRequest.objects.filter(state=State.PENDING).select_related("unit")
    return found.order_by("asked_at", "pk")


def ask(*, actor: Actor, place: Placement, note: str = "") -> ThirdLevelRequest:
    """By the level-1 unit itself. Raises PermissionDenied, Refused."""
    if actor.unit_id != place.unit_id or place.level != 1 or place.closed:
        raise PermissionDenied
    with transaction.atomic():
        Placement.objects.select_for_update().get(pk=place.pk)
        now = standing(Placement.objects.get(pk=place.pk))
        if now.granted:
            raise Refused("三级权限已开通。不用再申请。")
        if now.state == State.PENDING:
            raise Refused("申请已提出，等待系统管理员审核。")
        made = ThirdLevelRequest.objects.create(
            unit=place.unit, year=place.year, note=_short(note), asked_by_name=actor.name
        )
        audit.record(
            actor=actor, action="third_level.ask", unit=place.unit_id, year=place.year,
            before={"三级权限": now.label}, after={"三级权限": "待审核", "申请说明": made.note},
        )  # fmt: skip
    return made


def decide(*, actor: Actor, pk: int, agree: bool, reason: str = "") -> ThirdLevelRequest:
    """By the centre, with a reason where it refuses. Raises PermissionDenied, Refused."""
    _centre(actor)
    reason = _short(reason)
    if not agree and not reason:
        raise Refused("没有写退回原因。写明原因，申请单位会看到。")
    with transaction.atomic():
        asked = ThirdLevelRequest.objects.select_for_update().filter(pk=pk).first()
        if asked is None or asked.state != State.PENDING:
            raise Refused("申请已处理过。刷新页面查看结果。")
        if agree:
            _set(asked.unit_id, granted=True)
        _settle(actor, asked, State.APPROVED if agree else State.REFUSED, reason)
    return asked


def withdraw(*, actor: Actor, place: Placement, reason: str) -> None:
    """By the centre, with a reason. Raises PermissionDenied, Refused."""
    _centre(actor)
    reason = _short(reason)
    if not reason:
        raise Refused("没有写撤回原因。写明原因，该单位会看到。")
    with transaction.atomic():
        place = Placement.objects.select_for_update().get(pk=place.pk)
        if not place.third_level:
            raise Refused("该单位没有三级权限。不用撤回。")
        _set(place.unit_id, granted=False)
        last = ThirdLevelRequest.objects.filter(unit=place.unit_id, state=State.APPROVED)
        asked = last.order_by("-asked_at", "-pk").first() or ThirdLevelRequest(
            unit=place.unit, year=place.year, asked_by_name=place.name, state=State.APPROVED
        )
        _settle(actor, asked, State.WITHDRAWN, reason)


def _settle(actor: Actor, asked: ThirdLevelRequest, state: str, reason: str) -> None:
    before, asked.state = asked.get_state_display(), state
    asked.reason, asked.decided_at, asked.decided_by_name = reason, timezone.now(), actor.name
    asked.save()
    label = asked.get_state_display()
    title = f"三级单位权限申请{label}" if state != State.WITHDRAWN else "三级单位权限已撤回"
    Notice.objects.create(unit=asked.unit, kind=Notice.Kind.PUBLIC, title=title, body=reason)
    audit.record(
        actor=actor, action=f"third_level.{state}", unit=asked.unit_id, year=asked.year,
        before={"三级权限": before}, after={"三级权限": label, "原因": reason},
    )  # fmt: skip


def _set(unit_id: int, *, granted: bool) -> None:
    """In every year whose tree may still change."""
    places = Placement.objects.filter(unit=unit_id, year__in=queries.open_years(), level=1)
    places.update(third_level=granted)


def _short(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:LONGEST]


def _centre(actor: Actor) -> None:
    if not actor.is_centre:
        raise PermissionDenied
