"""The parts of a balance line: its words once, and its figures as trees to be filled in."""

from collections.abc import Iterator

from istc.checks.names import formula
from istc.checks.trees import Tree
from istc.checks.typed import number
from istc.definitions.expression.syntax import Arithmetic, Comparison, Node
from istc.definitions.model import Form

SIGNS = {"=": "=", "!=": "≠", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}


def words(node: Comparison, form: Form) -> str:
    """13 = 01+03+05"""
    return f"{formula(node.left, form)} {SIGNS[node.operator]} {formula(node.right, form)}"


def parts(node: Comparison, form: Form) -> tuple[str | Tree, ...]:
    """What 42 = 11 + 14 is made of: signs as text, figures as trees."""
    sign = f" {SIGNS[node.operator]} "
    return (*_side(node.left, form), sign, *_side(node.right, form))


def _side(node: Node, form: Form) -> Iterator[str | Tree]:
    """A sum is spelt out term by term; anything else is one figure."""
    if isinstance(node, Arithmetic) and node.operator == "+":
        yield from _side(node.left, form)
        yield " + "
        yield from _side(node.right, form)
    else:
        yield number(node, form)
