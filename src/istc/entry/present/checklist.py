"""One question with many options, at most five of them (screen 07, F73, F74)."""

from __future__ import annotations

from dataclasses import dataclass

from istc.definitions.model import ChecklistBlock, Option
from istc.entry.present.control import Box, box


@dataclass(frozen=True, slots=True)
class Checklist:
    """`halves`: the options in printed order, read down the left column, then the right."""

    id: str
    title: str
    caption: str
    box: Box
    limit: int
    halves: tuple[tuple[Option, ...], ...]
    type: str = "checklist"


def sketch(block: ChecklistBlock, year: int) -> Checklist:
    options = block.item.options.options if block.item.options else ()
    middle = (len(options) + 1) // 2
    return Checklist(
        id=block.id,
        title=block.item.label,
        caption=block.caption,
        box=box(block.item, year=year, write_in=block.write_in),
        limit=block.item.max_choices or 0,
        halves=(options[:middle], options[middle:]),
    )
