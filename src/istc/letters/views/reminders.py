"""/<year>/reminders/: who has not reported, by true state; the message; what was sent (N13)."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from istc.jobs import queue
from istc.letters.apps import MAIL
from istc.letters.models import Reminder
from istc.letters.reminding import message
from istc.letters.reminding.mailing import waiting
from istc.letters.reminding.sending import recent, remind
from istc.reports.queries.whereabouts import KINDS, Whereabouts, whereabouts
from istc.rounds import round_of
from istc.rounds.models import Round
from istc.rounds.texts.catalogue import REMINDER
from istc.units import access
from istc.units.models import Placement

UNITS_A_PAGE = 200
HISTORY_SHOWN = 30
CHOICES = {kind: words for kind, words in KINDS.items() if kind != "done"}
ALL = "all"


@require_safe
@access.signed_in
def index(request: HttpRequest, year: int) -> HttpResponse:
    return _page(request, year)


@require_POST
@access.signed_in
def send(request: HttpRequest, year: int) -> HttpResponse:
    found, actor = round_of(year), access.actor_of(request)
    own = _superior(request, year)
    wanted = _numbers(request.POST.getlist("unit"))
    units = [one for one in _units(request, found, own) if one.place.unit_id in wanted]
    title, body = request.POST.get("title", ""), request.POST.get("body", "")
    try:
        told = remind(actor=actor, round=found, units=units, title=title, body=body)
    except message.Refused as refusal:
        return _page(request, year, fault=str(refusal), title=title, body=body, chosen=wanted)
    if told.sent:
        mails = f"，邮件 {told.mails} 封正在发送" if told.mails else ""
        messages.success(request, f"已催报 {len(told.sent)} 个单位{mails}。")
    if told.paused:
        names = "、".join(told.paused[:5]) + ("等" if len(told.paused) > 5 else "")
        messages.warning(request, f"{names} 24 小时内已催报，没有重发。")
    return redirect(reverse("letters:reminders", kwargs={"year": year}))


@require_POST
@access.signed_in
def resend(request: HttpRequest, year: int) -> HttpResponse:
    """Mails that wait because the server was down are tried again."""
    _superior(request, year)
    round_of(year)
    count = waiting().count()
    if count and settings.EMAIL_HOST:
        actor = access.actor_of(request)
        queue.enqueue(kind=MAIL, actor=actor, payload={}, title=f"催报邮件 {count} 封")
        messages.success(request, "正在重发没有发出的邮件。")
    return redirect(reverse("letters:reminders", kwargs={"year": year}))


def _superior(request: HttpRequest, year: int) -> Placement | None:
    """The actor's own place, None for the centre. Raises Http404 where nobody stands below."""
    if access.actor_of(request).is_centre:
        return None
    own = access.own(request, year)
    if own.level >= 3:
        raise Http404
    return own


def _units(request: HttpRequest, found: Round, own: Placement | None) -> list[Whereabouts]:
    """Everything in use below the actor, in the order of the tree."""
    actor = access.actor_of(request)
    places = access.below(actor, found.year, itself=False).filter(closed=False)
    return whereabouts(found, own, places)


def _numbers(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 11}


def _page(request: HttpRequest, year: int, **given: Any) -> HttpResponse:
    found, own = round_of(year), _superior(request, year)
    units = [one for one in _units(request, found, own) if not one.reported]
    kind = request.GET.get("kind", ALL)
    picked = [one for one in units if kind in one.kinds] if kind in CHOICES else units
    page = Paginator(picked, UNITS_A_PAGE).get_page(request.GET.get("page"))
    shown = [one.place.unit_id for one in page.object_list]
    context = {
        "year": year,
        "kind": kind if kind in CHOICES else ALL,
        "choices": [(key, words, sum(key in one.kinds for one in units))
                    for key, words in CHOICES.items()],
        "words": KINDS,
        "total": len(units),
        "page": page,
        "query": f"&{urlencode({'kind': kind})}" if kind in CHOICES else "",
        "recent": recent(found, shown, timezone.now()),
        "chosen": _numbers(request.GET.getlist("unit")),
        "title": found.fact("reminder_title"),
        "body": found.fact("reminder_body"),
        "places": REMINDER,
        "fault": "",
        "mail_on": bool(settings.EMAIL_HOST),
        **_history(found, request),
        **given,
    }  # fmt: skip
    return render(request, "letters/reminders.html", context, status=422 if given else 200)


def _history(found: Round, request: HttpRequest) -> dict[str, Any]:
    """What was sent to units below the actor, newest first."""
    actor = access.actor_of(request)
    sent = Reminder.objects.filter(round=found)
    if not actor.is_centre:
        below = access.below(actor, found.year, itself=False).order_by()
        sent = sent.filter(unit_id__in=below.values("unit_id"))
    counted = sent.aggregate(
        all=Count("id"), waits=Count("id", filter=Q(mail__in=["waiting", "sending"]))
    )
    rows = list(sent.select_related("unit").order_by("-at", "-pk")[:HISTORY_SHOWN])
    return {"history": rows, "history_total": counted["all"], "mails_waiting": counted["waits"]}
