"""Exact totals of the numeric columns, gathered while the lines go by."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from istc.definitions.kinds import KINDS
from istc.documents.export.model import OWN
from istc.documents.plan import Column

ZERO = Decimal(0)


class Sums:
    """`own` and `below` per column; None where nobody filled anything in, or nothing adds up."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._numeric = [
            place
            for place, column in enumerate(columns)
            if KINDS[column.item.kind].numeric and column.item.adds_up
        ]
        self.own: list[Decimal | None] = [None] * len(columns)
        self.below: list[Decimal | None] = [None] * len(columns)

    def add(self, relation: str, line: Sequence[Any]) -> None:
        sums = self.own if relation == OWN else self.below
        for place in self._numeric:
            value = line[place]
            if value is not None:
                sums[place] = (sums[place] or ZERO) + Decimal(value)

    @property
    def all(self) -> list[Decimal | None]:
        return [_both(one, other) for one, other in zip(self.own, self.below, strict=True)]


def _both(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other
