"""`money`: exact 万元人民币, ≥ 0, to the yuan (four places)."""

from istc.definitions.kinds import number
from istc.definitions.kinds.kind import Kind, Reader
from istc.definitions.model import Item


def reader(item: Item) -> Reader:
    return number.reader(item, places=number.MOST_PLACES)


KIND = Kind("money", "金额", reader, number.show, numeric=True, needs_unit=True)
