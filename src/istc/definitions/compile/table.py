"""`table`: a sub-table with any number of rows inside one record."""

from istc.definitions.compile.bench import Bench
from istc.definitions.compile.items import headers, items
from istc.definitions.model import TableBlock
from istc.definitions.source.blocks import TableEntry


def build(bench: Bench, entry: TableEntry) -> TableBlock:
    source = entry.table
    bench.locate(source.id, source.place)
    return TableBlock(
        id=source.id,
        items=tuple(items(bench, source.items, headers(source.heading), table=source.id)),
        heading=source.heading,
        caption=source.caption,
        max_rows=source.max_rows,
    )
