"""C107: an item that may not repeat among the records of a form does."""

from collections.abc import Iterator, Sequence

from istc.checks.catalogue import REPEATED
from istc.checks.findings import Finding
from istc.checks.spot import Spot
from istc.definitions.kinds import show
from istc.definitions.model import Item


def check(items: Sequence[Item], spots: Sequence[Spot]) -> Iterator[Finding]:
    """Stands at every record but the first of those alike; records count from 1."""
    for item in items:
        first: dict[str, int] = {}
        for place, spot in enumerate(spots, 1):
            value = spot.values.get(item.id)
            if value is None:
                continue
            known = first.setdefault(str(value), place)
            if known != place:
                yield spot.finding(REPEATED, item, value=show(item, value), other=known)
