"""Addresses of templates and imports: each for one form, and for the whole report."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from istc.workbooks.views import acts, files, result, start

app_name = "workbooks"
FORM, REPORT = "<year:year>/forms/<str:form>/import/", "<year:year>/workbook/"
VIEWS: dict[str, tuple[str, Callable[..., Any]]] = {
    "start": ("", start.start),
    "template": ("template.xlsx", start.template),
    "upload": ("<id:upload>/", result.show),
    "progress": ("<id:upload>/progress/", result.progress),
    "correct": ("<id:upload>/correct/", result.correct),
    "decide": ("<id:upload>/decide/", result.decide),
    "columns": ("<id:upload>/columns/", result.columns),
    "mode": ("<id:upload>/mode/", result.mode),
    "commit": ("<id:upload>/commit/", acts.commit),
    "cancel": ("<id:upload>/cancel/", acts.cancel),
    "undo": ("<id:upload>/undo/", acts.undo),
    "original": ("<id:upload>/original/", files.original),
    "marked": ("<id:upload>/marked.xlsx", files.marked),
}


def _under(root: str, name: str) -> list[URLPattern]:
    return [path(root + end, view, name=f"{name}_{key}") for key, (end, view) in VIEWS.items()]


urlpatterns = [*_under(FORM, "form"), *_under(REPORT, "report")]
