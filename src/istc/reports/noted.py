"""What the checks said, kept with a report, so that a page need not run them again."""

from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from istc.checks.findings import Finding
from istc.definitions.model import Form
from istc.reports.models import FormReport

MOST = 500  # findings kept with a report; beyond, pages run the checks again
NUMBERS = ("left", "right", "diff")
NAMES = tuple(one.name for one in fields(Finding))


def note(form: Form, report: FormReport, found: Sequence[Finding]) -> None:
    """Keeps them, under the form that they were made with."""
    few = len(found) <= MOST
    report.findings = [as_json(finding) for finding in found] if few else []
    report.checked_with = form.digest if few else ""


def noted(form: Form, report: FormReport) -> list[Finding] | None:
    """What was kept; None where it was too much, or made with another form than this."""
    if report.checked_with != form.digest:
        return None
    return [from_json(kept) for kept in report.findings]


def as_json(finding: Finding) -> dict[str, Any]:
    """As the database gives it back: without what is blank, numbers as decimal strings."""
    found = {name: getattr(finding, name) for name in NAMES}
    written: dict[str, Any] = {"reads": [list(one) for one in finding.reads]}
    written |= {name: str(value) for name, value in found.items() if isinstance(value, Decimal)}
    return {name: value for name, value in {**found, **written}.items() if value not in (None, [])}


def from_json(kept: dict[str, Any]) -> Finding:
    numbers = {name: Decimal(kept[name]) for name in NUMBERS if name in kept}
    reads = tuple((what, value) for what, value in kept.get("reads", ()))
    blank: dict[str, Any] = dict.fromkeys(NAMES)
    return Finding(**{**blank, **kept, **numbers, "reads": reads})
