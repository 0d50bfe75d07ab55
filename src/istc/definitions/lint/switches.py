"""Q114: an item whose `when` can never hold, or depends on the item itself."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.never import faults
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for form, item, place in items(compiled):
        if item.when is None or item.write_in_of:
            continue
        word = "required item" if item.required else "item"
        for fault in faults(compiled, form, item.when):
            yield problem("Q114", place, f"{word} {item.id!r}: its `when` {fault}")
        if item.id in item.when.items():
            yield problem("Q114", place, f"{word} {item.id!r} is switched on by itself")
