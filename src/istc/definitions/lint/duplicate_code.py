"""Q102: two items of a form carry one code."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for form, item, place in items(compiled):
        if item.code and (owner := first.setdefault((form.code, item.code), item.id)) != item.id:
            message = f"item {item.id!r} carries the code {item.code} of item {owner!r}"
            yield problem("Q102", place, message)
