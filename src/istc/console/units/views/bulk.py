"""/<year>/manage/bulk/: units from an Excel or CSV roster, seen first, then made (N02, N03)."""

import secrets
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc import audit
from istc.console.units import creating, held, warnings, words
from istc.console.units.door import Desk, desk
from istc.console.units.views.sheets import attachment
from istc.jobs import queue
from istc.jobs.models import Job
from istc.units import access
from istc.units.models import Account, Placement
from istc.units.roster import scope, workbook
from istc.units.roster.reading import COLUMNS, MOST_BYTES, MOST_ROWS
from istc.units.words import LEVELS

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
    token = held.hold(request, sent.read(), sent.name or "")
    return redirect("console:bulk_preview", year=year, token=token)


@require_safe
@never_cache
@access.signed_in
def preview(request: HttpRequest, year: int, token: str) -> HttpResponse:
    at = desk(request, year)
    content, name, _ = held.held(request, token)
    found = creating.examine(at, content)
    return _page(request, at, preview=_preview(at, found, name), token=token)


@require_POST
@access.signed_in
def create(request: HttpRequest, year: int, token: str) -> HttpResponse:
    """Judged again: somebody may have taken a user name since the preview."""
    at = desk(request, year)
    content, _, path = held.held(request, token)
    found = creating.examine(at, content)
    if not at.live:
        messages.error(request, words.CLOSED_YEAR.format(year=year))
    if found.faults or not at.live:
        return redirect("console:bulk_preview", year=year, token=token)
    key = secrets.token_hex(16)
    if len(found.rows) > creating.AT_ONCE:
        payload = {"path": path, "year": year, "key": key}
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


@require_safe
@access.signed_in
def template(request: HttpRequest, year: int) -> HttpResponse:
    """An empty roster with the columns that this account may fill in, and their choices."""
    at = desk(request, year)
    shown = scope.columns(at.actor, at.own)
    lists = scope.options(at.lists, shown)
    head = [COLUMNS[name] for name in shown]
    return attachment(workbook.write(head, [], lists), f"units-{year}.xlsx")


@require_safe
@access.signed_in
def export(request: HttpRequest, year: int) -> HttpResponse:
    """The roster of everything below as a workbook; recorded as every download is (N36)."""
    at = desk(request, year)
    places = at.below().select_related("unit", "superior")
    accounts = Account.objects.filter(unit__placements__year=year)
    by_unit = {account.unit_id: account for account in accounts}
    rows = [_exported(place, by_unit.get(place.unit_id), at) for place in places]
    audit.record(
        actor=at.actor, action="units.export", unit=at.actor.unit_id, year=year,
        after={"单位数": len(rows)},
    )  # fmt: skip
    head = ("单位全称", "用户名", "级别", "上级单位", "省份", "单位类型", "账号状态", "最近登录")
    return attachment(workbook.write(head, rows, {}), f"units-{year}-list.xlsx")


def _exported(place: Placement, account: Account | None, at: Desk) -> list[str]:
    seen = account.last_login if account else None
    return [
        place.name,
        account.username if account else "",
        LEVELS[place.level],
        place.superior.name if place.superior else "",
        _word(at.lists.province, place.province),
        _word(at.lists.type, place.type),
        "停用" if place.closed else "正常",
        f"{seen:%Y-%m-%d}" if seen else "",
    ]


def _word(codes: Any, code: str) -> str:
    return next((word for word, one in codes.items() if one == code != word), code)


def _preview(at: Desk, found: creating.Read, name: str) -> dict[str, Any]:
    wrong: dict[int, dict[str, str]] = {}
    for fault in found.faults:
        wrong.setdefault(fault.row, {})[fault.column] = f"{fault.wrong}。{fault.mend}。"
    shown = scope.columns(at.actor, at.own)
    faulty = [row for row in found.rows if row.number in wrong]
    sound = [row for row in found.rows if row.number not in wrong]
    return {
        "name": name,
        "rows": [*faulty, *sound][:ROWS_SHOWN],
        "total": len(found.rows),
        "faulty": len(faulty),
        "faults": found.faults[:FAULTS_SHOWN],
        "fault_count": len(found.faults),
        "wrong": wrong,
        "columns": [(key, COLUMNS[key]) for key in shown],
        "warnings": warnings.before_adding(at.round, at.own),
    }


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
