"""A whole record at once: what can be stored, and every cell that cannot."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from istc.definitions.kinds.kind import Value
from istc.definitions.kinds.reading import reader
from istc.definitions.kinds.refusals import Refusal, refuse
from istc.definitions.model import Form, Item, TableBlock

Row = dict[str, Value]
Values = dict[str, Value | list[Row]]


class Refused(NamedTuple):
    """A cell that is not stored: the item (or sub-table), its row from 0, what was typed."""

    item: str
    row: int | None
    raw: object
    refusal: Refusal


def parse_record(form: Form, raw: Mapping[str, object]) -> tuple[Values, list[Refused]]:
    """Values as stored (a blank is absent) and refusals. Raises nothing for any input."""
    refused: list[Refused] = []
    single = [item for item in form.items if item.table is None]
    values: Values = {**_cells(single, raw, (None, refused))}
    for table in form.tables.values():
        if rows := _rows(table, raw.get(table.id), refused):
            values[table.id] = rows
    known = {item.id for item in single} | form.tables.keys()
    for name in raw.keys() - known:
        refused.append(Refused(name, None, raw[name], refuse("unknown_item")))
    return values, refused


def _cells(
    items: Iterable[Item], raw: Mapping[str, object], told: tuple[int | None, list[Refused]]
) -> Row:
    row, refused = told
    found: Row = {}
    for item in items:
        if (cell := raw.get(item.id)) is None:
            continue
        try:
            value = reader(item)(cell)
        except Refusal as refusal:
            refused.append(Refused(item.id, row, cell, refusal))
            continue
        if value is not None:
            found[item.id] = value
    return found


def _rows(table: TableBlock, raw: object, refused: list[Refused]) -> list[Row]:
    """The rows that hold something; blank ones are dropped."""
    if raw is None:
        return []
    if not isinstance(raw, list | tuple) or not all(isinstance(row, Mapping) for row in raw):
        refused.append(Refused(table.id, None, raw, refuse("not_table")))
        return []
    if len(raw) > table.max_rows:
        too_many = refuse("too_many_rows", count=len(raw), limit=table.max_rows)
        refused.append(Refused(table.id, None, raw, too_many))
        return []
    known = {item.id for item in table.items}
    for number, row in enumerate(raw):
        for name in row.keys() - known:
            refused.append(Refused(name, number, row[name], refuse("unknown_item")))
    rows = [_cells(table.items, row, (number, refused)) for number, row in enumerate(raw)]
    return [row for row in rows if row]
