"""Paths in the tree: one fixed-width segment per level, so that a subtree is one index range.

`0000000007.0000000031.` is unit 31 under unit 7. A prefix search by LIKE would scan on
SQLite; `low <= path < high` uses the index on both databases (libraries.md (h)).
"""

WIDTH = 11  # ten digits and the dot
DEEPEST = 3


def child(superior_path: str, unit_id: int) -> str:
    return f"{superior_path}{unit_id:010d}."


def level(path: str) -> int:
    return len(path) // WIDTH


def span(path: str) -> tuple[str, str]:
    """The half-open range that holds the unit itself and everything below it."""
    return path, path[:-1] + chr(ord(".") + 1)


def covers(path: str, other: str) -> bool:
    """Whether `other` is the same unit or below it."""
    return other.startswith(path)


def line(path: str) -> list[str]:
    """The paths from level 1 down to the unit itself."""
    return [path[: WIDTH * n] for n in range(1, level(path) + 1)]
