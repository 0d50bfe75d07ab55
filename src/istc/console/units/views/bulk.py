"""/<year>/manage/bulk/: units from an Excel or CSV roster, seen first, then made (N02, N03)."""

import secrets
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.console.units import creating, held, warnings, words
from istc.console.units.door import Desk, desk
from istc.jobs import queue
from istc.jobs.models import Job
from istc.units import access
from istc.units.roster import scope
from istc.units.roster.reading import MOST_BYTES, MOST_ROWS
from istc.units.roster.rows import COLUMNS
from istc.units.roster.summary import summary

ROWS_SHOWN = 200
FAULTS_SHOWN = 500


@require_safe
@never_cache
@access.signed_in
def bulk(request: HttpRequest, year: int) -> HttpResponse:
    return _page(request, desk(request, year))


@require_POST
@access.signed_in
def upload(request: HttpRequest, year: int) -> HttpResponse:
    at = desk(request, year)
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size:
        return _page(request, at, fault="没有选文件，或文件是空的。选一个 .xlsx 或 .csv 文件。")
    if sent.size > MOST_BYTES:
        return _page(request, at, fault="文件超过 20 MB。分成几个文件。")
    token = held.hold(request, sent)
    return redirect("console:bulk_preview", year=year, token=token)


@require_safe
@never_cache
@access.signed_in
def preview(request: HttpRequest, year: int, token: str) -> HttpResponse:
    at = desk(request, year)
    path, name = held.held(request, token)
    found = creating.examine(at, path)
    return _page(request, at, preview=_preview(at, found, name), token=token)


@require_POST
@access.signed_in
def create(request: HttpRequest, year: int, token: str) -> HttpResponse:
    """Judged again: somebody may have taken a user name since the preview."""
    at = desk(request, year)
    path, _ = held.held(request, token)
    found = creating.examine(at, path)
    if not at.live:
        messages.error(request, words.CLOSED_YEAR.format(year=year))
    if found.faults or not at.live:
        return redirect("console:bulk_preview", year=year, token=token)
    key = secrets.token_hex(16)
    if len(found.rows) > creating.AT_ONCE:
        payload = {"path": str(path), "year": year, "key": key}
        title = f"批量添加 {len(found.rows)} 个单位"
        job = queue.enqueue(
            kind=creating.KIND, actor=at.actor, payload=payload, title=title,
            unit=at.actor.unit_id,
        )  # fmt: skip
        held.let_go(request)
        return redirect("console:bulk_job", year=year, job_id=job.pk)
    sheet = creating.create(at, found, key=key, tell=lambda progress, said: None)
    held.drop(request)
    messages.success(request, f"已添加 {sheet.count} 个单位。初始密码在密码条上，打印后分发。")
    return redirect("console:units", year=year)


@require_safe
@never_cache
@access.signed_in
def job(request: HttpRequest, year: int, job_id: int) -> HttpResponse:
    """How far the background job is; htmx asks for the fragment every second."""
    desk(request, year)
    mine = Job.objects.filter(owner_id=access.actor_of(request).account_id, kind=creating.KIND)
    found = mine.filter(pk=job_id).first()
    if found is None:
        raise Http404
    over = found.state not in {Job.State.QUEUED, Job.State.RUNNING}
    context = {"year": year, "job": found, "over": over, "good": found.state == Job.State.DONE}
    fragment = "HX-Request" in request.headers
    name = "console/units/job_live.html" if fragment else "console/units/job.html"
    return render(request, name, context)


def _preview(at: Desk, found: creating.Read, name: str) -> dict[str, Any]:
    wrong: dict[int, dict[str, str]] = {}
    for fault in found.faults:
        said = wrong.setdefault(fault.row, {})
        said.setdefault(fault.column, f"{fault.wrong}。{fault.mend}。")
    shown = scope.columns(at.actor, at.own)
    faulty = [row for row in found.rows if row.number in wrong]
    sound = [row for row in found.rows if row.number not in wrong]
    return {
        "name": name,
        "rows": [*faulty, *sound][:ROWS_SHOWN],
        "total": len(found.rows),
        "faulty": len(faulty),
        "summary": _summary(at, found),
        "faults": found.faults[:FAULTS_SHOWN],
        "fault_count": len(found.faults),
        "wrong": wrong,
        "columns": [(key, COLUMNS[key]) for key in shown],
        "warnings": warnings.before_adding(at.round, at.own),
    }


def _summary(at: Desk, found: creating.Read) -> list[tuple[str, int]]:
    if found.faults or found.judged is None:
        return []
    return summary(found.rows, found.judged.known, at.lists)


def _page(
    request: HttpRequest,
    at: Desk,
    *,
    fault: str = "",
    preview: dict[str, Any] | None = None,
    token: str = "",
) -> HttpResponse:
    context = {
        "year": at.year,
        "at": at,
        "fault": fault,
        "preview": preview,
        "token": token,
        "columns": [COLUMNS[name] for name in scope.columns(at.actor, at.own)],
        "most_rows": MOST_ROWS,
        "in_background": creating.AT_ONCE,
    }
    return render(request, "console/units/bulk.html", context, status=422 if fault else 200)
