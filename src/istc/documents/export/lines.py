"""A record as flat lines: sub-tables take further lines under the first (documents.plan)."""

from collections.abc import Iterator, Mapping
from typing import Any

from istc.documents.plan import SheetPlan

Values = Mapping[str, Any]
_NOTHING: Values = {}


class Flat:
    """Turns the records of one form into lists of stored values, None for a blank."""

    def __init__(self, plan: SheetPlan) -> None:
        self._ids = [column.id for column in plan.columns]
        self._places = [(column.item.table, column.id) for column in plan.columns]
        shown = {table for table, _ in self._places}
        self._tables = tuple(table for table in plan.form.tables if table in shown)

    def lines(self, values: Values) -> Iterator[list[Any]]:
        """Never none: a record without sub-table rows is one line."""
        if not self._tables:
            yield [values.get(name) for name in self._ids]
            return
        height = max(1, *(len(values.get(table, ())) for table in self._tables))
        for number in range(height):
            here: dict[str | None, Values] = {None: _NOTHING if number else values}
            for table in self._tables:
                rows = values.get(table, ())
                here[table] = rows[number] if number < len(rows) else _NOTHING
            yield [here[table].get(name) for table, name in self._places]
