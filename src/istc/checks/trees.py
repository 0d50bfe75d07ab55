"""Typed trees: plain tuples, operator first, strings at the leaves; see typed.py."""

from collections.abc import Iterator
from typing import Any

Tree = tuple[Any, ...]  # ("+", ("own", "a"), ("number", "2"))
_CONSTANT = frozenset({"number", "text"})


def leaves(tree: Tree) -> Iterator[Tree]:
    """The parts that read something."""
    inner = [part for part in tree[1:] if isinstance(part, tuple)]
    for part in inner:
        yield from leaves(part)
    if not inner and tree[0] not in _CONSTANT:
        yield tree


def compared(tree: Tree) -> tuple[Tree, ...]:
    """The comparisons that must all hold, in order; none where the condition is of another shape.

    The same as `comparing.comparisons` finds, and as evaluate.js does.
    """
    if tree[0] in {"compare", "compare_text"}:
        return (tree,)
    parts = tree[1:] if tree[0] == "and" else ()
    return tuple(one for part in parts for one in compared(part))
