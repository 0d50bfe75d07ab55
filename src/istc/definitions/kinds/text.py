"""`text`: one line. Emoji, HTML and SQL are text like any other; pages escape, queries bind."""

from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.writing import line
from istc.definitions.model import Item

LIMIT = 500


def reader(item: Item) -> Reader:
    limit = item.max_length or LIMIT
    return lambda raw: line(raw, limit)


KIND = Kind(name="text", title="文字", reader=reader, show=show_plain)
