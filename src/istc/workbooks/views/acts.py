"""提交, cancel and undo: what changes the reports, or leaves them as they are."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from istc.jobs import queue
from istc.jobs.models import Job
from istc.reports.errors import Conflict, Stopped
from istc.units import access
from istc.workbooks import committing, limits, reading, working
from istc.workbooks.door import Place, place_of, upload_of
from istc.workbooks.models import Upload
from istc.workbooks.preview import Preview


@access.signed_in
@require_POST
def commit(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """`only=good`: the rows without faults; else everything, or nothing where a row has one."""
    place = place_of(request, year, form)
    found = upload_of(place, upload)
    good_only = request.POST.get("only") == "good"
    if found.state == Upload.State.READY and _allowed(request, Preview(place, found), good_only):
        _begin(request, found, good_only)
    return redirect(place.address("upload", upload=found.pk))


def _allowed(request: HttpRequest, preview: Preview, good_only: bool) -> bool:
    wrong = ""
    if stop := preview.place.stop:
        wrong = f"没有写入数据。{stop}"
    elif not preview.committable:
        wrong = "没有写入数据。先按清单更正文件，再重新上传。"
    elif preview.bad and not good_only:
        wrong = f"没有写入数据。还有 {preview.bad} 行有错误：更正后提交，或只提交没有错误的行。"
    elif good_only and preview.upload.mode == "replace":
        wrong = "没有写入数据。替换时须全部更正，否则有错误的行会丢失。"
    if wrong:
        messages.error(request, wrong)
    return not wrong


def _begin(request: HttpRequest, found: Upload, good_only: bool) -> None:
    """Exactly one of several clicks gets past this."""
    waiting = Upload.objects.filter(pk=found.pk, state=Upload.State.READY)
    with transaction.atomic():
        if not waiting.update(state=Upload.State.COMMITTING, good_only=good_only):
            return
        found.refresh_from_db()
        if not limits.at_once(found.size):
            _enqueue(request, found)
            return
    try:
        committing.commit(found, access.actor_of(request))
    except Stopped as stopped:
        working.back(found, "")
        messages.error(request, f"没有写入数据。{stopped.wrong}。{stopped.mend}。")
        if isinstance(stopped, Conflict):
            reading.read(found)
    except Exception:
        working.back(found, "没有写入数据。")
        raise


def _enqueue(request: HttpRequest, found: Upload) -> None:
    job = queue.enqueue(
        kind=working.COMMIT,
        actor=access.actor_of(request),
        payload={"upload": found.pk},
        title=f"导入 {found.name}",
        unit=found.unit_id,
    )
    found.job_id = job.pk
    found.save(update_fields=["job_id"])


@access.signed_in
@require_POST
def cancel(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """Before 提交 nothing has been written, so nothing is lost."""
    place = place_of(request, year, form)
    found = upload_of(place, upload)
    running = {Upload.State.READING, Upload.State.COMMITTING}
    if found.state in running and (job := Job.objects.filter(pk=found.job_id or 0).first()):
        _stop(found, job)
    waiting = Upload.objects.filter(
        pk=found.pk, state__in=[Upload.State.READY, Upload.State.REFUSED]
    )
    waiting.update(
        state=Upload.State.CANCELLED, outcome="已取消，没有写入数据。", finished_at=timezone.now()
    )
    return redirect(place.address("upload", upload=found.pk))


def _stop(found: Upload, job: Job) -> None:
    queue.cancel(job)
    job.refresh_from_db()
    if job.state == Job.State.CANCELLED:  # it had not begun
        ended = {"reading": Upload.State.CANCELLED, "committing": Upload.State.READY}
        Upload.objects.filter(pk=found.pk, state=found.state).update(state=ended[found.state])


@access.signed_in
@require_POST
def undo(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    place = place_of(request, year, form)
    found = upload_of(place, upload)
    if found.state == Upload.State.DONE:
        _undo(request, place, found)
    return redirect(place.address("upload", upload=found.pk))


def _undo(request: HttpRequest, place: Place, found: Upload) -> None:
    try:
        committing.undo(found, access.actor_of(request))
    except Stopped as stopped:
        messages.error(request, f"没有撤销。{stopped.wrong}。{stopped.mend}。")
    else:
        messages.success(request, "已撤销本次导入，数据恢复到导入之前。")
