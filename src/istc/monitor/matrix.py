"""The matrix of units by forms, made ready for the template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from istc.definitions.model import Edition, Form
from istc.reports.queries import FormState
from istc.reports.queries.completion import Completion
from istc.reports.states import CLOSED, State
from istc.units.models import Placement

HEIGHT = 26  # of the small bar under each column, in pixels
WITHOUT_WINDOW = frozenset({State.NA})  # a cell that does not apply opens nothing


@dataclass(frozen=True, slots=True)
class FormHead:
    code: str
    title: str
    number: str  # the last part of the code
    first: bool  # of its part
    percent: int
    bar: float


@dataclass(frozen=True, slots=True)
class PartHead:
    number: int
    title: str
    forms: tuple[FormHead, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    code: str
    state: str
    words: str
    linked: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Row:
    place: Placement
    done: int
    total: int
    cells: tuple[Cell, ...]

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0


def heads(edition: Edition, forms: Mapping[str, Completion]) -> list[PartHead]:
    return [
        PartHead(
            part.number,
            part.title,
            tuple(
                _head(form, forms[form.code], first=not index)
                for index, form in enumerate(edition.part_forms(part.number))
            ),
        )
        for part in edition.parts
    ]


def _head(form: Form, completion: Completion, *, first: bool) -> FormHead:
    percent = completion.done * 100 // completion.total if completion.total else 0
    number = form.code.rpartition("_")[2]
    return FormHead(form.code, form.title, number, first, percent, round(HEIGHT * percent / 100, 1))


def rows(
    edition: Edition, places: Iterable[Placement], states: Mapping[int, Mapping[str, FormState]]
) -> list[Row]:
    firsts = {edition.part_forms(part.number)[0].code for part in edition.parts}
    return [_row(place, states[place.unit_id], firsts) for place in places]


def _row(place: Placement, states: Mapping[str, FormState], firsts: set[str]) -> Row:
    found = [state.state for state in states.values()]
    total = len(found) - found.count(State.NA)
    cells = tuple(_cell(code, state, code in firsts) for code, state in states.items())
    return Row(place, sum(state in CLOSED for state in found), total, cells)


def _cell(code: str, state: FormState, first: bool) -> Cell:
    count = f"，{state.records} 条" if state.records > 1 else ""
    wrong = f"，{state.errors} 处错误" if state.errors and state.state == State.DRAFT else ""
    linked = state.state not in WITHOUT_WINDOW
    return Cell(code, state.state, f"{state.label}{count}{wrong}", linked, first)
