"""What rolling up does with each item: sum what adds up, count choices, spread ratings, list texts.

Read from the definition alone (N26), so that a new form or item needs nothing here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from istc.checks.typed import NUMERIC
from istc.definitions.model import Form, Item, LikertBlock, LikertRow

CHOSEN = frozenset({"choice", "choices"})


class How(StrEnum):
    SUM = "sum"
    EACH = "each"  # a number of its own, as a span or a rate: how many have it, never their sum
    COUNT = "count"
    SPREAD = "spread"  # one choice of an ordered scale, in a row of a question (HJ_14–16)
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Line:
    """One item and how it rolls up."""

    item: Item
    how: How


@dataclass(frozen=True, slots=True)
class Plan:
    """The items of a form in printed order."""

    form: Form
    lines: tuple[Line, ...]

    def items(self, *ways: How) -> tuple[Item, ...]:
        return tuple(line.item for line in self.lines if line.how in ways)

    @property
    def sums(self) -> tuple[Item, ...]:
        return self.items(How.SUM)

    @property
    def each(self) -> tuple[Item, ...]:
        return self.items(How.EACH)

    @property
    def numbers(self) -> tuple[Item, ...]:
        return self.items(How.SUM, How.EACH)

    @property
    def chosen(self) -> tuple[Item, ...]:
        return self.items(How.COUNT, How.SPREAD)

    @property
    def texts(self) -> tuple[Item, ...]:
        return self.items(How.LIST)


def plan_of(form: Form) -> Plan:
    rated = {row.item.id for row in _rows(form)}
    return Plan(form, tuple(Line(item, _how(item, rated)) for item in form.items))


def _rows(form: Form) -> Iterable[LikertRow]:
    return (row for block in form.blocks if isinstance(block, LikertBlock) for row in block.rows)


def _how(item: Item, rated: set[str]) -> How:
    if item.kind in NUMERIC:
        return How.SUM if item.adds_up else How.EACH
    if item.kind in CHOSEN:
        return How.SPREAD if item.id in rated else How.COUNT
    return How.LIST
