"""/<year>/letters/: own submission with what is missing; those of the units below (N15–N17)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from istc.letters import actions as letter_actions
from istc.letters.door import attempt, level_one, subordinate
from istc.letters.models import Scan
from istc.reports import actions, locks
from istc.reports.models import Submission
from istc.reports.queries.standing import Standing, below, standing
from istc.rounds import round_of
from istc.rounds.models import Round
from istc.units import access
from istc.units.models import Placement

UNITS_A_PAGE = 60


@require_safe
@access.signed_in
def index(request: HttpRequest, year: int) -> HttpResponse:
    found = round_of(year)
    actor = access.actor_of(request)
    own = None if actor.is_centre else access.own(request, year)
    known = standing(found, own) if own else Standing((), below(found, None))
    page = Paginator(known.below, UNITS_A_PAGE).get_page(request.GET.get("page"))
    sent = _submissions([one.place for one in page.object_list])
    context: dict[str, Any] = {
        "year": year,
        "round": found,
        "own": own,
        "standing": known,
        "page": page,
        "rows": [(one, sent.get(one.place.pk)) for one in page.object_list],
        "scans": _scans([made.pk for made in sent.values()]),
        "is_centre": actor.is_centre,
        **(_own(found, own) if own else {}),
    }
    return render(request, "letters/index.html", context)


def _own(found: Round, own: Placement) -> dict[str, Any]:
    made = Submission.objects.filter(placement=own).first()
    scans = list(Scan.objects.filter(submission=made).order_by("-at")) if made else []
    for scan in scans:
        scan.submission = made  # type: ignore[assignment]
    return {
        "submission": made,
        "own_scans": scans,
        "obstacle": locks.obstacle(found, own, timezone.now()),
    }


def _submissions(places: list[Placement]) -> dict[int, Submission]:
    found = Submission.objects.filter(placement__in=[place.pk for place in places])
    return {made.placement_id: made for made in found}


def _scans(submissions: list[int]) -> dict[int, Scan]:
    """Submission → its newest scan."""
    found = Scan.objects.filter(submission__in=submissions).select_related("submission")
    return {scan.submission_id: scan for scan in found.order_by("at", "pk")}


def _back(year: int) -> str:
    return reverse("letters:index", kwargs={"year": year})


@require_POST
@access.signed_in
def submit(request: HttpRequest, year: int) -> HttpResponse:
    own, found = access.own(request, year), round_of(year)
    note = request.POST.get("note", "")
    verb = lambda: actions.submit_unit(  # noqa: E731
        actor=access.actor_of(request), round=found, placement=own, note=note
    )
    return attempt(request, verb, "已上报。", _back(year))


@require_POST
@access.signed_in
def receive(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    place, found = subordinate(request, year, unit_id), round_of(year)
    verb = lambda: actions.receive_submission(  # noqa: E731
        actor=access.actor_of(request), round=found, placement=place
    )
    return attempt(request, verb, f"已接收{place.name}的上报。", _back(year))


@require_POST
@access.signed_in
def send_back(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    place, found = subordinate(request, year, unit_id), round_of(year)
    reason = request.POST.get("reason", "")
    verb = lambda: actions.return_submission(  # noqa: E731
        actor=access.actor_of(request), round=found, placement=place, reason=reason
    )
    return attempt(request, verb, f"已退回{place.name}的上报。", _back(year))


@require_POST
@access.centre_only
def accept(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    place, found = level_one(subordinate(request, year, unit_id)), round_of(year)
    verb = lambda: letter_actions.accept(  # noqa: E731
        actor=access.actor_of(request), round=found, placement=place
    )
    return attempt(request, verb, f"已验收{place.name}，数据锁定。", _back(year))


@require_POST
@access.centre_only
def reopen(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    place, found = level_one(subordinate(request, year, unit_id)), round_of(year)
    reason = request.POST.get("reason", "")
    verb = lambda: actions.reopen_submission(  # noqa: E731
        actor=access.actor_of(request), round=found, placement=place, reason=reason
    )
    return attempt(request, verb, f"已重新开放{place.name}的数据。", _back(year))
