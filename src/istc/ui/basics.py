"""A unit's basic information in a few lines, whatever form and items hold it (F24)."""

from collections.abc import Iterator, Mapping

from istc.definitions import kinds
from istc.definitions.model import FieldsBlock, Form, Item

JOINED = 3  # items of a later block that are shown on one line


def lines(form: Form, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Label and value: the first block item by item, each later one on a line of its own."""
    blocks = [block for block in form.blocks if isinstance(block, FieldsBlock)]
    for block in blocks[:1]:
        for item in block.items:
            if words := _shown(item, values):
                yield item.short or item.label, words
    for block in blocks[1:]:
        said = [words for item in block.items if (words := _shown(item, values))]
        if said:
            yield block.heading or block.caption, "　".join(said[:JOINED])


def _shown(item: Item, values: Mapping[str, object]) -> str:
    value = values.get(item.id)
    return kinds.show(item, value) if isinstance(value, str | list) else ""
