"""How far a unit is, per part and in all; 不适用 does not count (F40, N18, design §4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from istc.definitions.model import Edition
from istc.reports.queries.states import FormState


@dataclass(frozen=True, slots=True)
class PartProgress:
    """`forms`: all of the part in order, one tick each."""

    number: int
    title: str
    done: int
    total: int
    forms: tuple[FormState, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """`by_label`: how many forms carry each label."""

    done: int
    total: int
    parts: tuple[PartProgress, ...]
    by_label: dict[str, int]

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all."""
        return self.done * 100 // self.total if self.total else 100


def progress(edition: Edition, states: Mapping[str, FormState]) -> Progress:
    """No query: from what `states` gave."""
    parts = tuple(
        _part(
            (part.number, part.title),
            [states[form.code] for form in edition.part_forms(part.number)],
        )
        for part in edition.parts
    )
    by_label: dict[str, int] = {}
    for state in states.values():
        by_label[state.label] = by_label.get(state.label, 0) + 1
    done, total = sum(part.done for part in parts), sum(part.total for part in parts)
    return Progress(done, total, parts, by_label)


def _part(named: tuple[int, str], forms: list[FormState]) -> PartProgress:
    counted = [state for state in forms if state.applies]
    done = sum(state.complete for state in counted)
    return PartProgress(*named, done, len(counted), tuple(forms))
