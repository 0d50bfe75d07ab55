"""Every record of a list as a row of a table: columns as printed, the first frozen (screen 04b)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from istc.definitions.model import Form, Item, Option, OptionList, TableBlock
from istc.entry.present.control import Box, box
from istc.units.pinyin import initials

LONG = frozenset({"longtext"})


@dataclass(frozen=True, slots=True)
class Column:
    """`table`: a sub-table, whose rows are written in the record itself. `width` names a class."""

    id: str
    head: str
    code: str
    group: str
    width: str
    box: Box | None = None
    table: str = ""

    @property
    def many(self) -> bool:
        return self.box is not None and self.box.item.kind == "choices"


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    groups: tuple[Group, ...]
    lists: tuple[OptionList, ...]

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
    lists = {
        column.box.options.id: column.box.options
        for column in found
        if column.box and column.box.options
    }
    return Grid(
        tuple(Group(label, tuple(run)) for (label, _), run in groups), tuple(lists.values())
    )


def columns(form: Form, year: int) -> Iterator[Column]:
    for block in form.blocks:
        if isinstance(block, TableBlock):
            head = block.heading or block.caption or "、".join(one.label for one in block.items)
            yield Column(block.id, head, "", "", "w-text", table=block.id)
            continue
        for item in block.items:
            one = box(item, year=year, spoken=spoken(item))
            group = "　".join(item.path)
            yield Column(item.id, one.label, one.code, group, width(one), box=one)


def spoken(item: Item) -> str:
    return " ".join((*item.path, item.label))


def width(one: Box) -> str:
    if one.numeric:
        return "w-num"
    if one.control in LONG or one.item.kind == "choices":
        return "w-long"
    if one.options is not None:
        return "w-pick"
    return "w-date" if one.control == "date" else "w-text"


@cache
def find(option: Option) -> str:
    """What an option is searched by, beside its label and code: its words and pinyin initials."""
    return f"{option.search} {initials(option.label)}".strip()


def rows_of(values: Any, table: str) -> int:
    found = values.get(table)
    return len(found) if isinstance(found, list) else 0
