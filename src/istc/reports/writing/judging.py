"""Runs the checks over a form and keeps what they say with its report."""

from collections import Counter

from istc.checks.around import Surroundings
from istc.checks.catalogue import MISSING
from istc.checks.findings import Finding
from istc.checks.reasons import open_findings
from istc.checks.run import Entry, check_form
from istc.definitions.model import Form
from istc.reports.content import in_force
from istc.reports.models import FormReport, Record
from istc.reports.noted import note, noted


def judge(
    form: Form, report: FormReport, records: list[Record], around: Surroundings
) -> tuple[list[Finding], list[Record]]:
    """Fills the report's findings and counts; also gives the records whose marks changed.

    A record with errors is no longer one that was submitted.
    """
    found = told(form, report, records, around)
    keep(form, report, found)
    errors = Counter(finding.record for finding in found if finding.level == "error")
    marked = [record for record in records if _mark(record, errors[record.pk])]
    report.drafts = sum(not record.submitted for record in records) if form.multi else 0
    return found, marked


def known(
    form: Form, report: FormReport, records: list[Record], around: Surroundings
) -> list[Finding]:
    """As the last write left them, or anew where they were not kept."""
    found = noted(form, report)
    return told(form, report, records, around) if found is None else found


def told(
    form: Form, report: FormReport, records: list[Record], around: Surroundings
) -> list[Finding]:
    """What people are told. An empty single form is 未填报 or 零报告: nothing is missing in it
    yet. A multi form without records may still contradict another form."""
    if not form.multi and not any(record.values for record in records):
        return []
    return look(form, report, records, around)


def look(
    form: Form, report: FormReport, records: list[Record], around: Surroundings
) -> list[Finding]:
    """All findings now; none for a form that does not apply or was declared 不适用."""
    if not in_force(form, report, around.unit):
        return []
    entries = [Entry(one.pk, one.values, False, one.sound) for one in records]
    return check_form(form, entries, around)


def keep(form: Form, report: FormReport, found: list[Finding]) -> None:
    note(form, report, found)
    levels = Counter(finding.level for finding in found)
    report.errors = levels["error"]
    report.missing = sum(finding.code == MISSING.code for finding in found)
    report.hints = levels["hint"]
    report.warnings = len(open_findings(found, report.reasons))


def _mark(record: Record, errors: int) -> bool:
    submitted = record.submitted and not errors
    if (record.errors, record.submitted) == (errors, submitted):
        return False
    record.errors, record.submitted = errors, submitted
    return True
