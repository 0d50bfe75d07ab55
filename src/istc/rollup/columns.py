"""Columns of a table over many units: the form's items under their printed heads."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from istc.definitions.model import Item


@dataclass(frozen=True, slots=True)
class Group:
    """Columns side by side under one head; "" where they have none."""

    head: str
    items: tuple[Item, ...]


def groups(items: Iterable[Item]) -> tuple[Group, ...]:
    return tuple(
        Group(" · ".join(path), tuple(found))
        for path, found in groupby(items, key=lambda item: item.path)
    )


def label(item: Item) -> str:
    return item.short or item.label
