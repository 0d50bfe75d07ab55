"""What the checks say of a form: as the last write left it, or fresh where that no longer holds."""

from istc.checks.findings import Finding
from istc.reports.around import UnitYear
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport
from istc.reports.noted import noted
from istc.reports.queries.records import live
from istc.reports.writing.judging import told


def findings_of(key: ReportKey, report: FormReport | None) -> list[Finding]:
    """No query where the kept findings were made with this very form; else at most three."""
    if report is None:
        return []
    found = noted(key.form, report)
    if found is not None:
        return found
    around = UnitYear(key.round, key.placement).reading(key.form.code)
    return told(key.form, report, list(live(key)), around)
