"""Q117: an empty label or title."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    for form in compiled.edition.forms:
        if not form.title:
            yield problem("Q117", compiled.place(form.code), f"form {form.code} has no title")
    for _, item, place in items(compiled):
        if not item.label:
            yield problem("Q117", place, f"item {item.id!r} has no label")
    for name, source in compiled.folder.lists.items():
        for option in source.options:
            if not option.label:
                message = f"list {name!r}: option {option.code!r} has no label"
                yield problem("Q117", option.place, message)
