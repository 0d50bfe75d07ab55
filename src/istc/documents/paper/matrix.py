"""Rows by columns: each cell with its printed code before its value (HZ_02_001, HZ_04_001)."""

from istc.definitions.model import Form, Item, MatrixBlock, MatrixRow
from istc.documents.paper.model import Cell, Grid, Row
from istc.documents.paper.values import Values, named, shown


def matrix_grid(form: Form, block: MatrixBlock, values: Values) -> Grid:
    count = len(block.columns)
    weights = (30, *(value for _ in range(count) for value in (5, 70 // count)))
    top: list[Row] = []
    if heading := block.heading or block.caption:
        top.append((Cell(heading, "head", 1 + 2 * count),))
    labels = (Cell(column.label, "head", 2) for column in block.columns)
    top.append((Cell(block.corner, "head"), *labels))
    body = tuple(_row(row, values) for row in block.rows)
    return Grid(weights, body, tuple(top), whole=True)


def _row(row: MatrixRow, values: Values) -> Row:
    words = shown(row.write_in, values) if row.write_in else ""
    cells = [Cell(named(row.label, words), "label")]
    for item in row.items:
        cells += _cells(item, values)
    return tuple(cells)


def _cells(item: Item | None, values: Values) -> tuple[Cell, Cell]:
    if item is None:
        return Cell("", "void"), Cell("", "void")
    return Cell(item.code or "", "code"), Cell(shown(item, values), "number")
