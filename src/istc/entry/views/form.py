"""The form page itself, the rules its scripts reckon with, and who changed what (F38, F50)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from istc.checks.client import to_client
from istc.entry.door import report_key
from istc.entry.gather import facts
from istc.entry.pages import form_page, macro, page_of, plain_page
from istc.reports.queries import history as events
from istc.reports.queries import since_completion
from istc.ui.asking import wants_json
from istc.units import access

# What a page says after it was sent without scripts: `?said=saved`.
SAID = {
    "saved": "已保存。",
    "zeros": "空白的数字已填为 0。",
    "reasons": "说明已保存。",
    "nil": "已按零报告完成。",
    "declined": "已申明本表不适用。",
    "reopened": "已撤销，可继续填写。",
    "carried": "已沿用上年信息，核对后完成填报。",
    "added": "已新增。",
    "removed": "已删除。",
    "restored": "已恢复。",
    "submitted": "已提交。",
    "stock": "已带入上年的记录，逐条核对后提交。",
}
YEAR_SECONDS = 31_536_000
SHOWN = 100  # events
VIEW = "istc_view"
VIEWS = ("list", "grid")


@access.signed_in
@require_safe
def form(request: HttpRequest, year: int, form: str) -> HttpResponse:
    key = report_key(request, year, form)
    words = SAID.get(request.GET.get("said", ""))
    view = chosen_view(request)
    found = facts(key, page=number(request), view=view, said=[words] if words else ())
    answer = form_page(request, found)
    if request.GET.get("view") in VIEWS:
        answer.set_cookie(VIEW, view, max_age=YEAR_SECONDS, httponly=True, samesite="Lax")
    return answer


def chosen_view(request: HttpRequest) -> str:
    """List or grid: as asked for now, else as last time in this browser."""
    asked = request.GET.get("view") or request.COOKIES.get(VIEW)
    return asked if asked in VIEWS else VIEWS[0]


def number(request: HttpRequest) -> int:
    """The page of the list that is asked for; anything that is no number is the first."""
    text = request.GET.get("page", "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 7 else 1


@access.signed_in
@require_safe
def rules(request: HttpRequest, year: int, form: str, digest: str) -> HttpResponse:
    """The definition as the browser reckons with it; it keeps it for as long as it holds."""
    found = report_key(request, year, form).form
    if not found.digest.startswith(digest):
        raise Http404
    answer = JsonResponse(kept_rules(found))
    answer["Cache-Control"] = f"private, max-age={YEAR_SECONDS}, immutable"
    return answer


_rules: dict[tuple[str, str], Any] = {}


def kept_rules(form: Any) -> Any:
    key = (form.code, form.digest)
    if key not in _rules:
        _rules[key] = to_client(form)
    return _rules[key]


@access.signed_in
@require_safe
def history(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """What changed since the last completion, who changed what and when: a fragment for the panel,
    a page without scripts."""
    key = report_key(request, year, form)
    found, page = events(key, most=SHOWN), page_of(request, facts(key))
    since = since_completion(key, page.state.state)
    if wants_json(request):
        html = macro("entry/parts/history.html", "history", found, since, page.multi)
        return JsonResponse({"html": html})
    return plain_page(request, "history", {"page": page, "events": found, "since": since})
