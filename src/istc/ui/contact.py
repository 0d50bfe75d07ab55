"""The telephone of the survey's office: the current round's, else the newest questionnaire's (F84).

The round is in the database, and that may be what has failed: then the questionnaire answers.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from istc.definitions import places
from istc.definitions.load import load_edition
from istc.definitions.problems import DefinitionError

_asked: list[Callable[[], str]] = []


def ask(source: Callable[[], str]) -> None:
    """Who knows the current round's telephone; the layer of rounds says so when it is loaded."""
    _asked[:] = [source]


def telephone() -> str:
    """Empty where no edition can be read: an error page must not fail in its turn."""
    return _of_round() or _telephone(places.root())


def _of_round() -> str:
    try:
        return next((source() for source in _asked), "")
    except Exception:  # whatever broke the page may break this question too
        return ""


@cache
def _telephone(root: Path) -> str:
    editions = sorted(folder.name for folder in root.iterdir() if folder.is_dir())
    for name in reversed(editions):
        try:
            return load_edition(name).facts.get("telephone", "")
        except DefinitionError:
            continue
    return ""
