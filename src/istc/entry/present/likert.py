"""A question with one rating per row (screen 08b, HJ_14–16)."""

from __future__ import annotations

from dataclasses import dataclass

from istc.definitions.model import LikertBlock, LikertRow, Option
from istc.entry.present.control import Box, box


@dataclass(frozen=True, slots=True)
class Rating:
    number: int
    box: Box
    write_in: Box | None


@dataclass(frozen=True, slots=True)
class Likert:
    id: str
    question: str
    title: str
    scale: tuple[Option, ...]
    rows: tuple[Rating, ...]
    type: str = "likert"


def sketch(block: LikertBlock, year: int) -> Likert:
    return Likert(
        id=block.id,
        question=block.question,
        title=block.scale.title,
        scale=block.scale.options,
        rows=tuple(rating(number, row, year) for number, row in enumerate(block.rows, 1)),
    )


def rating(number: int, row: LikertRow, year: int) -> Rating:
    words = row.write_in
    spoken = f"{row.item.label} {words.label}" if words else ""
    named = box(words, year=year, spoken=spoken) if words else None
    return Rating(number, box(row.item, year=year), named)
