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
AT_ONCE = 1000  # records


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
    found = figures_for(numeric_items(form), records)
    found[RECORDS] = record_count(len(records))
    return found


def figures_for(items: Sequence[Item], records: Sequence[Values]) -> dict[str, Figure]:
    """Some records at a time for all of the items: they are then still near at hand."""
    counted: dict[str, Counter[str]] = {item.id: Counter() for item in items}
    for start in range(0, len(records), AT_ONCE):
        some = records[start : start + AT_ONCE]
        for item in items:
            counted[item.id].update(_texts(item, some))
    return {item: _sum(texts) for item, texts in counted.items()}


def figure_of(item: Item, records: Iterable[Values]) -> Figure:
    """Over the records, or over the rows of the item's sub-table in all of them."""
    return _sum(Counter(_texts(item, records)))


def _texts(item: Item, records: Iterable[Values]) -> list[str]:
    if item.table is None:
        places: Iterable[Values] = records
    else:
        places = (row for values in records for row in values.get(item.table, ()))
    return [text for cells in places if type(text := cells.get(item.id)) is str]


def _sum(texts: Counter[str]) -> Figure:
    """Equal texts are read once: thousands of records hold few different numbers."""
    total, filled = ZERO, 0
    for text, count in texts.items():
        value = amount(text) if text else None
        if value is not None:
            total = CONTEXT.add(total, CONTEXT.multiply(value, Decimal(count)))
            filled += count
    return Figure(total, filled)


def record_count(count: int) -> Figure:
    return Figure(Decimal(count), count)
