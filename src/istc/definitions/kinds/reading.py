"""From what was typed to what is stored, and back to what is shown."""

from istc.definitions.kinds.kind import Reader, Value
from istc.definitions.kinds.registry import KINDS
from istc.definitions.model import Item

_KEPT = "_reader"


def reader(item: Item) -> Reader:
    """The item's own reading function, made once and kept with the item. For many rows."""
    found: Reader | None = item.__dict__.get(_KEPT)
    if found is None:
        found = item.__dict__[_KEPT] = KINDS[item.kind].reader(item)
    return found


def parse(item: Item, raw: object) -> Value | None:
    """What is stored for `raw`, None for a blank. Raises Refusal."""
    return reader(item)(raw)


def show(item: Item, value: Value) -> str:
    """What a person reads: 1,234.5, the option's label, the two dates of a period."""
    return KINDS[item.kind].show(item, value)
