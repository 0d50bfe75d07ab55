"""The sealed letter's own verbs: taking a scan, accepting what it says (N15, N17)."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from istc import audit
from istc.jobs.files import discard
from istc.letters import scans
from istc.letters.models import Scan
from istc.reports import actions
from istc.reports.actions.deciding import OPEN
from istc.reports.errors import Incomplete
from istc.reports.models import Submission
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement

LONGEST_NAME = 120


def upload_scan(*, actor: Actor, placement: Placement, file: UploadedFile[Any]) -> Scan:
    """Only for a level-1 unit's standing submission, before acceptance.

    Raises Incomplete, scans.Refused. The file goes again if its row cannot be written."""
    kind = scans.examine(file)
    path = scans.store(file, kind)
    try:
        return _keep(actor, placement, file, (kind, str(path)))
    except BaseException:
        discard(str(path))
        raise


@transaction.atomic
def _keep(
    actor: Actor, placement: Placement, file: UploadedFile[Any], kept: tuple[str, str]
) -> Scan:
    kind, path = kept
    found = Submission.objects.select_for_update(no_key=True).filter(placement=placement).first()
    if placement.level != 1 or found is None or Submission.State(found.state) not in OPEN:
        raise Incomplete("没有待验收的上报，不能上传确认函", "先上报，再下载确认函盖章")
    made = Scan.objects.create(
        submission=found, number=found.number, digest=found.digest, path=path,
        file_name=(file.name or "")[-LONGEST_NAME:], mime=scans.MIMES[kind], size=file.size or 0,
        at=timezone.now(), by_name=actor.name,
    )  # fmt: skip
    audit.record(
        actor=actor, action="letter.scan", unit=placement.unit_id, year=placement.year,
        subject=made.file_name, after={"number": made.number, "check_code": found.check_code},
    )  # fmt: skip
    return made


@transaction.atomic
def accept(*, actor: Actor, round: Round, placement: Placement) -> Submission:
    """As `reports.actions.accept_submission`, with the sealed letter of this very submission.

    Raises Incomplete, NotWritable."""
    made = actions.accept_submission(actor=actor, round=round, placement=placement)
    if not any(scan.current for scan in made.scans.select_related("submission")):
        raise Incomplete("没有本次上报的盖章扫描件", "待该单位上传后再验收")
    return made
