"""The first two steps: download a template, upload a file; and who imported what before."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from istc import audit
from istc.jobs import queue
from istc.units import access
from istc.workbooks import limits, reading, working
from istc.workbooks.door import Place, place_of
from istc.workbooks.filled import MIME, workbook
from istc.workbooks.keeping import keep
from istc.workbooks.models import LONGEST, Upload

HISTORY = 50


@access.signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, year: int, form: str = "") -> HttpResponseBase:
    place = place_of(request, year, form)
    if request.method == "POST":
        return _receive(request, place)
    return _page(request, place)


def _page(request: HttpRequest, place: Place, wrong: str = "", status: int = 200) -> HttpResponse:
    found = Upload.objects.filter(
        round=place.round, unit=place.placement.unit_id, form=place.code
    ).order_by("-at", "-id")
    context = {
        "place": place,
        "wrong": wrong,
        "uploads": found[:HISTORY],
        "limits": limits.words(),
        "accept": limits.ACCEPT,
    }
    return render(request, "workbooks/start.html", context, status=status)


def _receive(request: HttpRequest, place: Place) -> HttpResponseBase:
    if place.stop:
        return _page(request, place, str(place.stop), 409)
    file = request.FILES.get("file")  # reads what is sent, and sees how much it is
    if getattr(request, "upload_too_large", False):
        words = f"文件过大。{limits.words()}。删去图片和不用的工作表，或分成几个文件。"
        return _page(request, place, words, 413)
    if not isinstance(file, UploadedFile):
        return _page(request, place, "没有选择文件。选择文件后上传。", 400)
    upload = _kept(request, place, file)
    if limits.at_once(upload.size):
        reading.read(upload)
    return redirect(place.address("upload", upload=upload.pk))


@transaction.atomic
def _kept(request: HttpRequest, place: Place, file: "UploadedFile[Any]") -> Upload:
    actor = access.actor_of(request)
    token, suffix, digest = keep(file)
    upload = Upload.objects.create(
        round=place.round,
        unit_id=place.placement.unit_id,
        form=place.code,
        account_id=actor.account_id,
        by_name=actor.name[:200],
        at=timezone.now(),
        name=(file.name or "")[-LONGEST:],
        token=token,
        suffix=suffix,
        sha256=digest,
        size=file.size or 0,
    )
    audit.record(
        actor=actor,
        action="import.upload",
        unit=upload.unit_id,
        year=place.round.year,
        subject=place.code,
        after={"file": upload.name, "sha256": digest, "size": upload.size},
    )
    if not limits.at_once(upload.size):
        _enqueue(request, upload)
    return upload


def _enqueue(request: HttpRequest, upload: Upload) -> None:
    actor, title = access.actor_of(request), f"校验 {upload.name}"
    job = queue.enqueue(kind=working.READ, actor=actor, payload={"upload": upload.pk}, title=title)
    upload.job_id = job.pk
    upload.save(update_fields=["job_id"])


def read_soon(request: HttpRequest, upload: Upload, chosen: dict[str, dict[str, str]]) -> None:
    """Once more, by columns matched by hand. Exactly one of several clicks gets past this."""
    waiting = Upload.objects.filter(pk=upload.pk, state=Upload.State.READY)
    with transaction.atomic():
        if not waiting.update(state=Upload.State.READING, chosen=chosen):
            return
        upload.refresh_from_db()
        if not limits.at_once(upload.size):
            _enqueue(request, upload)
            return
    reading.read(upload)


@access.signed_in
@require_safe
def template(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """`?filled=1`: with what is in the system already."""
    place = place_of(request, year, form)
    name, body = workbook(place, filled=request.GET.get("filled") == "1")
    return as_file(body, name, MIME)


def as_file(body: bytes, name: str, mime: str) -> HttpResponse:
    """For saving only, never for showing."""
    answer = HttpResponse(body, content_type=mime)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    answer.headers["Content-Disposition"] = disposition or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
