"""Q104: a choice without an option list. (A list that does not exist is told by the loader.)"""

from collections.abc import Iterator

from istc.definitions.compile.bench import UNKNOWN_LIST
from istc.definitions.compile.edition import Compiled
from istc.definitions.kinds.registry import KINDS
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for _, item, place in items(compiled):
        needs = item.kind in KINDS and KINDS[item.kind].needs_list
        if needs and item.options is None:
            yield problem(UNKNOWN_LIST, place, f"item {item.id!r} is a {item.kind} without a list")
        if item.options and not needs:
            message = f"item {item.id!r} has a list, but a {item.kind} has nothing to choose"
            yield problem(UNKNOWN_LIST, place, message)
