"""A row per record: groups of columns, totals below (screen 05)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from istc.definitions.model import Block, FieldsBlock, Form, MatrixBlock
from istc.entry.present.control import Box, box
from istc.entry.present.fields import boxes


@dataclass(frozen=True, slots=True)
class Column:
    """`first`: opens a group, so that it gets the stronger line."""

    box: Box
    head: str
    first: bool
    total: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    columns: tuple[Column, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """`keys` name a row: the country."""

    keys: tuple[Box, ...]
    groups: tuple[Group, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for group in self.groups for column in group.columns)


def sketch(form: Form, year: int) -> Sheet:
    keys = [one for block in form.blocks[:1] for one in key_boxes(block, year)]
    rest = form.blocks[1:] if keys else form.blocks
    groups = [group for block in rest for group in groups_of(block, year)]
    return Sheet(tuple(keys), tuple(groups))


def key_boxes(block: Block, year: int) -> list[Box]:
    return boxes(block.items, year) if isinstance(block, FieldsBlock) else []


def groups_of(block: Block, year: int) -> Iterator[Group]:
    if isinstance(block, MatrixBlock):
        yield from matrix_groups(block, year)
        return
    for one in boxes(block.items, year):
        yield Group("", (Column(one, one.label, first=True),))


def matrix_groups(block: MatrixBlock, year: int) -> Iterator[Group]:
    for row in block.rows:
        cells = [
            (item, column)
            for item, column in zip(row.items, block.columns, strict=True)
            if item is not None
        ]
        yield Group(
            row.label,
            tuple(
                Column(
                    box(item, year=year, spoken=f"{row.label} {column.label}"),
                    column.label,
                    first=index == 0,
                    total=row.total,
                )
                for index, (item, column) in enumerate(cells)
            ),
            row.total,
        )
