"""The page where a download is started, and the list of one's own."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from istc.downloads.apps import KIND
from istc.downloads.asked import Asked, ask, filter_words, unit_words
from istc.jobs import queue
from istc.jobs.models import Job
from istc.rollup.filters import FilterRefused
from istc.units import access

SHOWN = 20
TABLES = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))
PAPERS = (("docx", "WORD"), ("pdf", "PDF"))
WHOLE = "成套报表含全部报表，不能只下载一类。从报表查询页重新进入。"
ONE_YEAR = "成套报表一次下载一个年份。在报表查询页只选一个年份。"
NO_FORMAT = "没有这种文件格式。从列表中选择。"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a page offers: heading and formats."""

    title: str
    formats: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@access.signed_in
def everything(request: HttpRequest, year: int) -> HttpResponse:
    return _page(request, year, "", Offer("下载全部报表", TABLES))


@require_http_methods(["GET", "HEAD", "POST"])
@access.signed_in
def word(request: HttpRequest, year: int) -> HttpResponse:
    return _page(request, year, "", Offer("下载成套报表", PAPERS))


@require_http_methods(["GET", "HEAD", "POST"])
@access.signed_in
def form(request: HttpRequest, year: int, form: str) -> HttpResponse:
    return _page(request, year, form, Offer("下载报表数据", TABLES))


def _page(request: HttpRequest, year: int, code: str, offer: Offer) -> HttpResponse:
    """GET asks which format, POST starts. The address holds the filter, as in the query (N39)."""
    query = request.META.get("QUERY_STRING", "")
    try:
        asked = ask(year, code, query)
    except FilterRefused as refused:
        return _show(request, year, offer, problems=refused.problems)
    if offer.formats == PAPERS and (wrong := _no_paper(asked)):
        return _show(request, year, offer, problems=(wrong,))
    scope = asked.scope(access.actor_of(request))
    context = {
        "asked": asked,
        "unit": unit_words(scope),
        "units": scope.places.count(),
        "words": filter_words(asked),
        "problems": (),
    }
    if request.method != "POST":
        return _show(request, year, offer, **context)
    format = request.POST.get("format", "")
    if format not in dict(offer.formats):
        return _show(request, year, offer, **{**context, "problems": (NO_FORMAT,)})
    job = _start(request, asked, {"form": code, "format": format, "query": query})
    return redirect("jobs:page", job=job.pk)


def _no_paper(asked: Asked) -> str:
    """A whole report is of one year and of all forms."""
    if asked.part:
        return WHOLE
    return ONE_YEAR if len(asked.filter.years) > 1 else ""


def _start(request: HttpRequest, asked: Asked, payload: dict[str, str]) -> Job:
    actor = access.actor_of(request)
    return queue.enqueue(
        kind=KIND,
        actor=actor,
        payload={"year": asked.round.year, **payload},
        title=f"下载 {asked.what}（{payload['format']}）",
        unit=actor.unit_id,
    )


def _show(request: HttpRequest, year: int, offer: Offer, **context: object) -> HttpResponse:
    actor = access.actor_of(request)
    own = Job.objects.filter(kind=KIND, owner_id=actor.account_id).order_by("-created_at")
    status = 422 if context.get("problems") else 200
    found = {"year": year, "offer": offer, "jobs": own[:SHOWN], "asked": None, **context}
    return render(request, "downloads/start.html", found, status=status)
