"""Whether a rule has anything to judge: none of its own items filled, and it is left alone.

What stands in FILLED or COUNT asks about blanks itself and does not count; nor does last year.
"""

from collections.abc import Iterable, Iterator

from istc.checks.trees import Tree
from istc.checks.typed import each, is_own, table_of
from istc.definitions.expression.syntax import Call, Node, Ref, children, walk
from istc.definitions.model import Form

_ASKING = frozenset({"FILLED", "COUNT", "LAST"})
_FOREIGN = frozenset({"each_other", "each_unit", "each_total"})
_OVER_RECORDS = frozenset({"SUM", "COUNT", "LAST"})


def touched(test: Node, form: Form) -> Tree | None:
    """The condition that an own item is filled; None where there is nothing to ask for."""
    return _any(tree for tree in _reads(test, form) if tree[0] not in _FOREIGN)


def sourced(computed: Node, form: Form) -> Tree | None:
    """The condition that any source of a computed item is filled; a count is always a number."""
    if any(isinstance(part, Call) and part.name == "COUNT" for part in walk(computed)):
        return None
    return _any(_reads(computed, form))


def _any(trees: Iterable[Tree]) -> Tree | None:
    found = dict.fromkeys(trees)
    plain = tuple(tree[1] for tree in found if tree[0] == "each_own")
    parts: list[Tree] = [("any_own", *plain)] if plain else []
    parts += [("filled", tree) for tree in found if tree[0] != "each_own"]
    return ("or", *parts) if len(parts) > 1 else parts[0] if parts else None


def _reads(node: Node, form: Form) -> Iterator[Tree]:
    match node:
        case Ref():
            yield each(node, form)
        case Call(name="SUM", args=(Ref() as ref,)):
            yield each(ref, form) if table_of(ref, form) else _records(ref, form)
        case Call(name=name) if name in _ASKING:
            return
        case _:
            for child in children(node):
                yield from _reads(child, form)


def _records(ref: Ref, form: Form) -> Tree:
    if is_own(ref, form):
        return ("each_record", form.code, ref.item)
    return ("each_total", ref.form, ref.item)


def needs_a_record(node: Node, form: Form) -> bool:
    """Whether it reads an own item as such, outside SUM, COUNT and LAST."""
    if isinstance(node, Ref):
        return is_own(node, form)
    if isinstance(node, Call) and node.name in _OVER_RECORDS:
        return False
    return any(needs_a_record(child, form) for child in children(node))
