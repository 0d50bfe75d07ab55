"""Q107: a number without its unit."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.kinds.registry import KINDS
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for _, item, place in items(compiled):
        if item.kind in KINDS and KINDS[item.kind].needs_unit and not item.unit:
            yield problem("Q107", place, f"item {item.id!r} is a {item.kind} without a unit")
