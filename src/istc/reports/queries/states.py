"""The state of every form of a unit, or of many units, in one query (F58)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from istc.checks.run import applies
from istc.definitions.model import Edition, Form
from istc.prepared.reading import MARKS, Prepared
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport
from istc.reports.states import CLOSED, State, label_of
from istc.rounds.models import Round
from istc.units.models import Placement


@dataclass(frozen=True, slots=True)
class FormState:
    """What is known of one form without opening it; `errors` include the `missing` ones."""

    form: str
    state: State = State.TODO
    label: str = str(State.TODO.label)
    version: int = 0
    records: int = 0
    drafts: int = 0
    errors: int = 0
    missing: int = 0
    warnings: int = 0
    hints: int = 0
    nil: bool = False
    declined: bool = False
    updated_at: datetime | None = None
    updated_by_name: str = ""
    completed_at: datetime | None = None
    completed_by_name: str = ""
    recomputed_at: datetime | None = None
    returned_until: datetime | None = None

    @property
    def applies(self) -> bool:
        """Whether it counts in the progress (design §4)."""
        return self.state != State.NA

    @property
    def complete(self) -> bool:
        return self.state in CLOSED

    @property
    def wrong(self) -> int:
        """Errors in what is filled in, apart from what is still blank."""
        return self.errors - self.missing

    def mendable(self, now: datetime) -> bool:
        """Returned, with time to mend it: writable even where the year is not (N17)."""
        until = self.returned_until
        return self.state == State.RETURNED and until is not None and until > now


COLUMNS = tuple(one.name for one in fields(FormState) if one.name != "label")
Rows = Mapping[str, Mapping[str, Any]]
BY_NAME = {str(state): state for state in State}


def states(round: Round, placement: Placement) -> dict[str, FormState]:
    """form code -> its state, in the order of the edition. One query."""
    found = STATES.rows(round.pk, placement.unit_id)
    return assemble(round.edition_model, placement.facts, {row["form"]: row for row in found})


STATES = Prepared(
    lambda round, unit: FormReport.objects.filter(round_id=round, unit_id=unit).values(*COLUMNS),
    MARKS[0],
    MARKS[1],
)


def own_state(key: ReportKey, report: FormReport) -> FormState:
    """The state of one form whose report is at hand. No query."""
    row = {name: getattr(report, name) for name in COLUMNS}
    return _state(key.form, key.placement.facts, row)


def tree_states(round: Round, placements: Iterable[Placement]) -> dict[int, dict[str, FormState]]:
    """unit id -> form code -> state. One query, however many units."""
    places = list(placements)
    rows: dict[int, dict[str, dict[str, Any]]] = {place.unit_id: {} for place in places}
    found = FormReport.objects.filter(round=round, unit_id__in=rows)
    for row in found.values("unit_id", *COLUMNS):
        rows[row.pop("unit_id")][row["form"]] = row
    edition = round.edition_model
    return {place.unit_id: assemble(edition, place.facts, rows[place.unit_id]) for place in places}


def assemble(edition: Edition, facts: Mapping[str, str], rows: Rows) -> dict[str, FormState]:
    return {form.code: _state(form, facts, rows.get(form.code)) for form in edition.forms}


def _state(form: Form, facts: Mapping[str, str], row: Mapping[str, Any] | None) -> FormState:
    """不适用 is derived from the unit's facts here, whatever was stored before they changed."""
    at_hand = form.applies is None or applies(form, facts)
    if row is None:
        return untouched(form.code, form.multi, at_hand)
    state = BY_NAME[row["state"]] if at_hand else State.NA
    label = label_of(state, multi=form.multi, records=row["records"], drafts=row["drafts"])
    return FormState(**{**row, "state": state, "label": label})


@lru_cache(maxsize=1024)
def untouched(form: str, multi: bool, applies: bool) -> FormState:
    """Of a form that nobody has begun: the same for all units."""
    state = State.TODO if applies else State.NA
    return FormState(form, state, label_of(state, multi=multi, records=0, drafts=0))
