"""Which units and states a total contains: said beside every total (decisions §5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Sum

from istc.definitions.model import Edition, Form
from istc.reports.models import FormReport
from istc.reports.selection.scope import Scope, in_force, reports_of
from istc.reports.states import CLOSED, State


@dataclass(frozen=True, slots=True)
class Contents:
    """`units` are wanted, `asked` of them have the form to fill; `states` of those with a report.

    `empty`: nothing begun. `declined`: said it does not apply to them.
    """

    units: int
    asked: int
    states: dict[State, int]
    declined: int

    @property
    def reported(self) -> int:
        return sum(self.states.values())

    @property
    def done(self) -> int:
        return sum(count for state, count in self.states.items() if state in CLOSED)

    @property
    def empty(self) -> int:
        return self.asked - self.declined - self.reported


def contents(scope: Scope, form: Form) -> Contents:
    """Four queries at most, whatever the number of units."""
    applying = in_force(form, scope)
    places = scope.places if applying is None else scope.places.filter(applying)
    rows = reports_of(scope, form).exclude(state__in=[State.TODO, State.NA])
    found = {
        State(row["state"]): row["n"]
        for row in rows.order_by().values("state").annotate(n=Count("pk"))
    }
    declined = FormReport.objects.filter(
        round=scope.round, form=form.code, declined=True,
        unit_id__in=places.order_by().values("unit_id"),
    )  # fmt: skip
    return Contents(
        units=scope.places.order_by().count(),
        asked=places.order_by().count(),
        states={state: found[state] for state in State if state in found},
        declined=declined.count(),
    )


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form in the list of forms: how many units are done, how many records there are."""

    form: Form
    done: int = 0
    total: int = 0
    records: int = 0
    updated_at: datetime | None = None


def by_form(scope: Scope, edition: Edition) -> dict[str, FormLine]:
    """All forms at once: one query for what is in, and one more for each form not for all."""
    found = FormReport.objects.filter(round=scope.round, declined=False)
    if not scope.everything:
        found = found.filter(unit_id__in=scope.places.order_by().values("unit_id"))
    if scope.states:
        found = found.filter(state__in=scope.states)
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    counted = found.exclude(state=State.NA).order_by().values("form", "state")
    for row in counted.annotate(n=Count("pk"), count=Sum("records"), at=Max("updated_at")):
        rows[row["form"]].append(dict(row))
    whole = scope.places.order_by().count()
    return {form.code: _line(scope, form, rows[form.code], whole) for form in edition.forms}


def _line(scope: Scope, form: Form, rows: list[dict[str, Any]], whole: int) -> FormLine:
    applying = in_force(form, scope)
    total = whole if applying is None else scope.places.filter(applying).order_by().count()
    return FormLine(
        form,
        done=sum(row["n"] for row in rows if row["state"] in CLOSED),
        total=total,
        records=sum(row["count"] for row in rows),
        updated_at=max((row["at"] for row in rows if row["at"]), default=None),
    )
