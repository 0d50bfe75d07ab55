"""/console/rounds/: the years of the survey, from making one to closing it (N06, N29)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.console.centre import forms, texts
from istc.definitions.problems import DefinitionError
from istc.rounds import actions, changing, queries
from istc.rounds.models import Extension, Round
from istc.rounds.verbs import Refused
from istc.ui.formats import until as until_words
from istc.units import access
from istc.units.access import Actor
from istc.units.models import Account, Placement, Unit

Act = Callable[[Actor, Round], str]
TYPED = ("year", "edition", "source", "opens_on", "deadline", "closes_on")
EXTENSIONS = 50


@require_safe
@never_cache
@access.centre_only
def rounds(request: HttpRequest) -> HttpResponse:
    return _list(request, {}, "")


@require_POST
@access.centre_only
def create(request: HttpRequest) -> HttpResponse:
    typed = {name: request.POST.get(name, "").replace("\x00", "").strip() for name in TYPED}
    try:
        made = _create(access.actor_of(request), typed)
    except Refused as refusal:
        return _list(request, typed, str(refusal))
    except DefinitionError:
        return _list(request, typed, "这个年度版本不能使用。换一个年度版本。")
    messages.success(request, f"{made}已新建，准备中。核对名录后开始填报。")
    return redirect("console:round", year=made.year)


def _create(actor: Actor, typed: dict[str, str]) -> Round:
    year, days = forms.year(typed), forms.days(typed)
    if typed["edition"] not in forms.editions():
        raise Refused("没有这个年度版本。从列表中选一个。")
    facts: dict[str, Any] = {
        "actor": actor, "year": year, "edition": typed["edition"], "opens_on": days.opens_on,
        "deadline": days.deadline, "closes_on": days.closes_on,
    }  # fmt: skip
    if typed["source"]:
        return changing.create_from(source=forms.year(typed, "source"), **facts)
    return actions.create_round(**facts)


@require_safe
@never_cache
@access.centre_only
def one(request: HttpRequest, year: int) -> HttpResponse:
    found = queries.any_round(year)
    units = Placement.objects.filter(year=year).order_by()
    given = Extension.objects.filter(round=found).select_related("unit").order_by("-at")
    context = {
        "year": year,
        "found": found,
        "units": units.count(),
        "firsts": units.filter(level=1).count(),
        "given": list(given[:EXTENSIONS]),
        "changed": texts.own(found),
    }
    return render(request, "console/centre/round.html", context)


@require_POST
@access.centre_only
def start(request: HttpRequest, year: int) -> HttpResponse:
    def act(actor: Actor, found: Round) -> str:
        actions.open_round(actor=actor, year=year)
        return f"{year} 年度已开始填报，已通知全部单位。"

    return _do(request, year, act)


@require_POST
@access.centre_only
def close(request: HttpRequest, year: int) -> HttpResponse:
    def act(actor: Actor, found: Round) -> str:
        actions.close_round(actor=actor, year=year, reason=_reason(request))
        return f"{year} 年度已关闭，数据只读。"

    return _do(request, year, act)


@require_POST
@access.centre_only
def reopen(request: HttpRequest, year: int) -> HttpResponse:
    def act(actor: Actor, found: Round) -> str:
        until = forms.end(request.POST, "until", "截止日期")
        changing.reopen_round(actor=actor, year=year, until=until, reason=_reason(request))
        return f"{year} 年度已重新开放，{until_words(until)} 截止。"

    return _do(request, year, act)


@require_POST
@access.centre_only
def postpone(request: HttpRequest, year: int) -> HttpResponse:
    def act(actor: Actor, found: Round) -> str:
        until = forms.end(request.POST, "until", "延至日期")
        changing.postpone(actor=actor, year=year, until=until, reason=_reason(request))
        return f"全部单位延期至 {until_words(until)}，已通知。"

    return _do(request, year, act)


@require_POST
@access.centre_only
def extend(request: HttpRequest, year: int) -> HttpResponse:
    def act(actor: Actor, found: Round) -> str:
        unit = _unit(request.POST.get("account", ""))
        until = forms.end(request.POST, "until", "延至日期")
        actions.extend(actor=actor, round=found, unit=unit, until=until, reason=_reason(request))
        return f"“{unit.name}”延期至 {until_words(until)}，已通知。"

    return _do(request, year, act)


def _do(request: HttpRequest, year: int, act: Act) -> HttpResponse:
    found = queries.any_round(year)
    try:
        messages.success(request, act(access.actor_of(request), found))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("console:round", year=year)


def _unit(typed: str) -> Unit:
    """By user name. Raises Refused."""
    name = Account.normalize_username(typed.replace("\x00", ""))
    account = Account.objects.filter(username=name, is_centre=False).first()
    if account is None or account.unit is None:
        raise Refused("没有这个用户名的单位。检查用户名。")
    return account.unit


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").replace("\x00", "")[:500]


def _list(request: HttpRequest, typed: dict[str, str], fault: str) -> HttpResponse:
    known = queries.rounds()
    context = {
        "rounds": known,
        "editions": forms.editions(),
        "fault": fault,
        "typed": typed or _suggested(known),
    }
    return render(request, "console/centre/rounds.html", context, status=422 if fault else 200)


def _suggested(known: tuple[Round, ...]) -> dict[str, str]:
    """The year after the newest, in its manner."""
    if not known:
        return dict.fromkeys(TYPED, "")
    last = known[0]
    return {
        **dict.fromkeys(TYPED, ""),
        "year": str(last.year + 1),
        "edition": last.edition,
        "source": str(last.year),
    }
