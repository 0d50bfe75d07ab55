"""A unit's forms by part, with their states and counts."""

from dataclasses import dataclass

from istc.definitions.model import Edition, Form
from istc.reports.queries import FormState, Progress
from istc.reports.queries.progress import PartProgress
from istc.reports.states import State


@dataclass(frozen=True, slots=True)
class Line:
    form: Form
    state: FormState

    @property
    def linked(self) -> bool:
        """Whether there is anything to look at."""
        return self.state.state not in {State.TODO, State.NA}


@dataclass(frozen=True, slots=True)
class PartLines:
    progress: PartProgress
    lines: tuple[Line, ...]

    @property
    def states(self) -> list[str]:
        return [line.state.state for line in self.lines]


def parts(edition: Edition, progress: Progress) -> list[PartLines]:
    return [
        PartLines(part, tuple(Line(edition.by_code[one.form], one) for one in part.forms))
        for part in progress.parts
    ]
