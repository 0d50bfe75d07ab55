"""Filters kept by an account under a name, given another one, and dropped again (F57)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from istc import audit
from istc.query.models import LONGEST_ADDRESS, SavedFilter
from istc.rounds import round_of
from istc.units import access

LONGEST_NAME = 40
MOST = 30
Sides = dict[str, str] | None
KEPT, RENAMED, DROPPED = "query.keep", "query.rename", "query.drop"


@require_POST
@access.signed_in
def save(request: HttpRequest, year: int) -> HttpResponse:
    """The same name again replaces what it meant."""
    edition = round_of(year).edition_model
    name = " ".join(request.POST.get("name", "").split())
    form, query = request.POST.get("form", ""), request.POST.get("query", "").lstrip("?")
    if form and form not in edition.by_code:
        raise Http404
    back = redirect(f"{_page(year, form)}?{query[:LONGEST_ADDRESS]}")
    others = _mine(request).exclude(name=name).count() if name.isprintable() else 0
    if wrong := _wrong(name, query, others):
        messages.error(request, wrong)
        return back
    SavedFilter.objects.update_or_create(
        account_id=access.actor_of(request).account_id,
        name=name,
        defaults={"year": year, "form": form, "address": query},
    )
    _note(request, year, KEPT, after={"title": name, "form": form, "filter": query})
    messages.success(request, f"已保存为“{name}”，在报表查询页的“常用查询”中。")
    return back


def _note(
    request: HttpRequest, year: int, action: str, *, before: Sides = None, after: Sides = None
) -> None:
    actor = access.actor_of(request)
    audit.record(actor=actor, action=action, year=year, before=before, after=after)


def _wrong(name: str, query: str, others: int) -> str:
    if unfit := _unfit(name):
        return unfit
    if len(query) > LONGEST_ADDRESS or not query.isprintable():
        return "条件太多，不能保存。去掉一些条件。"
    if others >= MOST:
        return f"已保存 {others} 个查询，最多 {MOST} 个。删去不用的再保存。"
    return ""


def _unfit(name: str) -> str:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        return f"名称为空、超过 {LONGEST_NAME} 字或含不能显示的字符。改为 1 至 {LONGEST_NAME} 字。"
    return ""


@require_POST
@access.signed_in
def rename(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Another account's is as good as none. A name in use stays with the one that has it."""
    found = _own(request, number)
    name = " ".join(request.POST.get("name", "").split())
    back = redirect("query:index", year=year)
    taken = not _unfit(name) and _mine(request).filter(name=name).exclude(pk=number).exists()
    if wrong := _unfit(name) or (f"已有名为“{name}”的查询。换一个名称。" if taken else ""):
        messages.error(request, wrong)
        return back
    before, found.name = found.name, name
    found.save(update_fields=["name"])
    _note(request, year, RENAMED, before={"title": before}, after={"title": name})
    return back


@require_POST
@access.signed_in
def remove(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Another account's is as good as none."""
    found = _own(request, number)
    found.delete()
    _note(request, year, DROPPED, before={"title": found.name, "filter": found.address})
    return redirect("query:index", year=year)


def _mine(request: HttpRequest) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(account_id=access.actor_of(request).account_id)


def _own(request: HttpRequest, number: int) -> SavedFilter:
    return get_object_or_404(_mine(request), pk=number)


def _page(year: int, form: str) -> str:
    if form:
        return reverse("query:form", kwargs={"year": year, "form": form})
    return reverse("query:index", kwargs={"year": year})
