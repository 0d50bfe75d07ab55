"""Files that belong to an upload: the original as it came, and the one with its faults marked."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from istc.jobs import queue
from istc.units import access
from istc.workbooks import limits, working
from istc.workbooks.door import place_of, upload_of
from istc.workbooks.filled import MIME
from istc.workbooks.keeping import original as kept
from istc.workbooks.marking import marked as with_marks
from istc.workbooks.views.start import as_file


@access.signed_in
@require_safe
def original(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponseBase:
    """For saving only: never opened by the server or shown by the browser."""
    place = place_of(request, year, form)
    found = upload_of(place, upload)
    if not kept(found).is_file():
        raise Http404
    name = f"{place.code or 'report'}_{found.at:%Y%m%d_%H%M%S}{found.suffix}"
    return FileResponse(
        kept(found).open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )


@access.signed_in
@require_safe
def marked(request: HttpRequest, year: int, upload: int, form: str = "") -> HttpResponse:
    """A large one is made in the background: its page says when it is ready."""
    place = place_of(request, year, form)
    found = upload_of(place, upload)
    if not kept(found).is_file():
        raise Http404
    if not limits.at_once(found.size):
        job = queue.enqueue(
            kind=working.MARK,
            actor=access.actor_of(request),
            payload={"upload": found.pk},
            title=f"标注错误 {found.name}",
            unit=found.unit_id,
        )
        return redirect("jobs:page", job=job.pk)
    name = f"{place.code or '整套报表'}_标注错误_{place.round.year}.xlsx"
    return as_file(with_marks(found), name, MIME)
