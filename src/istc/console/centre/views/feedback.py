"""/feedback/: every user may write to the centre, and reads the answer there (F85)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.rounds import telling
from istc.rounds.models import Feedback
from istc.rounds.verbs import Refused
from istc.units import access

A_PAGE = 20


@require_safe
@never_cache
@access.signed_in
def feedback(request: HttpRequest) -> HttpResponse:
    """The centre sees all, those without an answer first; a unit its own."""
    return _page(request, "", "")


@require_POST
@access.signed_in
def write(request: HttpRequest) -> HttpResponse:
    body = request.POST.get("body", "")
    try:
        telling.write(actor=access.actor_of(request), body=body)
    except Refused as refusal:
        return _page(request, body, str(refusal))
    messages.success(request, "已提交。答复会出现在本页和通知中。")
    return redirect("console:feedback")


@require_POST
@access.centre_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        found = telling.answer(
            actor=access.actor_of(request), pk=pk, body=request.POST.get("body", "")
        )
        messages.success(request, f"已答复“{found.by_name}”。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("console:feedback")


def _page(request: HttpRequest, typed: str, fault: str) -> HttpResponse:
    actor = access.actor_of(request)
    found = Feedback.objects.all()
    if actor.is_centre:
        open_first = found.order_by(F("answered_at").desc(nulls_first=True), "-at", "-pk")
        waiting = found.filter(answered_at=None).count()
    else:
        open_first, waiting = found.filter(account=actor.account).order_by("-at", "-pk"), 0
    context = {
        "page": Paginator(open_first, A_PAGE).get_page(request.GET.get("page")),
        "centre": actor.is_centre,
        "waiting": waiting,
        "typed": typed,
        "fault": fault,
    }
    return render(request, "console/centre/feedback.html", context, status=422 if fault else 200)
