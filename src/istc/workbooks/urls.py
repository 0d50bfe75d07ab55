"""Addresses of templates and imports: each for one form, and for the whole report."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from istc.workbooks.views import acts, files, result, start

app_name = "workbooks"
FORM, REPORT = "<int:year>/forms/<str:form>/import/", "<int:year>/workbook/"
VIEWS: dict[str, tuple[str, Callable[..., Any]]] = {
    "start": ("", start.start),
    "template": ("template.xlsx", start.template),
    "upload": ("<int:upload>/", result.show),
    "progress": ("<int:upload>/progress/", result.progress),
    "correct": ("<int:upload>/correct/", result.correct),
    "decide": ("<int:upload>/decide/", result.decide),
    "columns": ("<int:upload>/columns/", result.columns),
    "mode": ("<int:upload>/mode/", result.mode),
    "commit": ("<int:upload>/commit/", acts.commit),
    "cancel": ("<int:upload>/cancel/", acts.cancel),
    "undo": ("<int:upload>/undo/", acts.undo),
    "original": ("<int:upload>/original/", files.original),
    "marked": ("<int:upload>/marked.xlsx", files.marked),
}


def _under(root: str, name: str) -> list[URLPattern]:
    return [path(root + end, view, name=f"{name}_{key}") for key, (end, view) in VIEWS.items()]


urlpatterns = [*_under(FORM, "form"), *_under(REPORT, "report")]
