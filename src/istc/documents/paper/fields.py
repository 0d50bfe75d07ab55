"""Labelled boxes: label, code and value, two pairs to a line where the form has room."""

from collections.abc import Iterator, Sequence

from istc.definitions.model import FieldsBlock, Form, Item
from istc.documents.paper.model import Cell, Grid, Row
from istc.documents.paper.values import Beside, Values, is_number, with_words, write_ins

WEIGHTS = (18, 5, 37, 18, 5, 37)
ACROSS = 6


def fields_grid(form: Form, blocks: Sequence[FieldsBlock], values: Values) -> Grid:
    """Neighbouring blocks in one grid, each under its heading."""
    beside = write_ins(form)
    body = tuple(row for block in blocks for row in _block(beside, block, values))
    return Grid(WEIGHTS, body, whole=not any(_long(item) for each in blocks for item in each.items))


def _block(beside: Beside, block: FieldsBlock, values: Values) -> Iterator[Row]:
    if heading := block.heading or block.caption:
        yield (Cell(heading, "head", ACROSS),)
    folded = {item.id for item in beside.values()}
    waiting: list[Item] = []
    for item in block.items:
        if item.id in folded:
            continue
        if _long(item) or block.columns == 1:
            yield from _pair(beside, waiting, values)
            waiting = []
            yield (*_named(item), _value(beside, item, values, 4))
            continue
        waiting.append(item)
        if len(waiting) == 2:
            yield from _pair(beside, waiting, values)
            waiting = []
    yield from _pair(beside, waiting, values)


def _pair(beside: Beside, items: Sequence[Item], values: Values) -> Iterator[Row]:
    if not items:
        return
    cells: list[Cell] = []
    for item in items:
        across = 1 if len(items) == 2 else 4
        cells += (*_named(item), _value(beside, item, values, across))
    yield tuple(cells)


def _named(item: Item) -> tuple[Cell, Cell]:
    return Cell(label_of(item), "label"), Cell(item.code or "", "code")


def label_of(item: Item) -> str:
    """The label with the nearest header over it; the block's heading stands above already."""
    over = item.path[1:] if len(item.path) > 1 else ()
    return "：".join((*over[-1:], item.label))


def _value(beside: Beside, item: Item, values: Values, across: int) -> Cell:
    text = with_words(beside, item, values)
    return Cell(text, "number" if is_number(item) else "text", across)


def _long(item: Item) -> bool:
    return item.kind == "longtext"
