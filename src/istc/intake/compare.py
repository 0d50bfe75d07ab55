"""A re-imported sheet against what is stored: new, changed cell by cell, unchanged, removed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from istc.checks.run import Entry
from istc.definitions.kinds import show
from istc.definitions.model import Form

# A record read is matched by its key, else by the values that name it.
_NAMING = ("text", "choice")


@dataclass(frozen=True, slots=True)
class CellChange:
    """`item` may be a sub-table's id; texts are as a person reads them, "" for a blank."""

    item: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """`record`: place among the records read, from 0; `key`: of the stored record."""

    record: int
    key: int | None
    cells: tuple[CellChange, ...]


@dataclass(slots=True)
class Differences:
    """`new`: places of records read; `removed`: keys of stored records the file no longer has."""

    new: list[int] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: list[tuple[int, int | None]] = field(default_factory=list)
    removed: list[int | None] = field(default_factory=list)

    @property
    def none(self) -> bool:
        return not (self.new or self.changed or self.removed)


def compare(
    form: Form,
    stored: Sequence[Entry],
    read: Sequence[Entry],
    *,
    columns: frozenset[str] | None = None,
) -> Differences:
    """`columns`: the items (and sub-tables) that the file has; others stay as they are.

    Records without a key that is stored are matched by what names them (`naming`), each once.
    """
    found = Differences()
    matches = _match(form, stored, read)
    for place, entry in enumerate(read):
        before = matches.get(place)
        if before is None:
            found.new.append(place)
        elif cells := changes(form, before.values, entry.values, columns=columns):
            found.changed.append(Changed(place, before.key, cells))
        else:
            found.unchanged.append((place, before.key))
    kept = {id(entry) for entry in matches.values()}
    found.removed = [entry.key for entry in stored if id(entry) not in kept]
    return found


def naming(form: Form) -> tuple[str, ...]:
    """The items that tell one record from another: what may not repeat, else its naming words."""
    if form.unique:
        return form.unique
    first = form.summary[:1] or tuple(item.id for item in form.items[:1])
    return first if form.by_id[first[0]].kind in _NAMING else ()


def _match(form: Form, stored: Sequence[Entry], read: Sequence[Entry]) -> dict[int, Entry]:
    if not form.multi:
        return dict(zip(range(len(read)), stored[:1], strict=False))
    by_key = {entry.key: entry for entry in stored if entry.key is not None}
    matches: dict[int, Entry] = {}
    for place, entry in enumerate(read):
        if entry.key in by_key:
            matches[place] = by_key.pop(entry.key)
    names = naming(form)
    taken = {id(entry) for entry in matches.values()}
    by_name: dict[tuple[object, ...], list[Entry]] = {}
    for entry in reversed(stored):
        if id(entry) not in taken and (name := _name(names, entry.values)):
            by_name.setdefault(name, []).append(entry)
    for place, entry in enumerate(read):
        if place not in matches and (waiting := by_name.get(_name(names, entry.values))):
            matches[place] = waiting.pop()
    return matches


def _name(names: tuple[str, ...], values: Mapping[str, Any]) -> tuple[object, ...]:
    found = tuple(values.get(name) for name in names)
    return () if None in found else found


def changes(
    form: Form,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    columns: frozenset[str] | None = None,
) -> tuple[CellChange, ...]:
    """Cell by cell, in printed order; computed items are nobody's change."""
    found = [
        CellChange(
            item.id,
            item.name,
            _shown(form, item.id, before.get(item.id)),
            _shown(form, item.id, after.get(item.id)),
        )
        for item in form.items
        if item.table is None
        and item.computed is None
        and before.get(item.id) != after.get(item.id)
        and (columns is None or item.id in columns)
    ]
    for table in form.tables.values():
        rows = before.get(table.id) or [], after.get(table.id) or []
        if rows[0] != rows[1] and (columns is None or table.id in columns):
            texts = [_rows_shown(form, each) for each in rows]
            found.append(CellChange(table.id, table.heading or table.caption, *texts))
    return tuple(found)


def _shown(form: Form, item: str, value: Any) -> str:
    return "" if value is None else show(form.by_id[item], value)


def _rows_shown(form: Form, rows: Sequence[Mapping[str, Any]]) -> str:
    lines = ("，".join(_shown(form, item, value) for item, value in row.items()) for row in rows)
    return "；".join(lines)
