"""What must hold before a form is complete, and the copy that completion freezes (decisions §5)."""

import hashlib
import json
from typing import Any

from istc.checks.findings import Finding
from istc.checks.reasons import open_findings
from istc.reports.errors import Blocked
from istc.reports.models import FormReport, Snapshot
from istc.reports.states import CLOSED, State
from istc.reports.writing.desk import Desk
from istc.reports.writing.mirror import first_form


def require_first_form(desk: Desk) -> None:
    """Province and type drive filters and applicability, so they come first (N28).

    Raises Blocked.
    """
    first = first_form(desk.around.edition)
    if desk.form.code == first.code:
        return
    found = FormReport.objects.filter(
        round=desk.key.round, unit_id=desk.key.placement.unit_id, form=first.code
    )
    if found.filter(state__in=CLOSED).exists():
        return
    raise Blocked([obstacle(desk, "first_form", f"{first.code} {first.title} 尚未完成填报",
                            "先完成该表，省份和机构类型决定各表是否适用")])  # fmt: skip


def obstacle(desk: Desk, code: str, wrong: str, mend: str) -> Finding:
    """Something about the form as a whole that stops it, worded like any finding."""
    return Finding(
        code=code, level="error", form=desk.form.code, item=None, record=None, table=None,
        row=None, what="", wrong=wrong, mend=mend,
    )  # fmt: skip


def stopping(findings: list[Finding], reasons: dict[str, Any]) -> list[Finding]:
    """Errors, and 核实性 findings without a valid reason (decisions §3)."""
    return [one for one in findings if one.level == "error"] + open_findings(findings, reasons)


def freeze(desk: Desk, findings: list[Finding]) -> tuple[Snapshot, bool]:
    """The copy of what is complete now; the last one again where nothing differs."""
    body = _body(desk, findings)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    last = last_snapshot(desk)
    if last and last.digest == digest:
        return last, False
    made = Snapshot.objects.create(
        report=desk.report,
        number=last.number + 1 if last else 1,
        at=desk.now,
        by_name=desk.actor.name,
        body=body,
        digest=digest,
    )
    return made, True


def last_snapshot(desk: Desk) -> Snapshot | None:
    return Snapshot.objects.filter(report=desk.report).order_by("-number").first()


def _body(desk: Desk, findings: list[Finding]) -> dict[str, Any]:
    key, form, edition = desk.key, desk.form, desk.around.edition
    reasons = {one.key: desk.report.reasons.get(one.key, {}) for one in findings}
    return {
        "form": form.code,
        "form_digest": form.digest,
        "edition": edition.name,
        "edition_digest": edition.digest,
        "year": key.round.year,
        "unit": {"id": key.placement.unit_id, "name": key.placement.name, **desk.around.facts},
        "state": str(desk.report.state),
        "records": [{"record": one.pk, "values": one.values} for one in desk.live],
        "computed": [item.id for item in form.computed],
        "reasons": {key: given["text"] for key, given in reasons.items() if given},
    }


def close(desk: Desk, state: State) -> None:
    """Sets the state and says who completed it when."""
    report = desk.report
    report.state = state
    report.nil = state == State.ZERO
    report.completed_at = desk.now
    report.completed_by_name = desk.actor.name
