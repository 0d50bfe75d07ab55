"""The cards of the parts: each form with its state, its records, its errors."""

from dataclasses import dataclass

from django.urls import reverse

from istc.definitions.model import Edition, Form
from istc.reports.queries import FormState, Progress
from istc.reports.queries.progress import PartProgress
from istc.reports.states import State

LEGEND = (
    State.APPROVED, State.DONE, State.ZERO, State.DRAFT, State.RETURNED, State.TODO, State.NA,
)  # fmt: skip
BY_RECORDS = frozenset({State.DRAFT, State.DONE, State.APPROVED})


@dataclass(frozen=True, slots=True)
class Row:
    """`words` stand at its end: how many records, or the state."""

    form: Form
    url: str
    state: FormState
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    progress: PartProgress
    rows: tuple[Row, ...]

    @property
    def states(self) -> list[str]:
        return [row.state.state for row in self.rows]


def cards(edition: Edition, progress: Progress) -> list[Card]:
    return [
        Card(part, tuple(_row(edition, edition.by_code[state.form], state) for state in part.forms))
        for part in progress.parts
    ]


def _row(edition: Edition, form: Form, state: FormState) -> Row:
    counted = form.multi and state.records and state.state in BY_RECORDS
    url = reverse("entry:form", kwargs={"year": edition.year, "form": form.code})
    return Row(form, url, state, f"{state.records} 条" if counted else state.label)
