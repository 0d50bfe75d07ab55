"""The telephone of the survey's office, from the newest questionnaire: needs no database (F84)."""

from functools import cache
from pathlib import Path

from istc.definitions import places
from istc.definitions.load import load_edition
from istc.definitions.problems import DefinitionError


def telephone() -> str:
    """Empty where no edition can be read: an error page must not fail in its turn."""
    return _telephone(places.root())


@cache
def _telephone(root: Path) -> str:
    editions = sorted(folder.name for folder in root.iterdir() if folder.is_dir())
    for name in reversed(editions):
        try:
            return load_edition(name).facts.get("telephone", "")
        except DefinitionError:
            continue
    return ""
