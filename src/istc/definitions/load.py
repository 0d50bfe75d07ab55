"""The door to a questionnaire: an edition's name and a year give the frozen model."""

from functools import lru_cache
from pathlib import Path

from istc.definitions import places
from istc.definitions.compile.edition import compile_edition
from istc.definitions.lint.registry import ESSENTIAL
from istc.definitions.model import Edition
from istc.definitions.problems import DefinitionError


@lru_cache(maxsize=32)
def load_edition(name: str, year: int | None = None) -> Edition:
    """The edition for a survey year (None: the year it was written for), kept after the first call.

    Raises DefinitionError with every problem found.
    """
    return load_edition_from(places.root() / name, year)


def load_edition_from(folder: Path, year: int | None = None) -> Edition:
    """As `load_edition`, from any folder and not kept."""
    compiled = compile_edition(folder, year)
    problems = compiled.problems or [one for check in ESSENTIAL for one in check(compiled)]
    if problems:
        raise DefinitionError(problems)
    return compiled.edition
