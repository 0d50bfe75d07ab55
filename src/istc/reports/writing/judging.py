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
    found: list[Finding] = []
    if in_force(form, report, around.unit):
        entries = [Entry(record.pk, record.values) for record in records]
        found = check_form(form, entries, around)
    keep(report, found, form.digest)
    errors = Counter(finding.record for finding in found if finding.level == "error")
    marked = [record for record in records if _mark(record, errors[record.pk])]
    report.drafts = sum(not record.submitted for record in records) if form.multi else 0
    return found, marked


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
