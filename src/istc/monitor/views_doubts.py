"""What a superior makes of each doubt while reviewing, and what the unit answers (N12)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from istc.definitions.kinds import Refusal
from istc.monitor.views_review import key_below, number, stop_words
from istc.reports import actions
from istc.reports.actions import Said
from istc.reports.errors import Stopped
from istc.reports.keys import ReportKey
from istc.reports.models import Treatment
from istc.rounds import round_of
from istc.units import access

MOST = 100  # remarks of one return
TOLD = {
    "return": "已列入退回，退回时一并发给填报单位。",
    "accept": "已接受。",
    "distinct": "已标为不是重复。",
}


@require_POST
@access.signed_in
def treat(request: HttpRequest, year: int, unit_id: int, form: str) -> HttpResponse:
    """列入退回, 接受并写理由, 不是重复; or, with `drop`, as if nobody had looked."""
    key, post = key_below(request, year, unit_id, form), request.POST
    actor, version = access.actor_of(request), number(post.get("version", ""))
    try:
        if "drop" in post:
            finding = post["drop"][:300]
            actions.untreat(actor=actor, report_key=key, finding=finding, version=version)
        else:
            made = actions.treat(actor=actor, report_key=key, said=_said(request), version=version)
            messages.success(request, TOLD[made.kind])
    except (Stopped, Refusal) as stop:
        messages.error(request, stop_words(stop))
    return redirect(f"{_page(request, key)}#doubts")


def _said(request: HttpRequest) -> Said:
    """A kind that there is not counts as the first one."""
    post = request.POST
    kind = post.get("kind", "")
    known = Treatment.Kind(kind if kind in Treatment.Kind.values else "return")
    record = number(post.get("record", ""))
    return Said(known, post.get("text", ""), post.get("finding", ""), post.get("item", ""), record)


def _page(request: HttpRequest, key: ReportKey) -> str:
    """Where the superior was: the form at a page, or one record."""
    kwargs = {"year": key.round.year, "unit_id": key.placement.unit_id, "form": key.form.code}
    if on := number(request.POST.get("on", "")):
        return reverse("monitor:record", kwargs={**kwargs, "record_id": on})
    page = number(request.POST.get("page", ""))
    return reverse("monitor:form", kwargs=kwargs) + (f"?page={page}" if page else "")


@require_POST
@access.signed_in
def reply(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """The unit's answers to the remarks of the return: all that are written, at once."""
    found, place = round_of(year), access.own(request, year)
    if form not in found.edition_model.by_code:
        raise Http404
    key = ReportKey(found, place, found.edition_model.by_code[form])
    actor, review = access.actor_of(request), number(request.POST.get("review", "")) or 0
    said = 0
    try:
        for at in range(MOST):
            text = request.POST.get(f"reply-{at}", "")
            if text.strip() and text != request.POST.get(f"before-{at}", ""):
                actions.reply(actor=actor, report_key=key, review=review, number=at, text=text)
                said += 1
    except (Stopped, Refusal) as stop:
        messages.error(request, stop_words(stop))
    else:
        messages.success(request, f"已答复 {said} 条。" if said else "没有新的答复。")
    return redirect("entry:form", year=year, form=form)
