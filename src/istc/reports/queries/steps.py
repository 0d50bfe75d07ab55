"""What to do next, most urgent first: 退回, 有错, 填报中, 未填报 (design §9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from istc.definitions.model import Edition, Form
from istc.reports.queries.states import FormState
from istc.reports.states import State

Why = Literal["returned", "wrong", "draft", "todo"]
ORDER: tuple[Why, ...] = ("returned", "wrong", "draft", "todo")


@dataclass(frozen=True, slots=True)
class Step:
    """`wrong` also covers a completed form that a later change elsewhere put in doubt."""

    why: Why
    form: Form
    state: FormState


def next_steps(edition: Edition, states: Mapping[str, FormState]) -> list[Step]:
    """All forms that still ask for something. No query: from what `states` gave."""
    found = [
        Step(why, form, states[form.code])
        for form in edition.forms
        if (why := _why(states[form.code]))
    ]
    return sorted(found, key=_urgency)


def _urgency(step: Step) -> tuple[int, float]:
    """Of what was returned the nearest term first (design §9)."""
    until = step.state.returned_until
    timed = step.why == "returned" and until is not None
    return ORDER.index(step.why), until.timestamp() if until and timed else float("inf")


def _why(state: FormState) -> Why | None:
    if state.state == State.RETURNED:
        return "returned"
    if not state.applies:
        return None
    if state.wrong or (state.complete and (state.errors or state.warnings)):
        return "wrong"
    if state.complete:
        return None
    return "draft" if state.state == State.DRAFT else "todo"
