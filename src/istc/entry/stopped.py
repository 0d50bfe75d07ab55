"""What a person is told when a write is stopped: why, both versions, or what is in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from istc.definitions.kinds import Refusal
from istc.entry import answers
from istc.entry.gather import facts
from istc.entry.pages import form_page, macro, page_of, plain_page
from istc.entry.posted import Posted, Unreadable
from istc.entry.present.marks import closed
from istc.reports.errors import Blocked, Conflict, NotWritable
from istc.reports.keys import ReportKey
from istc.ui.asking import wants_json


def unreadable(request: HttpRequest, key: ReportKey, stop: Unreadable) -> HttpResponse:
    return _told(request, key, (stop.wrong, stop.mend), stop.status)


def not_writable(request: HttpRequest, key: ReportKey, stop: NotWritable) -> HttpResponse:
    return _told(request, key, (stop.wrong, stop.mend), 403)


def refused(request: HttpRequest, key: ReportKey, stop: Refusal) -> HttpResponse:
    return _told(request, key, (stop.wrong, stop.mend), 422)


def blocked(request: HttpRequest, key: ReportKey, stop: Blocked) -> HttpResponse:
    """Completion is stopped: the form's own page with all that is in the way pointed out."""
    obstacles = [one for one in stop.findings if one.item is None]
    found = replace(facts(key), asked=True, obstacles=obstacles)
    words = _words(stop.wrong, stop.mend)
    if not wants_json(request):
        return form_page(request, replace(found, said=[words]), status=422)
    page = page_of(request, found)
    return answers.said(words, 422, **answers.standing(page))


def conflict(
    request: HttpRequest,
    key: ReportKey,
    stop: Conflict,
    *,
    sent: Posted,
    record: int | None = None,
    **more: int,
) -> HttpResponse:
    """Somebody else was first: both versions, and nothing stored until one is chosen (N40)."""
    if not stop.differences:
        mend = "刷新页面，看过新的内容后再试"
        return _told(request, key, (stop.wrong, mend), 409)
    if sent.rows and not wants_json(request):
        return sheet_conflict(request, key, stop, sent)
    page = page_of(request, facts(key, open=record))
    found = answers.differences(stop.differences, page.sketch.boxes)
    context = {
        "page": page,
        "differences": found,
        "hidden": list(flat(sent.changes)),
        "version": stop.version,
        "action": request.path,
    }
    if wants_json(request):
        html = macro("entry/parts/conflict.html", "chooser", found)
        return answers.said(
            _words(stop.wrong, stop.mend), 409,
            differences=found, version=stop.version, html=html, record=record, **more,
        )  # fmt: skip
    return plain_page(request, "conflict", context, status=409)


def sheet_conflict(
    request: HttpRequest, key: ReportKey, stop: Conflict, sent: Posted
) -> HttpResponse:
    """A whole sheet without scripts: what was typed stands in its cells again, the other side is
    told above; to save once more is to choose one's own."""
    typed = {
        name: text
        for row, (_, changes) in sent.rows.items()
        for name, text in flat({f"r{row}.{item}": raw for item, raw in changes.items()})
    }
    found = facts(key, typed=typed)
    boxes = page_of(request, found).sketch.boxes
    said = [
        f"{one['name']}：{one['who']} {one['when']} 已改为 {one['theirs']['text'] or '空白'}，"
        f"本页是 {one['yours']['text'] or '空白'}。尚未保存，核对后再保存。"
        for one in answers.differences(stop.differences, boxes)
    ]
    return form_page(request, replace(found, said=said), status=409)


def flat(changes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The changes as the fields of a page, so that nothing typed is lost on the way."""
    for item, raw in changes.items():
        if not isinstance(raw, list | tuple):
            yield item, str(raw)
        elif any(isinstance(row, Mapping) for row in raw):
            rows = [row if isinstance(row, Mapping) else {} for row in raw]
            for at, row in enumerate(rows):
                yield from ((f"{item}[{at}].{cell}", text) for cell, text in flat(row))
        else:
            yield from ((item, str(code)) for code in raw)


def _told(
    request: HttpRequest, key: ReportKey, words: tuple[str, str], status: int
) -> HttpResponse:
    if wants_json(request):
        return answers.said(_words(*words), status)
    page = page_of(request, facts(key))
    context = {"page": page, "wrong": closed(words[0]), "mend": closed(words[1])}
    return plain_page(request, "stopped", context, status=status)


def _words(wrong: str, mend: str) -> str:
    return closed(wrong) + closed(mend)
