"""The functions of the language by shape: how many arguments, of which sort."""

from dataclasses import dataclass

from istc.definitions.expression.syntax import Call, Comparison, Logic, Node, Not


@dataclass(frozen=True, slots=True)
class Shape:
    """`least` to `most` arguments; `refs`: the first must be an item; `form`: or a whole form."""

    least: int
    most: int
    refs: bool = False
    form: bool = False
    literals: bool = False  # arguments after the first are texts or numbers
    condition: bool = False  # gives true or false


FUNCTIONS: dict[str, Shape] = {
    "SUM": Shape(1, 1, refs=True),
    "COUNT": Shape(1, 20, refs=True, form=True, literals=True),
    "FILLED": Shape(1, 1, refs=True, condition=True),
    "LAST": Shape(1, 1, refs=True),
    "YEAR": Shape(0, 0),
    "YEAROF": Shape(1, 1, refs=True),
    "IN": Shape(2, 100, refs=True, literals=True, condition=True),
    "FLAG": Shape(2, 2, refs=True, literals=True, condition=True),
    "LACKS": Shape(2, 2, refs=True, literals=True, condition=True),
    "ABS": Shape(1, 1),
    "MIN": Shape(1, 20),
    "MAX": Shape(1, 20),
}


def is_condition(node: Node) -> bool:
    """Whether the node gives true or false rather than a value."""
    match node:
        case Comparison() | Logic() | Not():
            return True
        case Call(name=name):
            return FUNCTIONS[name].condition
        case _:
            return False
