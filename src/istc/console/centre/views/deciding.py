"""Requests for the level-3 right, locked accounts: what the centre decides (N05, N31)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.console.centre.views.home import requests_with_counts
from istc.rounds import queries, third_level
from istc.units import access, accounts
from istc.units.models import Account, Placement, ThirdLevelRequest

A_PAGE = 30


@require_safe
@never_cache
@access.centre_only
def requests(request: HttpRequest, year: int) -> HttpResponse:
    """All requests, those that wait first; and the units that have the right."""
    found = queries.any_round(year)
    decided = ThirdLevelRequest.objects.exclude(state=ThirdLevelRequest.State.PENDING)
    page = Paginator(decided.select_related("unit").order_by("-decided_at", "-pk"), A_PAGE)
    granted = Placement.objects.filter(year=year, level=1, third_level=True).order_by("path")
    context = {
        "year": year,
        "found": found,
        "requests": requests_with_counts(year, list(third_level.pending())),
        "page": page.get_page(request.GET.get("page")),
        "granted": list(granted),
    }
    return render(request, "console/centre/requests.html", context)


@require_POST
@access.centre_only
def decide(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    queries.any_round(year)
    agree = request.POST.get("agree") == "1"
    try:
        asked = third_level.decide(
            actor=access.actor_of(request), pk=pk, agree=agree,
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
        messages.success(request, f"“{asked.unit.name}”的申请{asked.get_state_display()}。")
    except third_level.Refused as refusal:
        messages.error(request, str(refusal))
    return _back(request, year)


@require_POST
@access.centre_only
def withdraw(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    place = access.visible(request, year, unit_id)
    try:
        third_level.withdraw(
            actor=access.actor_of(request), place=place, reason=request.POST.get("reason", "")
        )
        messages.success(request, f"“{place.name}”的三级权限已撤回。")
    except third_level.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("console:requests", year=year)


@require_POST
@access.centre_only
def unlock(request: HttpRequest, year: int) -> HttpResponse:
    """The account is named in the post: a user name is no part of an address."""
    queries.any_round(year)
    name = Account.normalize_username(request.POST.get("account", "").replace("\x00", ""))
    account = Account.objects.filter(username=name).first()
    if account is None:
        raise Http404
    accounts.unlock(actor=access.actor_of(request), account=account)
    messages.success(request, f"{account.name}（{account.username}）已解除锁定，原密码可用。")
    return redirect("console:home", year=year)


def _back(request: HttpRequest, year: int) -> HttpResponse:
    """To the page that the button was on."""
    name = "console:requests" if request.POST.get("from") == "requests" else "console:home"
    return redirect(name, year=year)
