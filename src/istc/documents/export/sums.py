"""Exact totals of the numeric columns, gathered while the lines go by."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from istc.definitions.kinds import KINDS
from istc.documents.export.model import BELOW, OWN, Owner
from istc.documents.plan import Column

ZERO = Decimal(0)
Totals = list[Decimal | None]


class Sums:
    """`own` and `below` per column; None where nobody filled anything in, or nothing adds up."""

    def __init__(self, columns: Sequence[Column]) -> None:
        numeric = [place for place, one in enumerate(columns) if KINDS[one.item.kind].numeric]
        self._summed = [place for place in numeric if columns[place].item.adds_up]
        self.apart = [place for place in numeric if not columns[place].item.adds_up]
        self._told: dict[tuple[str, int], set[tuple[str, str]]] = {}
        self.own: Totals = [None] * len(columns)
        self.below: Totals = [None] * len(columns)

    def add(self, owner: Owner, line: Sequence[Any]) -> None:
        sums = self.own if owner.relation == OWN else self.below
        for place in self._summed:
            value = line[place]
            if value is not None:
                sums[place] = (sums[place] or ZERO) + Decimal(value)
        for place in self.apart:
            if line[place] is not None:
                told = self._told.setdefault((owner.relation, place), set())
                told.add((owner.path, owner.name))

    @property
    def all(self) -> Totals:
        return [_both(one, other) for one, other in zip(self.own, self.below, strict=True)]

    def units(self, place: int, *relations: str) -> int:
        """How many units filled a column that does not add up; all of them where no relation is
        named."""
        wanted = relations or (OWN, BELOW)
        return sum(len(self._told.get((relation, place), ())) for relation in wanted)


def _both(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other
