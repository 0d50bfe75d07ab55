"""Q124: an item looked up in a register that does not exist, or without the register's key."""

from collections.abc import Iterator

from istc.definitions.compile.edition import Compiled
from istc.definitions.lint.walking import items
from istc.definitions.problems import Problem, problem
from istc.definitions.registers import REGISTERS, column_of, together

KINDS = frozenset({"text", "issn"})


def check(compiled: Compiled) -> Iterator[Problem]:
    for form, item, place in items(compiled):
        if not item.register:
            continue
        name, column = column_of(item)
        register = REGISTERS.get(name)
        if register is None or column not in register.columns:
            message = f"item {item.id!r}: there is no register column {item.register!r}"
        elif item.kind not in KINDS:
            message = f"item {item.id!r}: a {item.kind} cannot be looked up in a register"
        elif register.key not in together(form, item):
            message = f"item {item.id!r}: no item beside it is looked up by {register.key!r}"
        else:
            continue
        yield problem("Q124", place, message)
