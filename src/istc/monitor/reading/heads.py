"""The columns of a table of records: all items of a sheet, the summary items of a list."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from istc.definitions.model import Form, Item, MatrixBlock, TableBlock
from istc.monitor.reading.values import is_numeric

FEW = 5  # columns where a form names no summary


@dataclass(frozen=True, slots=True)
class Head:
    """A group of columns under one heading; a heading of "" stands over single columns."""

    heading: str
    items: tuple[Item, ...]

    @property
    def span(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Heads:
    groups: tuple[Head, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)

    @property
    def two_rows(self) -> bool:
        return any(group.heading for group in self.groups)

    def numeric(self, item: Item) -> bool:
        return is_numeric(item)


def heads(form: Form, also: Collection[str] = ()) -> Heads:
    """For a form of many records. `also`: items to show besides those of the summary."""
    if form.layout == "sheet":
        return Heads(tuple(_sheet(form)))
    return Heads((Head("", _summary(form, also)),))


def _summary(form: Form, also: Collection[str]) -> tuple[Item, ...]:
    plain = [item for item in form.items if item.table is None]
    first = [form.by_id[name] for name in form.summary] or plain[:FEW]
    return (*first, *(item for item in plain if item.id in also and item not in first))


def _sheet(form: Form) -> Iterator[Head]:
    """A matrix becomes groups of columns, a group a row of it (HZ_02_002)."""
    for block in form.blocks:
        if isinstance(block, MatrixBlock):
            for row in block.rows:
                yield Head(row.label, tuple(item for item in row.items if item is not None))
        elif not isinstance(block, TableBlock):
            for heading, items in groupby(block.items, key=lambda item: item.path[-1:]):
                yield Head("".join(heading), tuple(items))
