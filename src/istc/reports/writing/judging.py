"""Runs the checks over a form and keeps what they say with its report."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from istc.checks.around import Surroundings
from istc.checks.catalogue import MISSING
from istc.checks.findings import Finding
from istc.checks.reasons import open_findings
from istc.checks.run import Entry, check_form
from istc.definitions.model import Form
from istc.reports.content import in_force
from istc.reports.models import FormReport, Record

NUMBERS = ("left", "right", "diff")
NAMES = tuple(one.name for one in fields(Finding))


def judge(
    form: Form, report: FormReport, records: list[Record], around: Surroundings
) -> tuple[list[Finding], list[Record]]:
    """Fills the report's findings and counts; also gives the records whose marks changed.

    A record with errors is no longer one that was submitted.
    """
    found = look(form, report, records, around) if _asks(form, records) else []
    keep(report, found, form.digest)
    errors = Counter(finding.record for finding in found if finding.level == "error")
    marked = [record for record in records if _mark(record, errors[record.pk])]
    report.drafts = sum(not record.submitted for record in records) if form.multi else 0
    return found, marked


def look(
    form: Form, report: FormReport, records: list[Record], around: Surroundings
) -> list[Finding]:
    """All findings now; none for a form that does not apply or was declared 不适用."""
    if not in_force(form, report, around.unit):
        return []
    return check_form(form, [Entry(record.pk, record.values) for record in records], around)


def _asks(form: Form, records: list[Record]) -> bool:
    """An empty single form is 未填报 or 零报告: nothing is missing in it yet. A multi form without
    records may still contradict another form."""
    return form.multi or any(record.values for record in records)


def keep(report: FormReport, found: list[Finding], digest: str) -> None:
    levels = Counter(finding.level for finding in found)
    report.findings = [as_json(finding) for finding in found]
    report.checked_with = digest
    report.errors = levels["error"]
    report.missing = sum(finding.code == MISSING.code for finding in found)
    report.hints = levels["hint"]
    count_open(report, found)


def count_open(report: FormReport, found: Iterable[Finding]) -> None:
    report.warnings = len(open_findings(found, report.reasons))


def _mark(record: Record, errors: int) -> bool:
    submitted = record.submitted and not errors
    if (record.errors, record.submitted) == (errors, submitted):
        return False
    record.errors, record.submitted = errors, submitted
    return True


def as_json(finding: Finding) -> dict[str, Any]:
    """Without what is blank; numbers as decimal strings."""
    found = {name: getattr(finding, name) for name in NAMES}
    written = {name: str(value) for name, value in found.items() if isinstance(value, Decimal)}
    return {name: value for name, value in {**found, **written}.items() if value not in (None, ())}


def from_json(kept: dict[str, Any]) -> Finding:
    numbers = {name: Decimal(kept[name]) for name in NUMBERS if name in kept}
    reads = tuple((what, value) for what, value in kept.get("reads", ()))
    blank: dict[str, Any] = dict.fromkeys(NAMES)
    return Finding(**{**blank, **kept, **numbers, "reads": reads})
