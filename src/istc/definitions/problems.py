"""What is wrong with a definition: a code, a place and words for its author."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A line of a definition's file, named from the edition's folder (`forms/HZ_02_005.yaml`)."""

    file: str
    line: int


@dataclass(frozen=True, order=True)
class Problem:
    """One finding of the loader (Q0xx) or the linter (Q1xx)."""

    file: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"


def problem(code: str, place: Place, message: str) -> Problem:
    return Problem(place.file, place.line, code, message)


class DefinitionError(Exception):
    """An edition that cannot be used; `problems` holds every reason, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
