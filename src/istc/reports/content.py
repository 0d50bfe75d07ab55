"""What counts of a form's records: the same for the totals table, for states and for queries."""

from collections.abc import Mapping, Sequence
from typing import Any

from istc.checks.around import Surroundings
from istc.checks.plan import plan_of
from istc.checks.run import applies
from istc.checks.scene import Scene
from istc.checks.settle import settle
from istc.definitions.model import Form
from istc.reports.figures import Figure, figures_of
from istc.reports.models import FormReport

Values = Mapping[str, Any]


def counted(form: Form, records: Sequence[Values]) -> list[Values]:
    """The record of a single form counts once something is in it; a multi form's always do."""
    return [values for values in records if values or form.multi]


def kept(form: Form, values: Values, around: Surroundings) -> dict[str, Any]:
    """Without what is switched off: it stays in a draft, but is neither summed nor completed."""
    if not any(item.when for item in form.items):
        return dict(values)
    settled = settle(plan_of(form), Scene(around, values)).values
    rows = {table: [row for row in settled.get(table, ()) if row] for table in form.tables}
    return {key: rows.get(key, value) for key, value in settled.items() if rows.get(key, value)}


def totals_of(form: Form, records: Sequence[Values], around: Surroundings) -> dict[str, Figure]:
    """All figures of a form that applies and was not declared 不适用."""
    return figures_of(form, [kept(form, values, around) for values in counted(form, records)])


def in_force(form: Form, report: FormReport, facts: Mapping[str, str]) -> bool:
    """Whether the form's figures count: not where it does not apply or was declared so."""
    return not report.declined and applies(form, facts)
