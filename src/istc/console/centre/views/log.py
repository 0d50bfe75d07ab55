"""/log/: the audit log, filtered; the same rows as Excel or CSV (N36)."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from istc import audit
from istc.console.centre.log import finding, words
from istc.console.centre.log.finding import Asked, Line
from istc.documents.xlsx.table import MIME, safe, table
from istc.units import access

MOST = 10_000  # rows of a file; the page says so
HEAD = ("时间", "操作人", "操作", "单位", "年度", "对象", "来源地址", "内容")


@require_safe
@never_cache
@access.signed_in
def log(request: HttpRequest) -> HttpResponse:
    actor, asked = access.actor_of(request), Asked.of(request.GET)
    shown = list(finding.found(actor, asked)[: finding.A_PAGE + 1])
    more = shown[finding.A_PAGE - 1].pk if len(shown) > finding.A_PAGE else None
    context = {
        "asked": asked,
        "lines": finding.lines(actor, shown[: finding.A_PAGE]),
        "acts": words.ACTS,
        "more": more,
        "most": MOST,
        "centre": actor.is_centre,
    }
    return render(request, "console/centre/log.html", context)


@require_safe
@access.signed_in
def export(request: HttpRequest) -> HttpResponse:
    """Leaves a row itself: who took the log away, and which part of it."""
    actor, asked = access.actor_of(request), Asked.of(request.GET)
    rows = [_row(line) for line in finding.lines(actor, finding.found(actor, asked)[:MOST])]
    audit.record(
        actor=actor, action="log.export", unit=actor.unit_id,
        after={"filter": asked.query, "rows": len(rows)},
    )  # fmt: skip
    if request.GET.get("format") == "csv":
        return _file(_csv(rows), "text/csv; charset=utf-8", "log.csv")
    return _file(table("操作日志", HEAD, rows), MIME, "log.xlsx")


def _row(line: Line) -> tuple[str, ...]:
    said = [
        f"{what}：{was} → {now}" if was else f"{what}：{now}" for what, was, now in line.changes
    ]
    at = timezone.localtime(line.at)
    return (
        f"{at:%Y-%m-%d %H:%M:%S}", line.who, line.act, line.unit, str(line.year or ""),
        line.subject, line.address, "；".join(said),
    )  # fmt: skip


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _file(content: bytes, mime: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=mime)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
