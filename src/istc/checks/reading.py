"""What an expression has read, for the fingerprint that a written reason stands on."""

from collections.abc import Callable
from typing import Any

from istc.checks.compile import closure
from istc.checks.scene import Scene
from istc.checks.trees import Tree, leaves

Readings = tuple[tuple[str, str], ...]
Readers = tuple[tuple[str, Callable[[Scene], Any]], ...]
_OF_RECORD = frozenset({"own", "own_text", "each_own", "cell", "cell_text", "each_cell"})


def readers(tree: Tree) -> Readers:
    """(what, how to read it) once each, in order."""
    return tuple({_label(leaf): closure(leaf) for leaf in leaves(tree)}.items())


def readings(found: Readers, scene: Scene) -> Readings:
    """(what, value); a blank is ""."""
    return tuple((label, _written(read(scene))) for label, read in found)


def _label(leaf: Tree) -> str:
    name, *where = leaf
    return str(where[-1]) if name in _OF_RECORD else ".".join((name, *where))


def _written(found: object) -> str:
    if isinstance(found, list):
        return "；".join(map(str, found))
    return "" if found is None else str(found)
