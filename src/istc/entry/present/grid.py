"""Every record of a list as a row of a table: columns as printed, the first frozen (screen 04b)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from istc.definitions.model import Form, Item, Option, OptionList, TableBlock
from istc.entry.present import table
from istc.entry.present.control import Box, box
from istc.entry.present.filled import shown
from istc.entry.present.table import Table
from istc.units.pinyin import initials

LONG = frozenset({"longtext"})
SHORT = 8  # letters of a head over a narrow column


@dataclass(frozen=True, slots=True)
class Column:
    """`table`: a sub-table, whose rows stand in one cell. `width` names a class."""

    id: str
    head: str
    code: str
    group: str
    width: str
    box: Box | None = None
    table: Table | None = None

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.table.boxes if self.table else (self.box,) if self.box else ()


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    groups: tuple[Group, ...]
    lists: tuple[OptionList, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(column.table for column in self.columns if column.table)

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for group in self.groups for column in group.columns)


_kept: dict[tuple[str, int, str], Grid] = {}


def grid_of(form: Form, year: int) -> Grid:
    key = (form.code, year, form.digest)
    if key not in _kept:
        _kept[key] = sketch(form, year)
    return _kept[key]


def sketch(form: Form, year: int) -> Grid:
    found = list(columns(form, year))
    groups = groupby(
        found, key=lambda column: (column.group, column.id if not column.group else "")
    )
    boxes = [box for column in found for box in column.boxes]
    lists = {box.options.id: box.options for box in boxes if box.options}
    return Grid(
        tuple(Group(label, tuple(run)) for (label, _), run in groups), tuple(lists.values())
    )


def columns(form: Form, year: int) -> Iterator[Column]:
    for block in form.blocks:
        if isinstance(block, TableBlock):
            own = table.sketch(block, year)
            yield Column(block.id, own.title, "", "", "w-text", table=own)
            continue
        for item in block.items:
            one = box(item, year=year, spoken=spoken(item))
            group = "　".join(item.path)
            yield Column(item.id, one.label, one.code, group, width(one), box=one)


def spoken(item: Item) -> str:
    return " ".join((*item.path, item.label))


def width(one: Box) -> str:
    if one.numeric:
        return "w-num" if len(one.label) <= SHORT else "w-sum"
    if one.item.write_in_of:
        return "w-date"
    if one.control in LONG or one.item.kind == "choices":
        return "w-long"
    if one.options is not None:
        return "w-pick"
    return "w-date" if one.control == "date" else "w-text"


@cache
def find(option: Option) -> str:
    """What an option is searched by, beside its label and code: its words and pinyin initials."""
    return f"{option.search} {initials(option.label)}".strip()


def rows_of(values: Mapping[str, Any], of: Table) -> list[dict[str, str]]:
    """The rows of a sub-table as the inputs of its window show them."""
    found = values.get(of.id)
    rows = found if isinstance(found, list) else []
    return [{box.id: shown(box, row.get(box.id)) for box in of.boxes} for row in rows]


def short(values: Mapping[str, Any], of: Table) -> str:
    """The rows of a sub-table in one line: 北京 3；上海 2."""
    words = (" ".join(filter(None, row.values())) for row in rows_of(values, of))
    return "；".join(filter(None, words))
