"""What a unit and everything below it have filled in, as one digest and as counts (N15)."""

import hashlib
import json
from typing import Any

from django.db.models import Count, Q, Sum

from istc.reports.models import FormReport, Record
from istc.reports.states import CLOSED, State
from istc.rounds.models import Round
from istc.units.models import Placement

DONE = Q(state__in=CLOSED)
NIL = DONE & Q(nil=True)


def digest(round: Round, placement: Placement) -> str:
    """Over every form's state (complete or not) and every record; the same data give the same.

    Two queries, read in order: it costs time by the number of records.
    """
    made = hashlib.sha256(f"{round.year} {round.edition_model.name}\n".encode())
    reports = _reports(round, placement).order_by("unit_id", "form")
    for unit, form, state, nil in reports.values_list("unit_id", "form", "state", "nil").iterator():
        closed = "done" if state in CLOSED else state
        made.update(f"{unit} {form} {closed} {int(nil)}\n".encode())
    for unit, form, values in _records(round, placement):
        text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        made.update(f"{unit} {form} {text}\n".encode())
    return made.hexdigest()


def counts(round: Round, placement: Placement) -> dict[str, Any]:
    """{units, done, nil, na, records, forms: {code: {done, nil, records}}}; JSON. Two queries."""
    found = _reports(round, placement).values("form").order_by("form")
    rows = found.annotate(
        done=Count("id", filter=DONE),
        zero=Count("id", filter=NIL),
        filled=Sum("records", filter=DONE, default=0),
    )
    forms = {
        row["form"]: {"done": row["done"], "nil": row["zero"], "records": row["filled"]}
        for row in rows
    }
    whole = {
        name: sum(form[name] for form in forms.values()) for name in ("done", "nil", "records")
    }
    return {"units": _places(round, placement).count(), **whole, "forms": forms}


def _places(round: Round, placement: Placement) -> Any:
    return Placement.objects.filter(year=round.year, closed=False).under(placement.path)


def _reports(round: Round, placement: Placement) -> Any:
    units = _places(round, placement).order_by().values("unit_id")
    return FormReport.objects.filter(round=round, unit_id__in=units).exclude(state=State.NA)


def _records(round: Round, placement: Placement) -> Any:
    found = Record.objects.filter(report__in=_reports(round, placement), removed_at=None)
    ordered = found.order_by("report__unit_id", "report__form", "position", "id")
    return ordered.values_list("report__unit_id", "report__form", "values").iterator()
