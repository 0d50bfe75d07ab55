"""Blocks: how the items of a form stand together on paper and on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from istc.definitions.model.items import Item, OptionList


@dataclass(frozen=True)
class FieldsBlock:
    """Items as labelled boxes. `heading` is printed (and in the items' path), `caption` is not."""

    items: tuple[Item, ...]
    heading: str = ""
    caption: str = ""
    columns: int = 2
    id: str = ""
    type: Literal["fields"] = "fields"


@dataclass(frozen=True)
class Column:
    id: str
    label: str
    unit: str | None = None
    note: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """A row of a matrix: one item per column (None where the print leaves a hatched cell)."""

    id: str
    label: str
    items: tuple[Item | None, ...]
    write_in: Item | None = None
    total: bool = False


@dataclass(frozen=True)
class MatrixBlock:
    """Rows by columns; in a multi-record form the rows become groups of columns (HZ_02_002)."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    corner: str = ""
    heading: str = ""
    caption: str = ""
    type: Literal["matrix"] = "matrix"

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(
            item for row in self.rows for item in (*row.items, row.write_in) if item is not None
        )


@dataclass(frozen=True)
class ChecklistBlock:
    """One multiple choice shown as ticks, at most `item.max_choices`, with a write-in (F73)."""

    item: Item
    write_in: Item | None = None
    heading: str = ""
    caption: str = ""
    type: Literal["checklist"] = "checklist"

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def items(self) -> tuple[Item, ...]:
        return (self.item, self.write_in) if self.write_in else (self.item,)


@dataclass(frozen=True)
class CountsGroup:
    """A classification: rows of counts that should add up to the section's totals."""

    id: str
    label: str
    rows: tuple[MatrixRow, ...]  # a row's write_in(s): see CountsBlock.write_ins


@dataclass(frozen=True)
class CountsBlock:
    """A section of HJ_11–13: totals (累计, 新增) and their classifications side by side.

    `write_ins[row id]` are the naming texts of an 其他 row, one per column.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    totals: tuple[Item, ...]
    groups: tuple[CountsGroup, ...]
    texts: tuple[Item, ...] = ()
    write_ins: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    heading: str = ""
    caption: str = ""
    type: Literal["counts"] = "counts"

    @property
    def items(self) -> tuple[Item, ...]:
        """In printed order: column by column, total, then its classifications, then its text."""
        found: list[Item] = []
        for index in range(len(self.columns)):
            found.append(self.totals[index])
            for group in self.groups:
                for row in group.rows:
                    if names := self.write_ins.get(row.id):
                        found.append(names[index])
                    found.extend(cell for cell in row.items[index : index + 1] if cell)
            found.extend(self.texts[index : index + 1])
        return tuple(found)


@dataclass(frozen=True)
class LikertRow:
    item: Item
    write_in: Item | None = None


@dataclass(frozen=True)
class LikertBlock:
    """A question with one rating per row (HJ_14–16)."""

    id: str
    question: str
    scale: OptionList
    rows: tuple[LikertRow, ...]
    heading: str = ""
    caption: str = ""
    type: Literal["likert"] = "likert"

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(
            item for row in self.rows for item in (row.write_in, row.item) if item is not None
        )


@dataclass(frozen=True)
class TableBlock:
    """A sub-table: any number of rows inside one record (HJ_07/08, HZ_04_001)."""

    id: str
    items: tuple[Item, ...]
    heading: str = ""
    caption: str = ""
    max_rows: int = 200
    type: Literal["table"] = "table"


Block = FieldsBlock | MatrixBlock | ChecklistBlock | CountsBlock | LikertBlock | TableBlock
