"""A retired option stays where it is stored and is refused where it would be chosen anew (N08)."""

from collections.abc import Mapping
from typing import Any

from istc.definitions import kinds
from istc.definitions.model import Form, Item


def refused(form: Form, cells: Mapping[str, Any], stored: Mapping[str, Any]) -> list[kinds.Refused]:
    """Choices among `cells` that are retired and that the record (or a row of it) did not hold."""
    found = []
    for key, value in cells.items():
        if rows := _rows(form, key, value):
            held = _rows(form, key, stored.get(key))
            found += [one for n, row in enumerate(rows) for one in _row(form, row, held, n)]
        elif item := form.by_id.get(key):
            found += _cell(item, value, [stored.get(key)], None)
    return found


def _rows(form: Form, key: str, value: Any) -> list[Mapping[str, Any]]:
    return value if key in form.tables and isinstance(value, list) else []


def _row(
    form: Form, row: Mapping[str, Any], held: list[Mapping[str, Any]], number: int
) -> list[kinds.Refused]:
    return [
        one
        for key, value in row.items()
        for one in _cell(form.by_id[key], value, [other.get(key) for other in held], number)
    ]


def _cell(item: Item, value: Any, held: list[Any], row: int | None) -> list[kinds.Refused]:
    if item.options is None or len(item.options.offered) == len(item.options.options):
        return []
    known = {code for one in held for code in _codes(one)}
    for code in _codes(value):
        option = item.options.by_code[code]
        if option.retired and code not in known:
            refusal = kinds.refuse("retired_option", option.label)
            return [kinds.Refused(item.id, row, value, refusal)]
    return []


def _codes(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []
