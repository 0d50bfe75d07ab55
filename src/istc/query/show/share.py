"""占比: every number of the table of units as its part of the number on top."""

from dataclasses import replace
from decimal import Decimal

from istc.query.show.cells import NOT_ADDED, Cell
from istc.query.show.tree import Row, Tree


def shares(tree: Tree) -> Tree:
    """A blank stays blank; nothing is a part of a zero."""
    wholes = [cell.text for cell in tree.rows[0].cells]
    return replace(tree, rows=tuple(_row(row, wholes) for row in tree.rows))


def _row(row: Row, wholes: list[str]) -> Row:
    pairs = zip(row.cells, wholes, strict=True)
    return replace(row, cells=tuple(_cell(one, whole) for one, whole in pairs))


def _cell(one: Cell, whole: str) -> Cell:
    return one if one.text == NOT_ADDED else replace(one, text=share(one.text, whole))


def share(text: str, whole: str) -> str:
    """One digit after the point: 12.5%."""
    if not text or not whole or not Decimal(whole):
        return ""
    return f"{Decimal(text) * 100 / Decimal(whole):.1f}%"
