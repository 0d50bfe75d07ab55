"""/console/journals/: the register of SCI journals, imported whole from a file (F75, N08)."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from istc.console.reference import forms
from istc.console.units.views.sheets import attachment
from istc.documents.xlsx.table import table
from istc.reference import versions
from istc.reference.errors import Refused
from istc.reference.journals import keeping, reading, searching
from istc.reference.models import Journal, RegisterVersion
from istc.rounds import lists, queries
from istc.units import access
from istc.units.roster.faults import Fault

SHOWN = 30
FAULTS_SHOWN = 500
HISTORY = 50


@require_safe
@never_cache
@access.centre_only
def journals(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@access.centre_only
def upload(request: HttpRequest) -> HttpResponse:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size:
        return _page(request, fault="没有选文件，或文件是空的。选一个 .xlsx 或 .csv 文件。")
    if sent.size > reading.MOST_BYTES:
        return _page(request, fault="文件超过 20 MB。分成几个文件。")
    made, faults, _ = keeping.preview(
        sent.read(), file=sent.name or "", by_name=access.actor_of(request).name
    )
    if made is None:
        return _page(request, faults=faults)
    return redirect("console:journals_preview", pk=made.pk)


@require_safe
@access.centre_only
def template(request: HttpRequest) -> HttpResponse:
    return attachment(table("期刊名录", list(reading.WORDS.values()), []), "journals.xlsx")


@require_safe
@never_cache
@access.centre_only
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    return _preview(request, _waiting(pk), {})


@require_POST
@access.centre_only
@transaction.atomic
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found, given = _waiting(pk), forms.typed(request.POST.dict())
    try:
        made = lists.publish_register(
            actor=access.actor_of(request), version=found, from_year=forms.from_year(given),
            reason=given.get("reason", ""),
        )  # fmt: skip
    except Refused as refusal:
        return _preview(request, found, given, str(refusal))
    said = f"已导入 {made.count:,} 种期刊，为第 {made.number} 版，自 {made.from_year} 年度起使用。"
    messages.success(request, said)
    return redirect("console:journals")


def _waiting(pk: int) -> RegisterVersion:
    """Raises Http404 for what is in use already, or was replaced by a later upload."""
    found = RegisterVersion.objects.filter(pk=pk, register=keeping.REGISTER, published_at=None)
    waiting = found.first()
    if waiting is None:
        raise Http404
    return waiting


def _preview(
    request: HttpRequest, found: RegisterVersion, given: forms.Typed, fault: str = ""
) -> HttpResponse:
    context = {
        "found": found,
        "change": keeping.change(found),
        "rows": list(Journal.objects.filter(version=found).order_by("pk")[:SHOWN]),
        "years": _years(),
        "values": given,
        "fault": fault,
    }
    status = 422 if fault else 200
    return render(request, "console/reference/journals_preview.html", context, status=status)


def _years() -> list[int]:
    rounds, last = queries.rounds(), versions.newest_register(keeping.REGISTER)
    closed = {found.year for found in rounds} - set(queries.open_years())
    top = max((found.year for found in rounds), default=0) + 1
    first = last.from_year if last else min(queries.open_years(), default=top)
    return [year for year in range(first, top + 1) if year not in closed]


def _page(
    request: HttpRequest, *, fault: str = "", faults: list[Fault] | None = None
) -> HttpResponse:
    register = versions.newest_register(keeping.REGISTER)
    query = request.GET.get("q", "").replace("\x00", "").strip()[: searching.LONGEST_QUERY]
    context: dict[str, Any] = {
        "register": register,
        "history": list(versions.published(keeping.REGISTER)[:HISTORY]),
        "query": query,
        "found": searching.search(register.name, query, SHOWN) if register and query else [],
        "ready": bool(queries.rounds()),
        "fault": fault,
        "faults": (faults or [])[:FAULTS_SHOWN],
        "fault_count": len(faults or []),
        "most_rows": reading.MOST_ROWS,
    }
    status = 422 if fault or faults else 200
    return render(request, "console/reference/journals.html", context, status=status)
