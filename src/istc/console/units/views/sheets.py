"""Sheets of initial passwords: shown by POST to whoever made them, then gone (F23, N03)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from istc.console.units.door import desk
from istc.documents.xlsx.table import MIME, table
from istc.units import access, slips

A_SHEET = 10
HEAD = ("单位全称", "用户名", "初始密码")


@require_POST
@never_cache
@access.signed_in
def show(request: HttpRequest, year: int, sheet_id: int) -> HttpResponse:
    """A page that prints ten to a sheet of A4, with lines to cut along."""
    at = desk(request, year)
    try:
        found = slips.open_sheet(actor=at.actor, pk=sheet_id)
    except slips.Gone as gone:
        messages.error(request, str(gone))
        return redirect("console:units", year=year)
    pages = [found.slips[n : n + A_SHEET] for n in range(0, len(found.slips), A_SHEET)]
    context = {
        "year": year,
        "found": found,
        "pages": pages,
        "minutes": slips.WINDOW.seconds // 60,
        "address": request.build_absolute_uri("/"),
    }
    return render(request, "console/units/slips.html", context)


@require_POST
@never_cache
@access.signed_in
def excel(request: HttpRequest, year: int, sheet_id: int) -> HttpResponse:
    at = desk(request, year)
    try:
        found = slips.open_sheet(actor=at.actor, pk=sheet_id)
    except slips.Gone as gone:
        messages.error(request, str(gone))
        return redirect("console:units", year=year)
    rows = [(slip.name, slip.username, slip.password) for slip in found.slips]
    return attachment(table("密码条", HEAD, rows), "initial-passwords.xlsx")


def attachment(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MIME)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
