"""A sub-table: rows that can be added and removed inside one record (HJ_07, HZ_04_001)."""

from __future__ import annotations

from dataclasses import dataclass

from istc.definitions.model import TableBlock
from istc.entry.present.control import Box, box


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    heading: str
    caption: str
    boxes: tuple[Box, ...]
    most: int
    type: str = "table"

    @property
    def title(self) -> str:
        return self.heading or self.caption or "、".join(one.label for one in self.boxes)


def sketch(block: TableBlock, year: int) -> Table:
    return Table(
        id=block.id,
        heading=block.heading,
        caption=block.caption,
        boxes=tuple(box(item, year=year) for item in block.items),
        most=block.max_rows,
    )
