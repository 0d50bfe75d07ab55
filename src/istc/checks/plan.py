"""What checking needs to know of a form, worked out once: its items, steps and rules compiled."""

import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from istc.checks.compile import closure
from istc.checks.cross import Cross, cross_of
from istc.checks.functions import Truth
from istc.checks.lines import Line, line_of
from istc.checks.lookups import Lookup, lookups
from istc.checks.rules import CompiledRule, compile_rule
from istc.checks.steps import Step, steps
from istc.checks.typed import condition
from istc.checks.writeins import WriteIn, write_ins
from istc.definitions.kinds import Reader, reader
from istc.definitions.model import Form, Item


@dataclass(frozen=True, slots=True)
class Layer:
    """The items of the record itself (`table` None) or of the rows of one sub-table."""

    table: str | None
    items: dict[str, Item]
    required: frozenset[str]
    readers: dict[str, Reader]
    most_rows: int
    write_ins: tuple[WriteIn, ...]
    lookups: tuple[Lookup, ...] = ()


@dataclass(frozen=True)
class Plan:
    """`each`, `once`: the rules judged for every record, and for all of them together. `held`:
    computed items that a rule holds to the very sum they are computed by."""

    code: str
    multi: bool
    order: dict[str, int]
    layer: Layer
    tables: dict[str, Layer]
    unique: tuple[Item, ...]
    steps: tuple[Step, ...]
    switching: bool
    computed: frozenset[str]
    held: frozenset[str]
    each: tuple[CompiledRule, ...]
    once: tuple[CompiledRule, ...]
    lines: tuple[Line, ...]
    crosses: tuple[Cross, ...]
    applies: Truth | None

    @cached_property
    def plain(self) -> bool:
        """Whether a record is its items alone: no sub-tables, no words for 其他, no register."""
        return not (self.tables or self.layer.write_ins or self.layer.lookups)

    @property
    def together(self) -> bool:
        """Whether anything looks at several records at once."""
        return bool(self.unique or self.once)


def make_plan(form: Form) -> Plan:
    """Raises Unreadable where an expression is not what the linter accepts."""
    rules = [compile_rule(rule, form) for rule in form.rules]
    return Plan(
        code=form.code,
        multi=form.multi,
        order={item.id: place for place, item in enumerate(form.items)},
        layer=_layer(form, None),
        tables={table: _layer(form, table) for table in form.tables},
        unique=tuple(form.by_id[item] for item in form.unique),
        steps=steps(form),
        switching=any(item.when for item in form.items),
        computed=frozenset(item.id for item in form.computed if item.table is None),
        held=frozenset(_held(rules, form)),
        each=tuple(rule for rule in rules if rule.each),
        once=tuple(rule for rule in rules if not rule.each),
        lines=tuple(line for rule in rules if (line := line_of(rule, form))),
        crosses=tuple(cross for rule in rules if (cross := _cross(rule, form))),
        applies=closure(condition(form.applies.node, form)) if form.applies else None,
    )


def _held(rules: list[CompiledRule], form: Form) -> Iterator[str]:
    """A rule of level error over a record without a condition of its own."""
    sums = {step.item: step.computed_tree[-1] for step in steps(form) if step.computed_tree}
    for one in rules:
        for each in one.compared if one.each and one.rule.level == "error" else ():
            _, sign, left, right = each.tree
            item = left[1] if left[0] == "own" and sign == "=" and not one.rule.when else None
            if item in sums and right == sums[item]:
                yield item


def _cross(rule: CompiledRule, form: Form) -> Cross | None:
    """Not for rules that hold every record of several against the other form."""
    return None if rule.each and form.multi else cross_of(rule)


def _layer(form: Form, table: str | None) -> Layer:
    items = [item for item in form.items if item.table == table]
    return Layer(
        table=table,
        items={item.id: item for item in items},
        required=frozenset(item.id for item in items if item.required and not item.computed),
        readers={item.id: reader(item) for item in items},
        most_rows=form.tables[table].max_rows if table else 1,
        write_ins=tuple(write_ins(form, items)),
        lookups=tuple(lookups(items)),
    )


_plans: dict[int, tuple["weakref.ref[Form]", Plan]] = {}


def plan_of(form: Form) -> Plan:
    """The form's plan, kept as long as the form lives (forms are too deep to hash)."""
    known = _plans.get(id(form))
    if known and known[0]() is form:
        return known[1]
    key = id(form)
    plan = make_plan(form)
    forget = _plans.pop  # at the end of the process the module's names go before the forms
    _plans[key] = (weakref.ref(form, lambda gone: forget(key, None)), plan)
    return plan
