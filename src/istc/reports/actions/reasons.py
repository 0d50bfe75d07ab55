"""give_reason: why a 核实性 finding is right as it is; void once a figure it reads changes (§3)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from istc.checks.findings import Finding
from istc.definitions.kinds.writing import long
from istc.reports.errors import NotFound
from istc.reports.keys import ReportKey
from istc.reports.results import Changed
from istc.reports.writing.closing import conclude
from istc.reports.writing.desk import Desk, open_desk
from istc.reports.writing.judging import look
from istc.reports.writing.trail import Act
from istc.units.access import Actor

LONGEST = 2000


@transaction.atomic
def give_reason(*, actor: Actor, report_key: ReportKey, finding: str, text: str) -> Changed:
    """Keeps the reason with the finding's fingerprint; a blank text takes it back.

    `finding` is the key of a 核实性 finding that stands now. The form's state stays as it is.
    Raises NotWritable, NotFound, and kinds.Refusal for a text that cannot be stored.
    """
    desk = open_desk(actor, report_key)
    words = long(text, LONGEST)
    fingerprint = _fingerprint(desk, finding)
    before = desk.report.reasons.get(finding)
    if (before or {}).get("text") == words and (before or {}).get("fingerprint") == fingerprint:
        return Changed(desk.report, (), changed=False)
    given = _given(desk, words, fingerprint) if words else None
    reasons = {**desk.report.reasons, finding: given}
    desk.report.reasons = {key: kept for key, kept in reasons.items() if kept}
    act = Act("report.reason", desk.form.code, {finding: before}, {finding: given})
    findings = conclude(desk, act, ())
    return Changed(desk.report, tuple(findings), changed=True)


def give(desk: Desk, texts: Mapping[str, str]) -> None:
    """Reasons that came with a file, by finding; of a finding that does not stand, nothing."""
    if not texts:
        return
    standing = {key: one for key, one in _standing(desk).items() if key in texts}
    given = {
        key: _given(desk, long(texts[key], LONGEST) or "", one.fingerprint)
        for key, one in standing.items()
    }
    if given:
        before = {key: desk.report.reasons.get(key) for key in given}
        desk.report.reasons = {**desk.report.reasons, **given}
        conclude(desk, Act("report.reason", desk.form.code, before, given), ())


def _given(desk: Desk, text: str, fingerprint: str) -> dict[str, Any]:
    return {
        "text": text,
        "fingerprint": fingerprint,
        "by": desk.actor.name,
        "at": desk.now.isoformat(timespec="seconds"),
    }


def _fingerprint(desk: Desk, key: str) -> str:
    found = _standing(desk).get(key)
    if found is None:
        raise NotFound("这条审核结果已不存在", "刷新页面，按新的审核结果处理")
    return found.fingerprint


def _standing(desk: Desk) -> dict[str, Finding]:
    desk.around.reading(desk.form.code)
    found = look(desk.form, desk.report, desk.live, desk.around)
    return {one.key: one for one in found if one.level == "verify"}
