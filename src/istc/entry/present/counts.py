"""Totals and their classifications side by side, 累计 beside 新增 (screen 08a, HJ_11–13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from istc.definitions.model import CountsBlock, CountsGroup, Item, MatrixRow
from istc.entry.present.control import Box, box
from istc.ui.formats import number

TALL = 10  # a longer classification is set in two halves


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a classification: its cells, and the words that name an 其他 per column."""

    id: str
    label: str
    cells: tuple[Box | None, ...]
    names: tuple[Box, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        return (*self.names, *(cell for cell in self.cells if cell is not None))


@dataclass(frozen=True, slots=True)
class Group:
    """`halves`: the lines in one table, or in two when they are many and stand alone."""

    id: str
    label: str
    halves: tuple[tuple[Line, ...], ...]
    sums: tuple[str, ...]  # per column: the ids that add up to the subtotal


@dataclass(frozen=True, slots=True)
class Counts:
    id: str
    title: str
    heading: str
    columns: tuple[str, ...]
    totals: tuple[Box, ...]
    groups: tuple[Group, ...]
    texts: tuple[Box, ...]
    unit: str
    narrow: bool  # fits into half the page
    type: str = "counts"


def sketch(block: CountsBlock, year: int) -> Counts:
    alone = len(block.groups) == 1
    groups = tuple(group(one, block, year, alone) for one in block.groups)
    return Counts(
        id=block.id,
        title=block.title,
        heading=block.heading,
        columns=tuple(column.label for column in block.columns),
        totals=tuple(
            box(item, year=year, spoken=f"{block.title} {column.label}")
            for item, column in zip(block.totals, block.columns, strict=True)
        ),
        groups=groups,
        texts=tuple(box(item, year=year) for item in block.texts),
        unit=block.totals[0].unit or "",
        narrow=alone and not block.texts,
    )


def group(one: CountsGroup, block: CountsBlock, year: int, alone: bool) -> Group:
    lines = tuple(line(row, block, year) for row in one.rows)
    middle = (len(lines) + 1) // 2 if alone and len(lines) >= TALL else len(lines)
    return Group(
        id=one.id,
        label=one.label,
        halves=tuple(half for half in (lines[:middle], lines[middle:]) if half),
        sums=tuple(
            " ".join(item.id for row in one.rows if (item := row.items[index]) is not None)
            for index in range(len(block.columns))
        ),
    )


def line(row: MatrixRow, block: CountsBlock, year: int) -> Line:
    return Line(
        id=row.id,
        label=row.label,
        cells=tuple(
            box(item, year=year, spoken=f"{row.label} {column.label}") if item else None
            for item, column in zip(row.items, block.columns, strict=True)
        ),
        names=tuple(
            box(item, year=year, spoken=f"{row.label} {column.label} {item.label}")
            for item, column in zip(names(row, block), block.columns, strict=False)
        ),
    )


def names(row: MatrixRow, block: CountsBlock) -> tuple[Item, ...]:
    return block.write_ins.get(row.id, ())


@dataclass(frozen=True, slots=True)
class Standing:
    """Subtotals per column, and in words how they stand to the totals."""

    sums: tuple[str, ...]
    words: str
    even: bool


def standing(group: Group, totals: tuple[Box, ...], values: Mapping[str, object]) -> Standing:
    """与总数相等, or by how much the first column that differs is short or over."""
    sums = [subtotal(ids.split(), values) for ids in group.sums]
    words = ""
    for found, total in zip(sums, totals, strict=True):
        stated = values.get(total.id)
        if found is None or not isinstance(stated, str):
            continue
        diff = found - Decimal(stated)
        if diff:
            over = "多" if diff > 0 else "少"
            return Standing(shown(sums), f"比总数{over} {number(abs(diff))}", even=False)
        words = "与总数相等"
    return Standing(shown(sums), words, even=True)


def subtotal(ids: list[str], values: Mapping[str, object]) -> Decimal | None:
    """None where nothing is filled: a blank is not a zero."""
    filled = [Decimal(str(values[item])) for item in ids if item in values]
    return sum(filled, Decimal(0)) if filled else None


def shown(sums: list[Decimal | None]) -> tuple[str, ...]:
    return tuple(number(one) for one in sums)
