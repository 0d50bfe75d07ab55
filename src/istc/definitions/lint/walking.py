"""What most checks go through: every item and rule with its form and place."""

from collections.abc import Iterator
from typing import NamedTuple

from istc.definitions.compile.edition import Compiled
from istc.definitions.expression.syntax import Expression, Node, Ref
from istc.definitions.kinds.registry import KINDS
from istc.definitions.model import Form, Item, Rule
from istc.definitions.problems import Place


class ItemAt(NamedTuple):
    form: Form
    item: Item
    place: Place


class RuleAt(NamedTuple):
    form: Form
    rule: Rule
    place: Place


def items(compiled: Compiled) -> Iterator[ItemAt]:
    for form in compiled.edition.forms:
        for item in form.items:
            yield ItemAt(form, item, compiled.place(form.code, item.id))


def rules(compiled: Compiled) -> Iterator[RuleAt]:
    for form in compiled.edition.forms:
        for rule in form.rules:
            yield RuleAt(form, rule, compiled.place(form.code, rule.id))


def expressions(compiled: Compiled) -> Iterator[tuple[Form, Expression, Place]]:
    """Every expression of the edition: rules, switches, computed items, applicability."""
    for form, rule, place in rules(compiled):
        for one in (rule.test, rule.when):
            if one:
                yield form, one, place
    for form, item, place in items(compiled):
        for one in (item.computed, item.when):
            if one:
                yield form, one, place
    for form in compiled.edition.forms:
        if form.applies:
            yield form, form.applies, compiled.place(form.code)


def item_of(compiled: Compiled, form: Form, node: Node) -> Item | None:
    """The item that a node names, if it is a reference to one."""
    if not isinstance(node, Ref) or node.form == "unit":
        return None
    target = compiled.edition.by_code.get(node.form) if node.form else form
    return target.by_id.get(node.item) if target else None


def is_numeric(item: Item) -> bool:
    return item.kind in KINDS and KINDS[item.kind].numeric
