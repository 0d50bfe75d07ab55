"""Acts on one unit or many: reset, close, reopen, move, merge, delete; all by POST (F33, F34)."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from istc.console.units import words
from istc.console.units.door import Desk, desk
from istc.rounds import third_level
from istc.rounds.models import Extension, Notice
from istc.units import access, slips
from istc.units.changing import closing, merging, moving, resetting
from istc.units.changing.closing import NotPossible
from istc.units.models import Placement

Act = Callable[[Desk, Placement], str]
SHEET = "新的初始密码在密码条上，打印后交给该单位。"


def _do(request: HttpRequest, year: int, unit_id: int, act: Act) -> HttpResponse:
    """Run one act and say how it ended, on the unit's page, or on the tree where it is gone."""
    at = desk(request, year)
    place = at.managed(unit_id)
    try:
        if not at.live:
            raise NotPossible(words.CLOSED_YEAR.format(year=year))
        messages.success(request, act(at, place))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    if Placement.objects.filter(pk=place.pk).exists():
        return redirect("console:unit", year=year, unit_id=unit_id)
    return redirect("console:units", year=year)


@require_POST
@access.signed_in
def reset(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    def act(at: Desk, place: Placement) -> str:
        resetting.reset(actor=at.actor, places=[place], title=f"{place.name}（重置密码）")
        return f"密码已重置。{SHEET}"

    return _do(request, year, unit_id, act)


@require_POST
@access.signed_in
def reset_many(request: HttpRequest, year: int) -> HttpResponse:
    at = desk(request, year)
    chosen = [_unit_id(text) for text in request.POST.getlist("unit")[: resetting.MOST + 1]]
    places = [at.managed(unit_id) for unit_id in dict.fromkeys(chosen)]
    try:
        title = f"重置密码 {len(places)} 个单位"
        resetting.reset(actor=at.actor, places=places, title=title)
        messages.success(request, f"已重置 {len(places)} 个单位的密码。{SHEET}")
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("console:units", year=year)


@require_POST
@access.signed_in
def close(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    def act(at: Desk, place: Placement) -> str:
        closing.close_unit(actor=at.actor, place=place, years=at.years)
        return f"“{place.name}”已停用，数据保留。"

    return _do(request, year, unit_id, act)


@require_POST
@access.signed_in
def reopen(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    def act(at: Desk, place: Placement) -> str:
        closing.reopen_unit(actor=at.actor, place=place, years=at.years)
        return f"“{place.name}”已恢复，可用原密码登录。"

    return _do(request, year, unit_id, act)


@require_POST
@access.signed_in
def delete(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    """What the unit was told goes with it; a single row of data keeps it (N32)."""

    def act(at: Desk, place: Placement) -> str:
        with transaction.atomic():
            Notice.objects.filter(unit=place.unit_id).delete()
            Extension.objects.filter(unit=place.unit_id).delete()
            closing.delete_unit(actor=at.actor, place=place, years=at.years)
        return f"“{place.name}”已删除。"

    return _do(request, year, unit_id, act)


@require_POST
@access.signed_in
def move(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    def act(at: Desk, place: Placement) -> str:
        start = request.POST.get("from", str(year))
        years = [one for one in at.years if start.isdecimal() and one >= int(start)]
        superior = _named(at, request.POST.get("superior", ""), itself=True)
        moved = moving.move_unit(actor=at.actor, place=place, superior=superior.unit, years=years)
        if not moved:
            raise NotPossible(f"已在“{superior.name}”之下，没有改动。")
        return f"“{place.name}”从 {moved[0]} 年度起归“{superior.name}”管理，往年不变。"

    return _do(request, year, unit_id, act)


@require_POST
@access.signed_in
def merge(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    def act(at: Desk, place: Placement) -> str:
        into = _named(at, request.POST.get("into", ""), itself=False)
        merging.merge_units(actor=at.actor, place=place, into=into, years=at.years)
        return f"“{place.name}”已并入“{into.name}”并停用，数据留在原单位和原年度。"

    return _do(request, year, unit_id, act)


@require_POST
@access.signed_in
def ask_right(request: HttpRequest, year: int) -> HttpResponse:
    at = desk(request, year)
    if at.own is None or at.own.level != 1:
        raise Http404
    try:
        if not at.live:
            raise third_level.Refused(words.CLOSED_YEAR.format(year=year))
        third_level.ask(actor=at.actor, place=at.own, note=request.POST.get("note", ""))
        messages.success(request, "申请已提出，等待系统管理员审核。")
    except third_level.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("console:units", year=year)


@require_POST
@access.signed_in
def destroy_sheet(request: HttpRequest, year: int, sheet_id: int) -> HttpResponse:
    at = desk(request, year)
    slips.destroy(actor=at.actor, pk=sheet_id)
    messages.success(request, "密码条已销毁，密码不再显示。")
    return redirect("console:units", year=year)


def _named(at: Desk, username: str, *, itself: bool) -> Placement:
    """A unit within reach by its user name; out of reach is as if it did not exist."""
    wanted = username.replace("\x00", "").strip().lower()
    found = access.below(at.actor, at.year, itself=itself)
    place = found.filter(unit__account__username=wanted).select_related("unit", "superior").first()
    if place is None:
        raise NotPossible(f"没有用户名为“{wanted[:40]}”的单位。检查写法。")
    return place


def _unit_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Http404
    return int(text)
