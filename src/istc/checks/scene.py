"""What an expression is judged against: one record (or all of a form) and its surroundings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from istc.checks.around import Surroundings

# Stored values (docs/DEFINITIONS.md): text, list of codes, or a sub-table's list of rows.
Values = Mapping[str, Any]


@dataclass(slots=True)
class Scene:
    """`entries`: all records of the form, None if only the one at hand is known.

    `row`: the row of sub-table `table` that is being judged. `whole`: a rule over all records,
    with no record at hand.
    """

    around: Surroundings
    values: Values = field(default_factory=dict)
    entries: Sequence[Values] | None = None
    table: str | None = None
    row: Values = field(default_factory=dict)
    whole: bool = False

    def cells(self, table: str, item: str) -> list[Any]:
        """What is filled in a sub-table's column: of the row judged, else of all its rows."""
        if self.table == table:
            found = self.row.get(item)
            return [found] if found else []
        return [row[item] for row in self.rows(table) if row.get(item)]

    def rows(self, table: str) -> Iterator[Values]:
        """The sub-table's rows: of the record at hand, or of all records."""
        for values in (self.entries or ()) if self.whole else (self.values,):
            rows = values.get(table)
            yield from rows if isinstance(rows, list) else ()
