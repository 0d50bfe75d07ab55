"""A condition on an item as the database asks it of a stored record."""

import json
from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import Q

from istc.checks.typed import NUMERIC
from istc.definitions.model import Item
from istc.rollup.conditions import DATED, WITHOUT_VALUE, Condition

LAST = "\uffff"


def holds(item: Item, condition: Condition, name: str) -> Q:
    """`name`: the annotation that holds the cell (see `records.cell`)."""
    if condition.op in WITHOUT_VALUE:
        there = Q(values__has_key=item.id)
        return there if condition.op == "filled" else ~there
    if item.table is not None:
        return _any(name, _rows(item, condition.values))
    if item.kind == "choices":
        return _any(name, map(json.dumps, condition.values))
    if condition.op == "has":
        return Q(**{f"{name}__icontains": condition.values[0]})
    return _compared(item, condition, name)


def _compared(item: Item, condition: Condition, name: str) -> Q:
    """A period is meant from its first day on; dates compare as texts."""
    if condition.op == "in":
        return Q(**{f"{name}__in": condition.values})
    text = condition.values[0]
    if item.kind in NUMERIC:
        lookup = {"eq": "exact", "ge": "gte", "le": "lte"}[condition.op]
        return Q(**{f"{name}__{lookup}": Decimal(text)})
    if item.kind in DATED and condition.op == "le":
        return Q(**{f"{name}__lt": text + LAST})
    return Q(**{f"{name}__gte" if condition.op == "ge" else name: text})


def _rows(item: Item, values: Iterable[str]) -> Iterable[str]:
    """A cell as it may be written in the JSON of a sub-table, by this database or that."""
    for value in values:
        for plain in (True, False):
            for colon in (": ", ":"):
                key, text = json.dumps(item.id), json.dumps(value, ensure_ascii=plain)
                yield f"{key}{colon}{text}"


def _any(name: str, texts: Iterable[str]) -> Q:
    return reduce(or_, (Q(**{f"{name}__contains": text}) for text in texts))
