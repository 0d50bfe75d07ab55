"""Comparisons with a figure that no number can meet, or every number meets: none is negative."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from istc.definitions.compile.edition import Compiled
from istc.definitions.expression.syntax import (
    Call,
    Comparator,
    Comparison,
    Expression,
    Logic,
    Node,
    Number,
    Ref,
    walk,
)
from istc.definitions.lint.walking import is_numeric, item_of
from istc.definitions.model import Form

_MIRRORED: dict[Comparator, Comparator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SUMS = frozenset({"SUM", "COUNT", "LAST"})


@dataclass(frozen=True, slots=True)
class Bound:
    """What one comparison asks of a number: `value` itself is allowed unless `strict`."""

    value: Decimal
    strict: bool


def faults(compiled: Compiled, form: Form, expression: Expression) -> Iterator[str]:
    """One sentence for each comparison whose outcome is fixed, or that contradicts another."""
    for node in walk(expression.node):
        match node:
            case Comparison():
                yield from _alone(compiled, form, facing(node))
            case Logic(operator="and", parts=parts):
                yield from _together(compiled, form, parts)


def facing(node: Comparison) -> Comparison:
    """With the constant on the right."""
    if not isinstance(node.left, Number):
        return node
    return Comparison(_MIRRORED.get(node.operator, node.operator), node.right, node.left)


def _alone(compiled: Compiled, form: Form, node: Comparison) -> Iterator[str]:
    """A blank counts as 0, whatever the item's minimum."""
    if not isinstance(node.right, Number) or not _never_negative(compiled, form, node.left):
        return
    figure = node.right.value
    low = figure < 0 or (figure == 0 and node.operator in {"<", ">="})
    if low:
        known = "always" if node.operator in {">", ">=", "!="} else "never"
        yield f"is {known} true: no number is negative, {node.operator} {figure} is asked"
    item = item_of(compiled, form, node.left)
    if item and item.maximum and node.operator in {">", ">=", "="}:
        most = Decimal(item.maximum)
        if figure > most or (figure == most and node.operator == ">"):
            yield f"is never true: {item.id!r} is at most {most}, {node.operator} {figure} is asked"


def _never_negative(compiled: Compiled, form: Form, node: Node) -> bool:
    if isinstance(node, Call):
        return node.name in _SUMS
    item = item_of(compiled, form, node)
    return item is not None and is_numeric(item)


def _together(compiled: Compiled, form: Form, parts: tuple[Node, ...]) -> Iterator[str]:
    """`[a] > 5 and [a] < 3`."""
    asked: dict[tuple[str | None, str], list[Comparison]] = {}
    for part in parts:
        match part:
            case Comparison():
                node = facing(part)
                if isinstance(node.left, Ref) and isinstance(node.right, Number):
                    asked.setdefault((node.left.form, node.left.item), []).append(node)
    for nodes in asked.values():
        if _is_empty(nodes) and isinstance(nodes[0].left, Ref):
            yield f"asks of [{nodes[0].left.written}] what no number is at once"


def _is_empty(nodes: list[Comparison]) -> bool:
    lows = [_bound(node) for node in nodes if node.operator in {">", ">=", "="}]
    highs = [_bound(node) for node in nodes if node.operator in {"<", "<=", "="}]
    return any(
        low.value > high.value or (low.value == high.value and (low.strict or high.strict))
        for low in lows
        for high in highs
    )


def _bound(node: Comparison) -> Bound:
    figure = node.right.value if isinstance(node.right, Number) else Decimal(0)
    return Bound(figure, node.operator in {"<", ">"})
