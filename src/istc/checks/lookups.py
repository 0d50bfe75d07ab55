"""Which items of a record are looked up in a register together (F75)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from istc.definitions.model import Item
from istc.definitions.registers import REGISTERS, Register, column_of

TITLE = "title"


@dataclass(frozen=True, slots=True)
class Lookup:
    """`key` holds what tells the entries of the register apart, `title` what they are called."""

    register: Register
    version: str
    key: Item
    title: Item | None


def lookups(items: Sequence[Item]) -> Iterator[Lookup]:
    """One for each key; none while the register is empty."""
    columns = {column_of(item): item for item in items if item.register}
    for (name, column), item in columns.items():
        register = REGISTERS[name]
        if column == register.key and item.register_version:
            yield Lookup(register, item.register_version, item, columns.get((name, TITLE)))
