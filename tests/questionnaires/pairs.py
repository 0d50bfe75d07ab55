"""For one rule of a form: values where it holds, and one move away values where it speaks.

The move changes nothing but what the rule's own test reads, so that the rule is shown to look at
it; and it held before by judging, not because there was nothing to judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from istc.checks.findings import Finding
from istc.checks.plan import plan_of
from istc.checks.run import Entry, check_form
from istc.checks.scene import Scene, Values
from istc.checks.settle import settle
from istc.definitions.expression.syntax import Call, walk
from istc.definitions.model import Form, Item, Rule
from tests.unit.checks.samples import plain

YEAR = 2020
NUMBERS = ("0", "1", "20", "1000")
DATES = ("2019-12-31", "2020-06-30", "2021-01-01")
RECORDS = (0, 1, 2, 3)


@dataclass(frozen=True)
class Same:
    """Surroundings that give one answer for every place of another form, one for last year."""

    others: str
    before: str
    year: int = YEAR
    unit: Any = None

    def value(self, _form: str, _item: str) -> str | None:
        return self.others

    def total(self, _form: str, _item: str) -> Decimal | None:
        return Decimal(self.others)

    def count(self, _form: str, _item: str) -> int:
        return int(self.others)

    def last(self, _form: str, _item: str) -> Decimal | None:
        return Decimal(self.before)

    def register(self, _name: str, _version: str) -> dict[str, str]:
        return {}


@dataclass(frozen=True)
class State:
    """The records of a form, all alike, and what surrounds them."""

    values: Values
    records: int
    around: Same


class Pair(NamedTuple):
    quiet: State
    loud: State
    finding: Finding


def pair(form: Form, rule: Rule) -> Pair | None:
    """`form` applies to everybody. None: no two such states were found."""
    for start in starts(form):
        for quiet in (start, *moves(form, rule, start)):
            if finding(form, rule, quiet) or holds(form, rule, quiet) is not True:
                continue
            for loud in moves(form, rule, quiet):
                if found := finding(form, rule, loud):
                    return Pair(quiet, loud, found)
    return None


def starts(form: Form) -> Iterator[State]:
    """Complete records with one number wherever numbers stand, as in the other forms, and the
    first choice of every list; then the last one, which may switch on what the first does not."""
    last = {
        item.id: item.options.options[-1].code
        for item in form.items
        if item.options and item.kind == "choice" and not item.table
    }
    for choices in ({}, last):
        for number, before in (("1", "1"), ("0", "0"), ("20", "100")):
            values = {**plain(form, number=number), **choices}
            yield State(values, 1, Same(number, before))


def moves(form: Form, rule: Rule, state: State) -> Iterator[State]:
    """The same but for one thing that the test reads."""
    for ref in rule.test.refs():
        if ref.form is not None:
            yield from (replace(state, around=replace(state.around, others=n)) for n in NUMBERS)
        elif ref.item:
            item = form.by_id[ref.item]
            yield from (replace(state, values=put(state.values, item, v)) for v in of_kind(item))
    names = {node.name for node in walk(rule.test.node) if isinstance(node, Call)}
    if "LAST" in names:
        yield from (replace(state, around=replace(state.around, before=n)) for n in NUMBERS)
    if form.multi and names & {"SUM", "COUNT"}:
        yield from (replace(state, records=number) for number in RECORDS)


def of_kind(item: Item) -> tuple[Any, ...]:
    """Some values that the item takes, blank among them."""
    if item.options:
        codes = [option.code for option in item.options.options]
        some = (codes[0], codes[-1])
        return (None, *([code] for code in some)) if item.kind == "choices" else (None, *some)
    if item.kind in {"date", "period"}:
        return (None, *DATES)
    return (None, *(NUMBERS if item.kind in {"count", "money", "decimal"} else ("无",)))


def put(values: Values, item: Item, value: Any) -> Values:
    """With the item's value, in the first row if it stands in a sub-table."""
    if item.table is None:
        return {**values, item.id: value}
    row, *rest = values[item.table]
    return {**values, item.table: [{**row, item.id: value}, *rest]}


def finding(form: Form, rule: Rule, state: State) -> Finding | None:
    """What the rule says of it, for the first record if for several."""
    entries = [Entry(number, state.values) for number in range(1, state.records + 1)]
    found = check_form(form, entries, state.around)
    return next((one for one in found if one.code == rule.id), None)


def holds(form: Form, rule: Rule, state: State) -> bool | None:
    """None where the rule does not judge."""
    plan = plan_of(form)
    compiled = next(one for one in (*plan.each, *plan.once) if one.rule.id == rule.id)
    scene = Scene(state.around, state.values, [state.values] * state.records)
    settled = settle(plan, scene).values
    if compiled.each:
        return compiled.holds(scene)
    entries = [settled] * state.records
    return compiled.holds(Scene(state.around, entries=entries, whole=True))
