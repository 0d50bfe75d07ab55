"""Q108: a kind that does not exist."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.kinds.registry import KINDS
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for _, item, place in items(compiled):
        if item.kind not in KINDS:
            message = f"item {item.id!r}: no kind is called {item.kind!r} ({', '.join(KINDS)})"
            yield problem("Q108", place, message)
