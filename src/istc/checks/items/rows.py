"""More rows in a sub-table than it takes."""

from collections.abc import Iterator

from istc.checks.findings import Finding
from istc.checks.plan import Layer
from istc.checks.spot import Spot
from istc.definitions.kinds import refuse


def check(layer: Layer, spot: Spot) -> Iterator[Finding]:
    """Stands under the sub-table's first item; `spot` is the record."""
    count = len(spot.values.get(layer.table or "", ()))
    if count > layer.most_rows:
        first = next(iter(layer.items.values()))
        yield spot.refused(first, refuse("too_many_rows", count=count, limit=layer.most_rows))
