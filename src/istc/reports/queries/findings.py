"""What the checks say of a form: as the last write left it, or fresh where that no longer holds."""

from istc.checks.findings import Finding
from istc.checks.run import Entry, check_form
from istc.reports.around import UnitYear
from istc.reports.content import in_force
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport
from istc.reports.queries.records import live
from istc.reports.writing.judging import from_json


def findings_of(key: ReportKey, report: FormReport | None) -> list[Finding]:
    """No query where the kept findings were made with this very form; else at most three."""
    if report is None:
        return []
    if report.checked_with == key.form.digest:
        return [from_json(kept) for kept in report.findings]
    if not in_force(key.form, report, key.placement.facts):
        return []
    around = UnitYear(key.round, key.placement).reading(key.form.code)
    return check_form(key.form, [Entry(one.pk, one.values) for one in live(key)], around)
