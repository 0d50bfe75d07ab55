"""Filters kept by an account under a name, and dropped again (F57)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from istc.query.models import LONGEST_ADDRESS, SavedFilter
from istc.rounds import round_of
from istc.units import access

LONGEST_NAME = 40
MOST = 30


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
    kept = SavedFilter.objects.filter(account_id=access.actor_of(request).account_id)
    others = kept.exclude(name=name).count() if name.isprintable() else 0
    if wrong := _wrong(name, query, others):
        messages.error(request, wrong)
        return back
    SavedFilter.objects.update_or_create(
        account_id=access.actor_of(request).account_id,
        name=name,
        defaults={"year": year, "form": form, "address": query},
    )
    messages.success(request, f"已保存为“{name}”，在报表查询页的“常用查询”中。")
    return back


def _wrong(name: str, query: str, others: int) -> str:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        return f"名称为空，或超过 {LONGEST_NAME} 字。改为 1 至 {LONGEST_NAME} 字。"
    if len(query) > LONGEST_ADDRESS or not query.isprintable():
        return "条件太多，不能保存。去掉一些条件。"
    if others >= MOST:
        return f"已保存 {others} 个查询，最多 {MOST} 个。删去不用的再保存。"
    return ""


@require_POST
@access.signed_in
def remove(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Another account's is as good as none."""
    account_id = access.actor_of(request).account_id
    gone, _ = SavedFilter.objects.filter(pk=number, account_id=account_id).delete()
    if not gone:
        raise Http404
    return redirect("query:index", year=year)


def _page(year: int, form: str) -> str:
    if form:
        return reverse("query:form", kwargs={"year": year, "form": form})
    return reverse("query:index", kwargs={"year": year})
