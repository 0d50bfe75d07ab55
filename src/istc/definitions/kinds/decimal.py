"""`decimal`: a measure such as hours, exact, ≥ 0."""

from istc.definitions.kinds import number
from istc.definitions.kinds.kind import Kind, Reader
from istc.definitions.model import Item


def reader(item: Item) -> Reader:
    return number.reader(item, places=number.MOST_PLACES)


KIND = Kind("decimal", "数", reader, number.show, numeric=True, needs_unit=True)
