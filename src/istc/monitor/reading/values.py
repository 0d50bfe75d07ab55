"""Stored values in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from istc.definitions import kinds
from istc.definitions.model import Item


def shown(item: Item, values: Mapping[str, Any]) -> str:
    """What a person reads: 1,234.5, the label of an option; empty for a blank."""
    value = values.get(item.id)
    return "" if value is None else kinds.show(item, value)


def chosen(item: Item, values: Mapping[str, Any]) -> frozenset[str]:
    """The codes of the options chosen."""
    value = values.get(item.id)
    if isinstance(value, str):
        return frozenset({value})
    return frozenset(value) if isinstance(value, Sequence) else frozenset()


def is_numeric(item: Item) -> bool:
    return kinds.KINDS[item.kind].numeric
