"""/<year>/manage/: the tree of subordinate units (F31, F32; screen 11)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.console.units import listing, warnings, words
from istc.console.units.door import Desk, desk
from istc.rounds import third_level
from istc.units import access, rights, slips
from istc.units.accounts import Refused
from istc.units.changing import adding
from istc.units.models import Placement
from istc.units.words import LEVELS

FIELDS = ("username", "name", "type", "province", "category")


@require_safe
@never_cache
@access.signed_in
def units(request: HttpRequest, year: int) -> HttpResponse:
    at = desk(request, year)
    return page(request, at, form=_blank_form(request, at))


@require_safe
@access.signed_in
def below(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    """The rows below one unit, which htmx puts under its row; `?page=2` and so on for more."""
    at = desk(request, year)
    place = at.managed(unit_id)
    found = listing.children(at, place, request.GET.get("page"))
    context = {
        "year": year,
        "at": at,
        "rows": listing.rows(at, list(found)),
        "under": place,
        "more": found.next_page_number() if found.has_next() else None,
        "child": True,
    }
    return render(request, "console/units/rows.html", context)


@require_POST
@access.signed_in
def add(request: HttpRequest, year: int) -> HttpResponse:
    at = desk(request, year)
    superior = at.superior(_number(request.POST.get("under", "")))
    if not at.live:
        messages.error(request, words.CLOSED_YEAR.format(year=year))
        return redirect("console:units", year=year)
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    try:
        made, _ = adding.add_unit(
            actor=at.actor, year=year, superior=superior, typed=typed, lists=at.lists,
            years=at.years,
        )  # fmt: skip
    except Refused as refusal:
        form = _form(at, superior, typed, refusal.messages)
        return page(request, at, form=form, status=422)
    messages.success(request, f"已添加“{made.name}”。初始密码在密码条上，打印后交给该单位。")
    return redirect("console:units", year=year)


def page(
    request: HttpRequest, at: Desk, *, form: dict[str, Any] | None, status: int = 200
) -> HttpResponse:
    typed = request.GET.get("q", "").replace("\x00", "").strip()[: listing.LONGEST_QUERY]
    show = request.GET.get("show", "")
    show = show if show in listing.SHOWS else "all"
    found = listing.page(at, typed, show, request.GET.get("page"))
    kept = {"q": typed, "show": show if show != "all" else ""}
    context = {
        "year": at.year,
        "at": at,
        "words": typed,
        "show": show,
        "page": found,
        "too_many": bool(typed) and found.paginator.count >= listing.MOST_FOUND,
        "query": "".join(f"&{urlencode({k: v})}" for k, v in kept.items() if v),
        "rows": listing.rows(at, list(found), with_superior=bool(typed)),
        "opened": _opened(request, at),
        "counts": listing.counts(at),
        "levels": {} if typed else listing.levels(at),  # found units are counted at the foot
        "level_words": LEVELS,
        "form": form,
        "right": third_level.standing(at.own) if at.own and at.own.level == 1 else None,
        "sheets": list(slips.waiting(at.actor)[:5]),
    }
    return render(request, "console/units/tree.html", context, status=status)


def _opened(request: HttpRequest, at: Desk) -> dict[int, list[listing.Row]]:
    """Without scripts `?open=7` shows what is below unit 7."""
    number = _number(request.GET.get("open", ""))
    if number is None:
        return {}
    place = at.managed(number)
    return {number: listing.rows(at, list(listing.children(at, place, None)))}


def _blank_form(request: HttpRequest, at: Desk) -> dict[str, Any] | None:
    """`?add=1`: below the account's own unit; `?add=1&under=7`: below unit 7."""
    if "add" not in request.GET or not at.live:
        return None
    superior = at.superior(_number(request.GET.get("under", "")))
    province = superior.province if superior else ""
    return _form(at, superior, {"province": province}, {})


def _form(
    at: Desk, superior: Placement | None, typed: dict[str, str], faults: dict[str, str]
) -> dict[str, Any]:
    level = superior.level + 1 if superior else 1
    return {
        "superior": superior,
        "level": LEVELS[level],
        "values": {name: typed.get(name, "") for name in FIELDS},
        "faults": faults,
        "warnings": warnings.before_adding(at.round, superior),
        "options": options(at, with_category=superior is None),
    }


def options(at: Desk, *, with_category: bool) -> dict[str, list[tuple[str, str]]]:
    """Code and label of what can be chosen."""
    names = ["type", "province", *(["category"] if with_category else [])]
    return {
        name: [(code, word) for word, code in getattr(at.lists, name).items() if word != code]
        for name in names
    }


def _number(text: str) -> int | None:
    """A unit's number from the address; blank is none. Raises Http404 for anything else."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Http404
    return int(text)


def may_add(at: Desk) -> bool:
    return at.live and rights.may_add_below(at.actor, at.own, at.year)
