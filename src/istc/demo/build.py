"""Builds the demo from nothing: units, two rounds, and what the units reported in them."""

from collections.abc import Callable

from istc.definitions.load import load_edition
from istc.demo import people, years


def build(say: Callable[[str], None]) -> None:
    """Everything through the verbs that a user's clicks end in."""
    edition = load_edition(years.EDITION, years.FINISHED)
    people.create(edition, years.FINISHED)
    years.create(years.FINISHED)
    say(f"{years.FINISHED} 年度")
    years.finish(years.FINISHED)
    years.create(years.RUNNING)
    say(f"{years.RUNNING} 年度")
