"""The letter as Word, and its sealed scan up and down (F61, N15)."""

from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from istc import audit
from istc.letters import actions, word
from istc.letters.content import letter_of
from istc.letters.door import attempt, level_one
from istc.letters.models import Scan
from istc.reports import branch
from istc.reports.models import Submission
from istc.rounds import round_of
from istc.units import access

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STALE = "上报之后数据有变动，校验码已失效。重新上报后再下载确认函。"


@require_safe
@access.signed_in
def letter(request: HttpRequest, year: int, unit_id: int) -> HttpResponse:
    """Only of a submission that stands and whose data are still what they were."""
    place, found = level_one(access.visible(request, year, unit_id)), round_of(year)
    made = Submission.objects.select_related("placement").filter(placement=place).first()
    if made is None or not made.stands:
        raise Http404
    if branch.digest(found, place) != made.digest:
        messages.error(request, STALE)
        return redirect(reverse("letters:index", kwargs={"year": year}))
    actor = access.actor_of(request)
    audit.record(
        actor=actor, action="letter.download", unit=unit_id, year=year, subject=made.check_code
    )
    told = letter_of(found, made)
    name = quote(f"{year}{told.title}-{place.name}.docx", safe="")
    answer = HttpResponse(word.written(told), content_type=DOCX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


@require_POST
@access.signed_in
def upload(request: HttpRequest, year: int) -> HttpResponse:
    """A level-1 unit's own."""
    place = level_one(access.own(request, year))
    round_of(year)
    back = reverse("letters:index", kwargs={"year": year})
    file = request.FILES.get("scan")
    if getattr(request, "upload_too_large", False):
        limit = settings.ISTC_SCAN_MEGABYTES
        messages.error(request, f"文件超过 {limit} MB。降低扫描分辨率后重新上传。")
        return redirect(back)
    if file is None:
        messages.error(request, "没有选择文件。选择盖章扫描件后上传。")
        return redirect(back)
    verb = lambda: actions.upload_scan(  # noqa: E731
        actor=access.actor_of(request), placement=place, file=file
    )
    return attempt(request, verb, "盖章扫描件已上传，等待验收。", back)


@require_safe
@access.signed_in
def scan(request: HttpRequest, year: int, *, unit_id: int, scan_id: int) -> HttpResponseBase:
    """For the unit itself and the centre; always as a download, whatever it holds."""
    place = level_one(access.visible(request, year, unit_id))
    round_of(year)
    found = Scan.objects.filter(pk=scan_id, submission__placement=place).first()
    if found is None or not Path(found.path).is_file():
        raise Http404
    actor = access.actor_of(request)
    audit.record(
        actor=actor, action="letter.view", unit=unit_id, year=year, subject=found.file_name
    )
    file = Path(found.path).open("rb")  # noqa: SIM115 - the answer closes it
    answer = FileResponse(
        file, content_type=found.mime, as_attachment=True, filename=found.file_name
    )
    answer["Content-Security-Policy"] = "sandbox"
    return answer
