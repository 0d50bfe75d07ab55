"""Which typed numbers a side of a comparison can be moved by."""

from collections.abc import Iterator

from istc.checks.typed import NUMERIC
from istc.definitions.expression.syntax import Arithmetic, Call, Node, Ref
from istc.definitions.model import Form, Item


def levers(node: Node, form: Form) -> list[Item]:
    """Own items that the side grows with, a computed one replaced by what it is computed from."""
    return list(dict.fromkeys(form.by_id[name] for name in _names(node, form)))


def _names(node: Node, form: Form) -> Iterator[str]:
    match node:
        case Ref(form=None, item=name) if name:
            yield from _of_item(form.by_id[name], form)
        case Call(name="SUM" | "MIN" | "MAX", args=args):
            for arg in args:
                yield from _names(arg, form)
        case Arithmetic(operator="+" | "*", left=left, right=right):
            yield from _names(left, form)
            yield from _names(right, form)
        case Arithmetic(left=left):
            yield from _names(left, form)


def _of_item(item: Item, form: Form) -> Iterator[str]:
    if item.computed:
        yield from _names(item.computed.node, form)
    elif item.kind in NUMERIC:
        yield item.id
