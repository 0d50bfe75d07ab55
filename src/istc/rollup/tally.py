"""Adds up records themselves: the exact way, for filtered data and to prove the stored sums by."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from istc.checks.numbers import CONTEXT, ZERO, amount
from istc.definitions.model import Item
from istc.rollup.plan import Plan

Values = Mapping[str, Any]


@dataclass(slots=True)
class Sum:
    """A sum and over how many filled cells it runs: no cell filled is a blank, not a zero."""

    value: Decimal = ZERO
    filled: int = 0

    def add(self, value: Decimal, filled: int = 1) -> None:
        self.value, self.filled = CONTEXT.add(self.value, value), self.filled + filled


@dataclass(slots=True)
class Tally:
    """`records`; `sums` by item, 0 for what does not add up; `chosen[item][code]`; `filled[item]`
    of texts and choices."""

    records: int = 0
    sums: dict[str, Sum] = field(default_factory=dict)
    chosen: dict[str, Counter[str]] = field(default_factory=dict)
    filled: Counter[str] = field(default_factory=Counter)

    def sum(self, item: str) -> Sum:
        return self.sums.get(item, Sum())

    def merge(self, other: "Tally") -> None:
        self.records += other.records
        self.filled.update(other.filled)
        for item, one in other.sums.items():
            self.sums.setdefault(item, Sum()).add(one.value, one.filled)
        for item, counts in other.chosen.items():
            self.chosen.setdefault(item, Counter()).update(counts)


def tally(plan: Plan, records: Iterable[Values]) -> Tally:
    """All records together."""
    found = Tally()
    for values in records:
        add(found, plan, values)
    return found


def add(found: Tally, plan: Plan, values: Values) -> None:
    found.records += 1
    for item in plan.sums:
        for cell in cells(item, values):
            if (value := amount(cell)) is not None:
                found.sums.setdefault(item.id, Sum()).add(value)
    for item in plan.each:
        for cell in cells(item, values):
            if amount(cell) is not None:
                found.sums.setdefault(item.id, Sum()).add(ZERO)
    for item in plan.chosen:
        for cell in cells(item, values):
            note(found, item.id, cell)
    for item in plan.texts:
        found.filled[item.id] += sum(1 for _ in cells(item, values))


def note(found: Tally, item: str, cell: str | Sequence[str], times: int = 1) -> None:
    """A choice made: one code, or several."""
    codes = [cell] if isinstance(cell, str) else cell
    counts = found.chosen.setdefault(item, Counter())
    for code in codes:
        counts[code] += times
    found.filled[item] += times


def cells(item: Item, values: Values) -> Iterator[Any]:
    """The item's filled cells: one of the record, or one of each row of its sub-table."""
    rows = [values] if item.table is None else values.get(item.table, ())
    return (row[item.id] for row in rows if row.get(item.id))
