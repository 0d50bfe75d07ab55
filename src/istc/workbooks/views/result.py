"""The third step: what was read, what is wrong with it, one cell corrected, how far a job is."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from istc.units import access
from istc.workbooks.door import Place, place_of, upload_of
from istc.workbooks.fixing import NotFixable, fix
from istc.workbooks.models import Upload
from istc.workbooks.preview import LEVELS, Preview


@access.signed_in
@require_safe
def show(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    place = place_of(request, year, form)
    preview = preview_of(request, place, upload_of(place, upload))
    return render(request, "workbooks/result.html", {"preview": preview, "place": place})


@access.signed_in
@require_safe
def progress(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """A fragment, asked for every second while a job runs; then the page loads anew."""
    place = place_of(request, year, form)
    preview = preview_of(request, place, upload_of(place, upload))
    answer = render(request, "workbooks/progress.html", {"preview": preview})
    if preview.state not in {Upload.State.READING, Upload.State.COMMITTING}:
        answer.headers["HX-Refresh"] = "true"
    return answer


@access.signed_in
@require_POST
def correct(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """One cell: {"form", "record", "item", "value"}; answers with what is still wrong there."""
    place = place_of(request, year, form)
    with transaction.atomic():
        upload_of(place, upload)
        found = Upload.objects.select_for_update().select_related(None).get(pk=upload)
        if found.state != Upload.State.READY or not place.writable:
            return JsonResponse({"error": "本次导入已结束，不能再改。"}, status=409)
        try:
            left = fix(found, *_cell(request))
        except (NotFixable, ValueError, KeyError, TypeError):
            return JsonResponse({"error": "没有这个单元格。刷新页面后再试。"}, status=400)
    preview = preview_of(request, place, found)
    summary = {name: found.summary[name] for name in ("rows", "good", "error", "verify", "hint")}
    return JsonResponse(
        {"left": left, "summary": {**summary, "bad": preview.bad}, "open": preview.committable}
    )


def _cell(request: HttpRequest) -> tuple[tuple[str, int, str], str]:
    sent: dict[str, Any] = json.loads(request.body)
    value = sent["value"]
    if not isinstance(value, str) or len(value) > 10_000:
        raise NotFixable
    return (str(sent["form"]), int(sent["record"]), str(sent["item"])), value


def preview_of(request: HttpRequest, place: Place, upload: Upload) -> Preview:
    level = request.GET.get("level", "")
    return Preview(place, upload, level if level in LEVELS else "", request.GET.get("page", "1"))


@access.signed_in
@require_POST
def mode(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """追加, 更新 or 替换."""
    place = place_of(request, year, form)
    found = upload_of(place, upload)
    chosen = request.POST.get("mode", "")
    preview = Preview(place, found)
    if preview.open and chosen in dict(preview.modes):
        Upload.objects.filter(pk=found.pk, state=Upload.State.READY).update(mode=chosen)
    return redirect(place.address("upload", upload=found.pk))
