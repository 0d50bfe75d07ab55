"""A background job for whoever started it: how far it is, its file, and stopping it."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from istc.jobs import queue
from istc.jobs.models import Job
from istc.ui import errors
from istc.units import access


def _own(request: HttpRequest, job: int) -> Job:
    """Raises Http404 for somebody else's, as for one that does not exist."""
    found = Job.objects.filter(pk=job, owner_id=access.actor_of(request).account_id).first()
    if found is None:
        raise Http404
    return found


@access.signed_in
@require_safe
def page(request: HttpRequest, job: int) -> HttpResponse:
    """To htmx the part that changes, to a browser the page around it."""
    found = _own(request, job)
    part = "HX-Request" in request.headers
    template = "workbooks/job_part.html" if part else "workbooks/job.html"
    return render(request, template, {"job": found})


@access.signed_in
@require_safe
def file(request: HttpRequest, job: int) -> HttpResponseBase:
    """The result, under the name that the program gave it, until it expires. What is gone and what
    is another account's get one and the same answer."""
    mine = Job.objects.filter(pk=job, owner_id=access.actor_of(request).account_id)
    found = mine.filter(expires_at__gt=timezone.now()).first()
    if found is None or not found.path or not Path(found.path).is_file():
        return errors.answer(request, errors.NO_FILE)
    return FileResponse(
        Path(found.path).open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type=found.mime or "application/octet-stream",
    )


@access.signed_in
@require_POST
def cancel(request: HttpRequest, job: int) -> HttpResponse:
    queue.cancel(_own(request, job))
    return redirect("jobs:page", job=job)
