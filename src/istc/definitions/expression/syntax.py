"""The tree that balances, checks and conditions are parsed into; what it means is in checks/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparator = Literal["=", "!=", ">", ">=", "<", "<="]


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """An item: of this form (`form` None), of another form, or a fact of the unit (`form` "unit").

    `written` is how the definition wrote it; `item` is the resolved permanent item id, or ""
    for the form as a whole, which only COUNT takes (`form` None: this form).
    """

    item: str
    form: str | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One of expression.functions; what it means is in checks.typed and checks.functions."""

    name: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    operator: Literal["+", "-", "*", "/"]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison:
    operator: Comparator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Logic:
    operator: Literal["and", "or"]
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


Node = Number | Text | Ref | Call | Arithmetic | Comparison | Logic | Not


def children(node: Node) -> tuple[Node, ...]:
    match node:
        case Call(args=args):
            return args
        case Arithmetic(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Logic(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from walk(child)


@dataclass(frozen=True)
class Expression:
    """A parsed and resolved expression together with the words it was written in."""

    text: str
    node: Node

    def refs(self) -> tuple[Ref, ...]:
        return tuple(node for node in walk(self.node) if isinstance(node, Ref))

    def forms(self) -> frozenset[str]:
        """Other forms that it reads."""
        return frozenset(ref.form for ref in self.refs() if ref.form and ref.form != "unit")

    def items(self) -> tuple[str, ...]:
        """Items of its own form, in order of appearance, without repeats."""
        own = (ref.item for ref in self.refs() if ref.form is None and ref.item)
        return tuple(dict.fromkeys(own))
