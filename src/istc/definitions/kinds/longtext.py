"""`longtext`: any number of lines (F78 字数不限, held to what a page can carry)."""

from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.writing import long
from istc.definitions.model import Item

LIMIT = 200_000


def reader(item: Item) -> Reader:
    limit = item.max_length or LIMIT
    return lambda raw: long(raw, limit)


KIND = Kind(name="longtext", title="长文字", reader=reader, show=show_plain)
