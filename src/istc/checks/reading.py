"""What an expression has read, for the fingerprint that a written reason stands on."""

from collections.abc import Iterator

from istc.checks.compile import closure
from istc.checks.scene import Scene
from istc.checks.typed import Tree

Readings = tuple[tuple[str, str], ...]
_CONSTANT = frozenset({"number", "text"})
_OF_RECORD = frozenset({"own", "own_text", "each_own", "cell", "cell_text", "each_cell"})


def readings(tree: Tree, scene: Scene) -> Readings:
    """(what, value) once each, in order; a blank is ""."""
    return tuple({_label(leaf): _value(leaf, scene) for leaf in leaves(tree)}.items())


def leaves(tree: Tree) -> Iterator[Tree]:
    """The parts that read something."""
    inner = [part for part in tree[1:] if isinstance(part, tuple)]
    for part in inner:
        yield from leaves(part)
    if not inner and tree[0] not in _CONSTANT:
        yield tree


def _label(leaf: Tree) -> str:
    name, *where = leaf
    return ".".join(where if name in _OF_RECORD else (name, *where))


def _value(leaf: Tree, scene: Scene) -> str:
    found = closure(leaf)(scene)
    if isinstance(found, list):
        return "；".join(map(str, found))
    return "" if found is None else str(found)
