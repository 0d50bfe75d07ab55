"""Own figures to totals of every node, and the proof that total = own + sum of the children."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from istc.checks.numbers import ZERO

Key = TypeVar("Key", bound=Hashable)
Line = Callable[[Key], Iterable[Key]]  # a node's path: itself and every node above it


@dataclass(frozen=True, slots=True)
class Gap:
    """A node whose total is not what it and its children say."""

    node: Hashable
    total: Decimal
    parts: Decimal


def totals(own: Mapping[Key, Decimal], line: Line[Key]) -> dict[Key, Decimal]:
    """Every node's own figure with everything below it."""
    found: dict[Key, Decimal] = {}
    for node, value in own.items():
        for above in line(node):
            found[above] = found.get(above, ZERO) + value
    return found


def gaps(
    total: Mapping[Key, Decimal], own: Mapping[Key, Decimal], parent: Callable[[Key], Key | None]
) -> Iterator[Gap]:
    """Nodes where total ≠ own + sum of the children; a node without a total counts as 0."""
    parts: dict[Key, Decimal] = dict(own)
    for node, value in total.items():
        above = parent(node)
        if above is not None:
            parts[above] = parts.get(above, ZERO) + value
    for node in sorted(total.keys() | parts.keys(), key=str):
        if total.get(node, ZERO) != parts.get(node, ZERO):
            yield Gap(node, total.get(node, ZERO), parts.get(node, ZERO))
