"""Switched and computed items in the order in which they depend on each other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from istc.checks.compile import closure
from istc.checks.functions import Truth
from istc.checks.scene import Scene
from istc.checks.touched import sourced
from istc.checks.trees import Tree
from istc.checks.typed import condition, number
from istc.definitions.expression.syntax import Expression
from istc.definitions.model import Form, Item


@dataclass(frozen=True, slots=True)
class Step:
    """`when`: off where it does not hold. `computed`: None where nothing it sums is filled."""

    item: str
    table: str | None
    when_tree: Tree | None
    computed_tree: Tree | None
    when: Truth | None
    computed: Callable[[Scene], Decimal | None] | None


def steps(form: Form) -> tuple[Step, ...]:
    """Raises Unreadable. Items in a circle, which the linter refuses, keep their printed order."""
    pending = {item.id: item for item in form.items if item.when or item.computed}
    return tuple(_step(item, form) for item in _ordered(pending, list(pending)))


def _ordered(pending: dict[str, Item], names: Iterable[str]) -> Iterator[Item]:
    """Each pending item after those that it reads; takes them from `pending`."""
    for name in names:
        if item := pending.pop(name, None):
            yield from _ordered(pending, _sources(item))
            yield item


def _sources(item: Item) -> Iterator[str]:
    for expression in (item.when, item.computed):
        yield from expression.items() if expression else ()


def _step(item: Item, form: Form) -> Step:
    when = condition(item.when.node, form) if item.when else None
    computed = _computed_tree(item.computed, form) if item.computed else None
    return Step(
        item=item.id,
        table=item.table,
        when_tree=when,
        computed_tree=computed,
        when=closure(when) if when else None,
        computed=closure(computed) if computed else None,
    )


def _computed_tree(expression: Expression, form: Form) -> Tree:
    tree = number(expression.node, form)
    asked = sourced(expression.node, form)
    return ("if", asked, tree) if asked else tree
