"""/<year>/console/: the centre's overview (screen 14; F11, F24, N13)."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from istc.console.centre import bars, overview, tiles
from istc.console.centre.overview import Branch
from istc.reports.nation import kept
from istc.rounds import current, queries, third_level
from istc.rounds.models import Round
from istc.units import access, lockout
from istc.units.models import Placement
from istc.units.roster.known import lists_of

LOWEST = 14
REQUESTS = 6
SHOWS = {"all": "全部", "watch": "需要关注", "never": "未登录"}
REGIONS = "province"
LONGEST_QUERY = 60
A_PAGE = 20


@require_safe
@access.centre_only
def start(request: HttpRequest) -> HttpResponse:
    """/console/: to the overview of the current year, or to the years before there is one."""
    found = current()
    if found is None:
        return redirect("console:rounds")
    return redirect("console:home", year=found.year)


@require_safe
@never_cache
@access.centre_only
def home(request: HttpRequest, year: int) -> HttpResponse:
    found = queries.any_round(year)
    counted = kept.figures(found, access.actor_of(request))
    known = overview.branches(found, counted)
    groups = overview.groups(known)
    keys = [one.key for one in groups]
    asked = (request.GET.get("category"), REGIONS, *keys)
    chosen = next((key for key in asked if key in keys), REGIONS)
    of = [one for one in known if overview.category(one.place) == chosen]
    context = {
        "year": year,
        "found": found,
        "now": timezone.now(),
        "at": counted.at,
        "groups": groups,
        "chosen": chosen,
        "label": next((one.label for one in groups if one.key == chosen), ""),
        "of": of,
        "lowest": sorted(of, key=lambda one: one.percent)[:LOWEST],
        "regions": REGIONS,
        "locked": lockout.locked(),
        "bars": bars.bars(counted.daily),
        **_nation(known),
        **_tiles(found, of),
        **_requests(found),
        **_roster(request, known),
    }
    return render(request, "console/centre/home.html", context)


def _nation(known: list[Branch]) -> dict[str, Any]:
    done = sum(one.completion.done for one in known)
    total = sum(one.completion.total for one in known)
    reported = sum(one.reported for one in known)
    return {
        "reported": reported,
        "expected": len(known),
        "reported_percent": reported * 100 // len(known) if known else 0,
        "percent": done * 100 // total if total else 0,
    }


def _tiles(found: Round, of: list[Branch]) -> dict[str, Any]:
    names = lists_of(found.edition_model).province
    labels = {code: word for word, code in names.items() if word != code}
    places = [one.place for one in of]
    done = {one.place.path: one.completion for one in of}
    sketch, beside = tiles.tiles(labels, places, done)
    return {"sketch": sketch, "beside": beside, "outside": tiles.OUTSIDE}


def _requests(found: Round) -> dict[str, Any]:
    pending = third_level.pending()
    shown = list(pending[:REQUESTS])
    return {
        "requests": requests_with_counts(found.year, shown),
        "waiting": pending.count(),
        "rounds": queries.rounds(),
    }


def requests_with_counts(year: int, shown: list[Any]) -> list[tuple[Any, int]]:
    """Each request with how many level-2 units its unit has. One query."""
    units = [one.unit_id for one in shown]
    rows = Placement.objects.filter(year=year, superior__unit__in=units, closed=False)
    counted = dict(rows.values_list("superior__unit").annotate(n=Count("pk")).order_by())
    return [(one, counted.get(one.unit_id, 0)) for one in shown]


def _roster(request: HttpRequest, known: list[Branch]) -> dict[str, Any]:
    now = timezone.now()
    show = request.GET.get("show", "")
    show = show if show in SHOWS else "watch"
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    sorts = {
        "all": known,
        "watch": [one for one in known if one.worries(now)],
        "never": [one for one in known if one.signed_in is None],
    }
    found = [one for one in known if _named(one, typed)] if typed else sorts[show]
    asked = {"category": request.GET.get("category", "")[:LONGEST_QUERY]}
    kept = urlencode({**asked, **({"q": typed} if typed else {"show": show})})
    return {
        "roster": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "kept": f"&{kept}#roster",
        "show": show,
        "typed": typed,
        "shows": [(key, label, len(sorts[key])) for key, label in SHOWS.items()],
    }


def _named(one: Branch, typed: str) -> bool:
    return typed in one.place.name or typed.lower() in one.username
