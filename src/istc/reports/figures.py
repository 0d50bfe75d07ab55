"""What the totals table holds of a form, reckoned from its records; the one place that says so."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from istc.checks.numbers import CONTEXT, ZERO, amount
from istc.checks.typed import NUMERIC
from istc.definitions.model import Form, Item
from istc.reports.models.total import RECORDS

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum and over how many filled cells it runs: a blank is not a zero (decisions §3)."""

    value: Decimal = ZERO
    filled: int = 0


NONE = Figure()


def numeric_items(form: Form) -> tuple[Item, ...]:
    return tuple(item for item in form.items if item.kind in NUMERIC)


def figures_of(form: Form, records: Sequence[Values]) -> dict[str, Figure]:
    """One figure per numeric item, and the number of records under ""."""
    found = {item.id: figure_of(item, records) for item in numeric_items(form)}
    found[RECORDS] = record_count(len(records))
    return found


def figure_of(item: Item, records: Iterable[Values]) -> Figure:
    """Over the records, or over the rows of the item's sub-table in all of them.

    Equal texts are read once: thousands of records hold few different numbers.
    """
    if item.table is None:
        places: Iterable[Values] = records
    else:
        places = (row for values in records for row in values.get(item.table, ()))
    texts = [text for cells in places if type(text := cells.get(item.id)) is str]
    total, filled = ZERO, 0
    for text, count in Counter(texts).items():
        value = amount(text) if text else None
        if value is not None:
            total = CONTEXT.add(total, CONTEXT.multiply(value, Decimal(count)))
            filled += count
    return Figure(total, filled)


def record_count(count: int) -> Figure:
    return Figure(Decimal(count), count)
