"""From raw material to source models, telling everything that does not fit, by line."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from istc.definitions.problems import Place, Problem, problem
from istc.definitions.source.base import Source
from istc.definitions.source.located import place_at

Model = TypeVar("Model", bound=Source)


def validate(model: type[Model], raw: Any, file: str) -> tuple[Model | None, list[Problem]]:
    """The model, or None and every problem of shape (Q003)."""
    try:
        return model.model_validate(raw), []
    except ValidationError as error:
        start = Place(file, 1)
        return None, [_problem(raw, detail, start) for detail in error.errors()]


def _problem(raw: Any, detail: ErrorDetails, start: Place) -> Problem:
    where = [step for step in detail["loc"] if " " not in str(step)]
    place = place_at(raw, detail["loc"], start)
    return problem("Q003", place, _words(detail, where))


def _words(detail: ErrorDetails, where: list[int | str]) -> str:
    match detail["type"]:
        case "extra_forbidden":
            return f"unknown key {where[-1]!r}"
        case "missing":
            return f"key {where[-1]!r} is missing"
        case _:
            path = ".".join(map(str, where))
            return f"{path}: {detail['msg']}" if path else detail["msg"]
