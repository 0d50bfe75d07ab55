"""C102 and the kinds' refusals: a stored value that its item would not take today (N22)."""

from collections.abc import Iterator

from istc.checks.catalogue import NOT_AS_STORED
from istc.checks.findings import Finding
from istc.checks.plan import Layer
from istc.checks.spot import Spot
from istc.definitions.kinds import Refusal


def check(layer: Layer, spot: Spot) -> Iterator[Finding]:
    """Reads each value again: unknown codes, limits, too many choices; skips other keys."""
    readers = layer.readers
    for name, value in spot.values.items():
        if read := readers.get(name):
            try:
                again = read(value)
            except Refusal as refusal:
                yield spot.refused(layer.items[name], refusal)
                continue
            if again != value:
                yield spot.finding(NOT_AS_STORED, layer.items[name])
