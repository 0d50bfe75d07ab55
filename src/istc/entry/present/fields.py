"""Labelled boxes, and rows of numbers of which one is the sum of the others (HJ_01)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from istc.definitions.model import FieldsBlock, Item
from istc.entry.present.control import NUMERIC, Box, box

NUMBERS = 3  # from here on, numbers stand side by side in one row


@dataclass(frozen=True, slots=True)
class Fields:
    """`lanes`: runs of boxes; a run of numbers is one row, with “=” after a computed head."""

    id: str
    heading: str
    caption: str
    columns: int
    lanes: tuple[Lane, ...]
    type: str = "fields"


@dataclass(frozen=True, slots=True)
class Lane:
    numbers: bool
    boxes: tuple[Box, ...]
    sum: bool = False


def sketch(block: FieldsBlock, year: int, wide: str = "") -> Fields:
    """`wide`: the item that names the record gets a line of its own."""
    return Fields(
        id=block.id,
        heading=block.heading,
        caption=block.caption,
        columns=block.columns,
        lanes=tuple(lanes([named(one, wide) for one in boxes(block.items, year)])),
    )


def boxes(items: tuple[Item, ...], year: int) -> list[Box]:
    """One box per item; the words for 其他 go with the choice that asks for them."""
    words = {item.write_in_of: item for item in items if item.write_in_of}
    parents = {item.id for item in items}
    return [
        box(item, year=year, write_in=words.get(item.id))
        for item in items
        if item.write_in_of not in parents
    ]


def named(one: Box, wide: str) -> Box:
    return replace(one, wide=True) if one.id == wide else one


def lanes(found: list[Box]) -> list[Lane]:
    """Cut the boxes into runs: three or more plain numbers after each other are one row."""
    runs: list[list[Box]] = []
    for one in found:
        if runs and plain_number(runs[-1][-1]) == plain_number(one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return merged([lane(run) for run in runs])


def lane(run: list[Box]) -> Lane:
    numbers = plain_number(run[0]) and len(run) >= NUMBERS
    heads = [one for one in run if one.control == "auto"]
    return Lane(numbers, tuple(run), sum=numbers and heads == run[:1])


def merged(found: list[Lane]) -> list[Lane]:
    """Join neighbours that are not rows of numbers, so that they share one grid."""
    joined: list[Lane] = []
    for one in found:
        if joined and not one.numbers and not joined[-1].numbers:
            joined[-1] = Lane(numbers=False, boxes=joined[-1].boxes + one.boxes)
        else:
            joined.append(one)
    return joined


def plain_number(one: Box) -> bool:
    return one.item.kind in NUMERIC and not one.write_in and not one.switched
