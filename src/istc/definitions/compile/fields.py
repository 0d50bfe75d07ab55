"""`fields`: labelled boxes."""

from istc.definitions.compile.bench import Bench
from istc.definitions.compile.items import headers, items
from istc.definitions.model import FieldsBlock
from istc.definitions.source.blocks import FieldsEntry


def build(bench: Bench, entry: FieldsEntry) -> FieldsBlock:
    source = entry.fields
    return FieldsBlock(
        items=tuple(items(bench, source.items, headers(source.heading))),
        heading=source.heading,
        caption=source.caption,
        columns=source.columns,
        id=source.id or "",
    )
