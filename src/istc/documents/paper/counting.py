"""Nested counts: totals, then their classifications, 累计 and 新增 side by side (HJ_11–13)."""

from collections.abc import Iterator

from istc.definitions.model import CountsBlock, CountsGroup, Form, Item, MatrixRow
from istc.documents.paper.model import Cell, Grid, Row
from istc.documents.paper.values import Values, named, shown


def counts_grid(form: Form, block: CountsBlock, values: Values) -> Grid:
    count = len(block.columns)
    title = (Cell(block.title, "head", 1 + count),)
    names = (Cell("", "head"), *(Cell(item.label, "head") for item in block.totals))
    weights = (40, *(60 // count for _ in block.columns))
    return Grid(weights, tuple(_rows(block, values)), (title, names))


def _rows(block: CountsBlock, values: Values) -> Iterator[Row]:
    totals = (Cell(shown(item, values), "number") for item in block.totals)
    yield (Cell("总数", "label"), *totals)
    for group in block.groups:
        yield from _group(block, group, values)
    if block.texts:
        texts = (Cell(shown(item, values)) for item in block.texts)
        yield (Cell(block.texts[0].label, "label"), *texts)


def _group(block: CountsBlock, group: CountsGroup, values: Values) -> Iterator[Row]:
    if group.label:
        yield (Cell(group.label, "head", 1 + len(block.columns)),)
    for row in group.rows:
        yield _row(row, block.write_ins.get(row.id, ()), values)


def _row(row: MatrixRow, names: tuple[Item, ...], values: Values) -> Row:
    cells = [Cell(row.label, "label")]
    for place, item in enumerate(row.items):
        words = shown(names[place], values) if place < len(names) else ""
        if item is None:
            cells.append(Cell("", "void"))
        else:
            figure = shown(item, values)
            cells.append(Cell(named(figure, words) if figure else words, "number"))
    return tuple(cells)
