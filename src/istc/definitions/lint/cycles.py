"""Q113: computed items that wait for each other."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem

Node = tuple[str, str]  # form code, item id


def check(compiled: Compiled) -> Iterator[Problem]:
    waits = {
        (form.code, item.id): [
            (ref.form or form.code, ref.item) for ref in item.computed.refs() if ref.item
        ]
        for form, item, _ in items(compiled)
        if item.computed
    }
    for node in waits:
        if _reaches(waits, node):
            form, item = node
            message = f"item {item!r} is computed from itself, directly or through others"
            yield problem("Q113", compiled.place(form, item), message)


def _reaches(waits: dict[Node, list[Node]], start: Node) -> bool:
    """Whether following what `start` waits for leads back to it."""
    seen: set[Node] = set()
    todo = list(waits[start])
    while todo:
        node = todo.pop()
        if node == start:
            return True
        if node not in seen:
            seen.add(node)
            todo += waits.get(node, [])
    return False
