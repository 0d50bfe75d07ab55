"""/console/lists/: lists that the manual does not print, kept up to date by the centre (N08)."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.console.reference import forms
from istc.definitions.model import Option, OptionList
from istc.reference import comparing, editing, versions
from istc.reference.errors import Refused
from istc.reference.models import ListVersion
from istc.rounds import lists as verbs
from istc.rounds import queries
from istc.units import access
from istc.units.pinyin import initials

SIZE = 60
HISTORY = 50
LONGEST_QUERY = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One list among the others."""

    list: OptionList
    number: int
    at: Any


@require_safe
@never_cache
@access.centre_only
def lists(request: HttpRequest) -> HttpResponse:
    newest = ListVersion.objects.values("list_id").annotate(n=Count("pk"), last=Max("at"))
    known = {row["list_id"]: (row["n"], row["last"]) for row in newest.order_by()}
    lines = [
        Line(one, *known.get(name, (0, None)))
        for name, one in sorted(verbs.maintained().items(), key=lambda pair: -len(pair[1].options))
    ]
    register = versions.newest_register("journals")
    context = {"lines": lines, "register": register}
    return render(request, "console/reference/lists.html", context)


@require_safe
@never_cache
@access.centre_only
def one(request: HttpRequest, list_id: str) -> HttpResponse:
    found = _maintained(list_id)
    picked = found.by_code.get(request.GET.get("edit", ""))
    return _page(request, found, forms.shown(found, picked), picked=picked)


@require_POST
@access.centre_only
def save(request: HttpRequest, list_id: str) -> HttpResponse:
    found = _maintained(list_id)
    given = forms.typed(request.POST.dict())
    new = given.get("new") == "1"
    try:
        made = verbs.save_option(
            actor=access.actor_of(request), list_id=list_id, draft=forms.draft(found, given),
            new=new, from_year=forms.from_year(given), reason=given.get("reason", ""),
            seen=given.get("seen", ""),
        )  # fmt: skip
    except Refused as refusal:
        picked = None if new else found.by_code.get(given.get("code", ""))
        return _page(request, found, given, picked=picked, fault=str(refusal))
    messages.success(request, f"已保存为第 {made.number} 版，自 {made.from_year} 年度起使用。")
    return redirect("console:list", list_id=list_id)


@require_safe
@never_cache
@access.centre_only
def compare(request: HttpRequest, list_id: str) -> HttpResponse:
    found = _maintained(list_id)
    known = _history(found)
    last = known[0].number if known else 0
    before = _number(request, "before", max(last - 1, 0))
    after = _number(request, "after", last)
    try:
        pair = [verbs.as_of(found, number).options for number in (before, after)]
    except LookupError as gone:
        raise Http404 from gone
    context = {
        "list": found,
        "history": known,
        "before": before,
        "after": after,
        "differences": comparing.differences(found, *pair),
    }
    return render(request, "console/reference/compare.html", context)


def _maintained(list_id: str) -> OptionList:
    """Raises Http404 for a printed list as for one that does not exist."""
    found = verbs.maintained().get(list_id)
    if found is None:
        raise Http404
    return found


def _history(found: OptionList) -> list[ListVersion]:
    return list(ListVersion.objects.filter(list_id=found.id).defer("options")[:HISTORY])


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else otherwise


def _page(
    request: HttpRequest,
    found: OptionList,
    values: forms.Typed,
    *,
    picked: Option | None,
    fault: str = "",
) -> HttpResponse:
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    known = _history(found)
    options = [option for option in found.options if matches(option, query)]
    context = {
        "list": found,
        "history": known,
        "seen": values.get("seen", known[0].name if known else verbs.SHIPPED),
        "years": _years(known),
        "page": Paginator(options, SIZE).get_page(request.GET.get("page")),
        "query": query,
        "values": values,
        "picked": picked,
        "fault": fault,
        "told": lambda option: editing.told(found, option).removeprefix(option.label),
    }
    return render(request, "console/reference/list.html", context, status=422 if fault else 200)


def matches(option: Option, query: str) -> bool:
    """By code, label, English name or pinyin initials."""
    text = f"{option.code} {option.label} {option.search} {initials(option.label)}".lower()
    return query.lower() in text


def _years(known: list[ListVersion]) -> list[int]:
    """The years from which a version may start: those not closed, and the next one."""
    rounds = queries.rounds()
    closed = {found.year for found in rounds} - set(queries.open_years())
    top = max(found.year for found in rounds) + 1
    first = known[0].from_year if known else min(queries.open_years(), default=top)
    return [year for year in range(first, top + 1) if year not in closed]
