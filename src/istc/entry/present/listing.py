"""The list of a form's records: a title, a line of words, the figures, the sums (screen 04a)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from istc.definitions.model import Form
from istc.entry.present.control import Box
from istc.entry.present.filled import shown
from istc.ui.formats import number

LONGEST = 40  # letters of one part of the line under the title


class Stored(Protocol):
    """What the list needs of a record."""

    @property
    def id(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def values(self) -> Mapping[str, Any]: ...
    @property
    def submitted(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    number: int
    title: str
    sub: str
    figures: tuple[str, ...]
    address: str
    wrong: int
    missing: int
    submitted: bool
    current: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """`title`, `words`, `numbers`: the boxes of the summary items, by where they are shown."""

    title: Box
    words: tuple[Box, ...]
    numbers: tuple[Box, ...]
    rows: tuple[Row, ...]
    count: int
    sums: tuple[str, ...]
    more: tuple[tuple[str, str], ...]
    page: Any = None


@dataclass(frozen=True, slots=True)
class Columns:
    title: Box
    words: tuple[Box, ...]
    numbers: tuple[Box, ...]
    rest: tuple[Box, ...]  # further numbers, of which only the sums are shown


def columns(form: Form, boxes: Mapping[str, Box]) -> Columns:
    """The first text names the record; other words go below it, numbers to the right."""
    listed = [boxes[item] for item in form.summary] or [boxes[form.items[0].id]]
    words = [box for box in listed if not box.numeric]
    title = next((box for box in words if box.item.kind == "text"), (words or listed)[0])
    numbers = tuple(box for box in listed if box.numeric and box is not title)
    taken = {box.id for box in (title, *words, *numbers)}
    rest = (box for box in boxes.values() if box.numeric and box.id not in taken)
    return Columns(
        title,
        tuple(box for box in words if box is not title),
        numbers,
        tuple(box for box in rest if box.item.table is None and box.unit and _is_printed(box)),
    )


def _is_printed(box: Box) -> bool:
    """Other sources are printed too, though nobody need have any; supplementary items are not."""
    return box.item.origin == "printed"


def listing(
    shape: Columns,
    records: Sequence[Stored],
    *,
    count: int,
    address: str,
    totals: Mapping[str, Any],
    wrong: Mapping[int, tuple[int, int]],
    current: int | None = None,
    page: Any = None,
) -> Listing:
    """`totals`: the form's sums over all its records; `wrong`: errors and blanks by record."""
    return Listing(
        title=shape.title,
        words=shape.words,
        numbers=shape.numbers,
        rows=tuple(
            replace(
                row(shape, record, f"{address}records/{record.id}/", wrong.get(record.id, (0, 0))),
                current=record.id == current,
            )
            for record in records
        ),
        count=count,
        sums=tuple(number(totals.get(box.id)) for box in shape.numbers),
        more=tuple(
            (box.item.short or box.label, number(totals[box.id]))
            for box in shape.rest
            if box.id in totals
        ),
        page=page,
    )


def row(shape: Columns, record: Stored, address: str, wrong: tuple[int, int]) -> Row:
    parts = (shown(box, record.values.get(box.id)) for box in shape.words)
    return Row(
        id=record.id,
        number=record.line,
        title=shown(shape.title, record.values.get(shape.title.id)),
        sub=" · ".join(part[:LONGEST] for part in parts if part),
        figures=tuple(shown(box, record.values.get(box.id)) for box in shape.numbers),
        address=address,
        wrong=wrong[0],
        missing=wrong[1],
        submitted=record.submitted,
    )
