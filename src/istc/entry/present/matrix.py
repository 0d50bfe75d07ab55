"""Rows by columns, with last year's figure and the change beside each cell (screen 03)."""

from __future__ import annotations

from dataclasses import dataclass

from istc.definitions.model import MatrixBlock, MatrixRow
from istc.entry.present.control import Box, box


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` holds None where the print leaves a hatched cell."""

    id: str
    label: str
    cells: tuple[Box | None, ...]
    write_in: Box | None
    total: bool


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Matrix:
    id: str
    heading: str
    caption: str
    corner: str
    columns: tuple[Head, ...]
    rows: tuple[Row, ...]
    type: str = "matrix"


def sketch(block: MatrixBlock, year: int) -> Matrix:
    return Matrix(
        id=block.id,
        heading=block.heading,
        caption=block.caption,
        corner=block.corner,
        columns=tuple(Head(column.label, column.unit or "") for column in block.columns),
        rows=tuple(row(one, block, year) for one in block.rows),
    )


def row(one: MatrixRow, block: MatrixBlock, year: int) -> Row:
    cells = tuple(
        box(item, year=year, spoken=f"{one.label} {column.label}") if item else None
        for item, column in zip(one.items, block.columns, strict=True)
    )
    words = one.write_in
    named = box(words, year=year, spoken=f"{one.label} {words.label}") if words else None
    return Row(one.id, one.label, cells, named, one.total)
