"""Q125: two items of a form bear one name: no workbook and no message tells them apart."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem


def check(compiled: Compiled) -> Iterator[Problem]:
    first: dict[tuple[str, tuple[str, ...], str], str] = {}
    for form, item, place in items(compiled):
        name = (form.code, (*item.path, item.label), item.table or "")
        if (owner := first.setdefault(name, item.id)) != item.id:
            message = f"item {item.id!r} has the headers and the label of item {owner!r}"
            yield problem("Q125", place, message)
