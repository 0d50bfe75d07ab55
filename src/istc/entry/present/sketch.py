"""A form's page without its values: made once per form and kept, since no request changes it."""

from __future__ import annotations

from dataclasses import dataclass

from istc.definitions.model import Block, Form, Item, OptionList
from istc.entry.present import checklist, counts, fields, likert, matrix, sheet, table
from istc.entry.present.control import LONG_LIST, Box, box
from istc.entry.present.listing import columns
from istc.entry.present.panel import Help, helps
from istc.reports.actions.zeros import zero_items

Sketch = (
    fields.Fields
    | matrix.Matrix
    | checklist.Checklist
    | counts.Counts
    | likert.Likert
    | table.Table
)
FLAT = frozenset({"fields", "table"})  # share a card with their neighbours
WIDE = frozenset({"counts"})  # need the whole width: the panel goes below


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks in one frame. `half`: two such cards stand side by side."""

    type: str
    blocks: tuple[Sketch, ...]
    half: bool = False


@dataclass(frozen=True, slots=True)
class FormSketch:
    """`lists`: the long option lists, sent once with the page; `zeros`: what 空白填零 fills."""

    form: Form
    blocks: tuple[Sketch, ...]
    cards: tuple[Card, ...]
    boxes: dict[str, Box]
    sheet: sheet.Sheet | None
    helps: tuple[Help, ...]
    lists: tuple[OptionList, ...]
    zeros: tuple[str, ...]
    wide: bool


_kept: dict[tuple[str, int, str], FormSketch] = {}


def sketch_of(form: Form, year: int) -> FormSketch:
    key = (form.code, year, form.digest)
    if key not in _kept:
        _kept[key] = make(form, year)
    return _kept[key]


def make(form: Form, year: int) -> FormSketch:
    boxes = {item.id: box(item, year=year) for item in form.items}
    title = columns(form, boxes).title if form.layout == "list" else None
    wide = title.id if title and title.control == "text" else ""
    blocks = tuple(sketch(block, year, wide) for block in form.blocks)
    return FormSketch(
        form=form,
        blocks=blocks,
        cards=tuple(cards(blocks)),
        boxes=boxes,
        sheet=sheet.sketch(form, year) if form.layout == "sheet" else None,
        helps=helps(form),
        lists=long_lists(form.items),
        zeros=tuple(item.id for item in zero_items(form)),
        wide=form.layout == "sheet" or any(block.type in WIDE for block in blocks),
    )


def sketch(block: Block, year: int, wide: str) -> Sketch:
    """One file per type of block; a new type is one line here."""
    match block.type:
        case "fields":
            return fields.sketch(block, year, wide)
        case "matrix":
            return matrix.sketch(block, year)
        case "checklist":
            return checklist.sketch(block, year)
        case "counts":
            return counts.sketch(block, year)
        case "likert":
            return likert.sketch(block, year)
        case "table":
            return table.sketch(block, year)


def cards(blocks: tuple[Sketch, ...]) -> list[Card]:
    made: list[Card] = []
    for block in blocks:
        if made and block.type in FLAT and made[-1].type in FLAT:
            made[-1] = Card("fields", (*made[-1].blocks, block))
        else:
            kind = "fields" if block.type in FLAT else block.type
            made.append(Card(kind, (block,), isinstance(block, counts.Counts) and block.narrow))
    return made


def long_lists(items: tuple[Item, ...]) -> tuple[OptionList, ...]:
    found = {
        item.options.id: item.options
        for item in items
        if item.options and len(item.options.options) > LONG_LIST
    }
    return tuple(found.values())
