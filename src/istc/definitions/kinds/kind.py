"""What a kind of item is: how it is read, shown, and what its definition must say."""

from collections.abc import Callable
from dataclasses import dataclass

from istc.definitions.model import Item

Value = str | list[str]
Reader = Callable[[object], Value | None]


@dataclass(frozen=True)
class Kind:
    """`reader` makes, for one item, the function from what was typed to what is stored.

    It gives None for a blank and raises Refusal for what cannot be stored.
    """

    name: str
    title: str  # what a user calls it
    reader: Callable[[Item], Reader]
    show: Callable[[Item, Value], str]
    numeric: bool = False
    needs_unit: bool = False
    needs_list: bool = False


def show_plain(item: Item, value: Value) -> str:
    """As stored."""
    return value if isinstance(value, str) else "；".join(value)
