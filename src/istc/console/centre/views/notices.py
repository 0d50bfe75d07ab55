"""/notices/: what an account was told; announcing and who has read it, for the centre."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.rounds import current, telling
from istc.rounds.models import Notice, Receipt
from istc.rounds.notices import notices_for
from istc.rounds.verbs import Refused
from istc.units import access
from istc.units.models import Account

A_PAGE, UNITS_A_PAGE = 20, 50
TONES = {"退回": "red", "催报": "amber"}


@require_safe
@never_cache
@access.signed_in
def notices(request: HttpRequest) -> HttpResponse:
    return _page(request, {}, "")


@require_POST
@access.signed_in
def read(request: HttpRequest, pk: int) -> HttpResponse:
    if not telling.confirm(actor=access.actor_of(request), pk=pk):
        raise Http404
    return redirect("console:notices")


@require_POST
@access.centre_only
def publish(request: HttpRequest) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in ("title", "body")}
    try:
        made = telling.publish(actor=access.actor_of(request), round=current(), **typed)
    except Refused as refusal:
        return _page(request, typed, str(refusal))
    messages.success(request, f"公告“{made.title}”已发布。")
    return redirect("console:notices")


@require_safe
@never_cache
@access.centre_only
def receipts(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has confirmed a notice to all, and who has not yet."""
    notice = Notice.objects.filter(pk=pk, unit=None).first()
    if notice is None:
        raise Http404
    confirmed = Receipt.objects.filter(notice=notice)
    everybody = Account.objects.filter(is_active=True, unit__isnull=False)
    unread = request.GET.get("show") != "read"
    which = (
        everybody.exclude(pk__in=confirmed.values("account"))
        if unread
        else everybody.filter(pk__in=confirmed.values("account"))
    )
    page = Paginator(which.order_by("username"), UNITS_A_PAGE).get_page(request.GET.get("page"))
    times = dict(
        confirmed.filter(account__in=[one.pk for one in page]).values_list("account", "at")
    )
    context = {
        "notice": notice,
        "page": page,
        "times": times,
        "unread": unread,
        "done": everybody.filter(pk__in=confirmed.values("account")).count(),
        "all": everybody.count(),
    }
    return render(request, "console/centre/receipts.html", context)


def _page(request: HttpRequest, typed: dict[str, str], fault: str) -> HttpResponse:
    actor = access.actor_of(request)
    page = Paginator(notices_for(actor), A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page": page,
        "tones": TONES,
        "centre": actor.is_centre,
        "typed": typed,
        "fault": fault,
        "read": set(),
        "counts": {},
    }
    if actor.is_centre:
        context["counts"] = _counts(page)
        context["all"] = Account.objects.filter(is_active=True, unit__isnull=False).count()
    else:
        mine = Receipt.objects.filter(account=actor.account, notice__in=[one.pk for one in page])
        context["read"] = set(mine.values_list("notice", flat=True))
    return render(request, "console/centre/notices.html", context, status=422 if fault else 200)


def _counts(shown: Iterable[Notice]) -> dict[int, int]:
    rows = Receipt.objects.filter(notice__in=[one.pk for one in shown])
    rows = rows.filter(account__is_active=True, account__unit__isnull=False)
    return dict(rows.values_list("notice").annotate(n=Count("pk")).order_by())
