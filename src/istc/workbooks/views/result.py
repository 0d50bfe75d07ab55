"""The third step: what was read, what is wrong with it, one cell corrected, how far a job is."""

import json
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from istc.definitions.kinds import Refusal
from istc.units import access
from istc.workbooks.deciding import decide as decide_on
from istc.workbooks.door import Place, place_of, upload_of
from istc.workbooks.fixing import Cell, NotFixable, fix
from istc.workbooks.models import Upload
from istc.workbooks.preview import LEVELS, Preview
from istc.workbooks.standing import Plain
from istc.workbooks.views.start import read_soon

LONGEST = 10_000  # signs of a value typed


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
    """One cell: {"form", "record", "item", "line", "value"}; answers with what is still wrong."""
    return _change(request, place_of(request, year, form), upload, _fix)


@access.signed_in
@require_POST
def decide(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """One finding: the cell, its "code", "act" (keep, skip, restore) and "text"."""
    return _change(request, place_of(request, year, form), upload, _decide)


Sent = dict[str, Any]


def _change(
    request: HttpRequest, place: Place, upload: int, work: Callable[[Upload, Sent], list[Plain]]
) -> HttpResponse:
    with transaction.atomic():
        upload_of(place, upload)
        found = Upload.objects.select_for_update().select_related(None).get(pk=upload)
        if found.state != Upload.State.READY or not place.writable:
            return JsonResponse({"error": "本次导入已结束，不能再改。"}, status=409)
        try:
            left = work(found, json.loads(request.body))
        except Refusal as refusal:
            return JsonResponse({"error": f"{refusal.wrong}。{refusal.mend}。"}, status=422)
        except (NotFixable, ValueError, KeyError, TypeError, AttributeError):
            return JsonResponse({"error": "没有这个单元格。刷新页面后再试。"}, status=400)
    preview = preview_of(request, place, found)
    names = ("rows", "good", "error", "verify", "hint", "skipped")
    summary = {name: found.summary[name] for name in names}
    counts = [f"{name} {number}" for name, number in preview.counts]
    return JsonResponse(
        {
            "left": left,
            "summary": {**summary, "bad": preview.bad},
            "open": preview.committable,
            "counts": f"{'，'.join(counts)} 条",
        }
    )


def _fix(upload: Upload, sent: Sent) -> list[Plain]:
    return fix(upload, _cell(sent), _text(sent, "value"))


def _decide(upload: Upload, sent: Sent) -> list[Plain]:
    more = {name: _text(sent, name) for name in ("code", "act", "text")}
    return decide_on(upload, _cell(sent), **more)


def _cell(sent: Sent) -> Cell:
    line = sent.get("line")
    where = str(sent["form"]), int(sent["record"]), str(sent["item"])
    return Cell(*where, None if line is None else int(line))


def _text(sent: Sent, name: str) -> str:
    value = sent.get(name, "") if name == "text" else sent[name]
    if not isinstance(value, str) or len(value) > LONGEST:
        raise NotFixable
    return value


@access.signed_in
@require_POST
def columns(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """Columns matched by hand, item -> letters; the file is read again by them."""
    place = place_of(request, year, form)
    found = upload_of(place, upload)
    preview = preview_of(request, place, found)
    known = {"", *(column for column, _ in preview.found)}
    if place.form and preview.open:
        chosen = {
            one.id: request.POST[one.id]
            for one in place.form.items
            if request.POST.get(one.id) in known
        }
        read_soon(request, found, {place.form.code: chosen})
    return redirect(place.address("upload", upload=found.pk))


def preview_of(request: HttpRequest, place: Place, upload: Upload) -> Preview:
    level = request.GET.get("level", "")
    return Preview(
        place,
        upload,
        level if level in LEVELS else "",
        request.GET.get("page", "1"),
        request.GET.get("kind", ""),
    )


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
