"""Q126: a text without which a page, a reminder or the letter would be blank."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.problems import Place, Problem, problem
from istc.definitions.source.folder import SURVEY
from istc.definitions.source.located import place_at

NEEDED = (
    "full_title",
    "owner",
    "telephone",
    "letter_title",
    "letter_body",
    "letter_left_out",
    "reminder_title",
    "reminder_body",
)


def check(compiled: Compiled) -> Iterator[Problem]:
    place = place_at(compiled.folder.raw_survey, ("facts",), Place(SURVEY, 1))
    for name in NEEDED:
        if not compiled.edition.facts.get(name, "").strip():
            yield problem("Q126", place, f"facts: {name} is missing")
