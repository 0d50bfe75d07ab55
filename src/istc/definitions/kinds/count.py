"""`count`: a whole number of things, ≥ 0."""

from istc.definitions.kinds import number
from istc.definitions.kinds.kind import Kind, Reader
from istc.definitions.model import Item


def reader(item: Item) -> Reader:
    return number.reader(item, places=0)


KIND = Kind("count", "整数", reader, number.show, numeric=True, needs_unit=True)
