"""One record: cells drawn one by one, then the numbers that must go together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from istc.definitions.model import Form, Item
from istc.demo.making.cells import NUMERIC, Maker
from istc.demo.making.numbers import below, part
from istc.demo.making.relations import relations

Values = dict[str, Any]
TABLE_ROWS = 2


def record(form: Form, maker: Maker, turn: int = 0) -> Values:
    """Values of one record; computed items are left to the system."""
    values = _cells(form, maker, None, turn)
    for table in form.tables:
        rows = [_cells(form, maker, table, turn + n) for n in range(TABLE_ROWS)]
        values[table] = rows
    _bound(form, maker, values)
    for total, groups in relations(form).parts.items():
        for parts in groups:
            _share(form, maker, values, (total, parts))
    _name_others(form, maker, values, turn)
    return values


def _cells(form: Form, maker: Maker, table: str | None, turn: int) -> Values:
    barred = relations(form).barred
    wanted = [item for item in form.items if item.table == table and not _left_out(form, item)]
    made = {
        item.id: maker.cell(form, item, turn=turn, barred=barred.get(item.id, ()))
        for item in wanted
    }
    known = maker.facts or {}
    return made | {
        item.id: known[f"{form.code}.{item.id}"]
        for item in wanted
        if f"{form.code}.{item.id}" in known
    }


def _left_out(form: Form, item: Item) -> bool:
    """Computed, a write-in, or a number or rating that only counts with its write-in."""
    if item.computed is not None or item.write_in_of:
        return True
    return item.kind not in NUMERIC | {"choices"} and not item.required and _has_words(form, item)


def _has_words(form: Form, item: Item) -> bool:
    return any(other.write_in_of == item.id for other in form.items)


def _bound(form: Form, maker: Maker, values: Values) -> None:
    """Where one number is at most others, it is drawn below them; the highest first."""
    most = relations(form).most
    for small in sorted(most, key=lambda item: _depth(most, item)):
        tops = [Decimal(values[big]) for big in most[small] if big in values]
        if small in values and tops:
            values[small] = below(maker.draw, min(tops), form.by_id[small].kind)


def _depth(most: Mapping[str, tuple[str, ...]], item: str, steps: int = 0) -> int:
    """How many numbers stand above this one, along the longest way."""
    if steps > len(most):
        return steps
    return max((1 + _depth(most, big, steps + 1) for big in most.get(item, ())), default=0)


def _share(form: Form, maker: Maker, values: Values, sum_of: tuple[str, tuple[str, ...]]) -> None:
    """A typed total stays; its parts are drawn anew to add up to it."""
    total, parts = sum_of
    if total not in values:
        return
    whole = int(values[total])
    table = form.by_id[parts[0]].table
    if table is not None:
        rows = values[table]
        shares = part(maker.draw, whole, [0] * len(rows), [whole] * len(rows))
        for row, share in zip(rows, shares, strict=True):
            row[parts[0]] = str(share)
        return
    most = relations(form).most
    tops = [_top(most.get(item, ()), values, whole) for item in parts]
    shares = part(maker.draw, whole, [0] * len(parts), tops)
    values.update({item: str(share) for item, share in zip(parts, shares, strict=True)})


def _top(above: tuple[str, ...], values: Values, whole: int) -> int:
    return min((int(values[big]) for big in above if big in values), default=whole)


def _name_others(form: Form, maker: Maker, values: Values, turn: int) -> None:
    """An 其他 that is used gets its words."""
    for item in form.items:
        parent = form.by_id.get(item.write_in_of or "")
        if parent is None or item.table is not None:
            continue
        value = values.get(parent.id)
        used = parent.kind in NUMERIC and value not in (None, "0")
        if used:
            values[item.id] = maker.word(form, item, turn)
