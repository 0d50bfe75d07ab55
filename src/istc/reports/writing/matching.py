"""Which line of an import is which stored record: as the preview says, so it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from istc.checks.run import Entry
from istc.definitions.model import Form
from istc.intake.compare import compare
from istc.reports.models import Record
from istc.reports.models.batch import ImportBatch

Mode = ImportBatch.Mode
Values = dict[str, Any]


class Reason(NamedTuple):
    """Why a 核实性 finding of a line is right: its code, item and row of a sub-table, the words."""

    code: str
    item: str | None
    row: int | None
    text: str


class Line(NamedTuple):
    """A record as it stands in the file: values as stored, and the record's key if it bears one.
    `sound`: as in `checks.run.Entry`, and computed items lie in the values; otherwise they are
    laid into them."""

    values: Values
    key: int | None = None
    sound: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(slots=True)
class Matched:
    """What an import will do. `changed` and `unchanged` pair a record with its line."""

    added: list[Line] = field(default_factory=list)
    changed: list[tuple[Record, Line]] = field(default_factory=list)
    unchanged: list[tuple[Record, Line]] = field(default_factory=list)
    removed: list[Record] = field(default_factory=list)


def match(
    form: Form,
    lines: Sequence[Line],
    records: Sequence[Record],
    *,
    mode: str,
    columns: frozenset[str] | None = None,
) -> Matched:
    """追加 adds every line; 更新 and 替换 change the record that a line belongs to and add the
    rest; 替换 also removes the records without a line. A single form has one record to change.

    `columns`: the items and sub-tables that the file has (None: all); of a record that is changed,
    the others stay.
    """
    if mode == Mode.APPEND and form.multi:
        return Matched(added=list(lines))
    stored = {record.pk: record for record in records}
    found = compare(
        form,
        [Entry(record.pk, record.values) for record in records],
        [Entry(line.key, line.values) for line in lines],
        columns=columns,
    )
    return Matched(
        added=[lines[place] for place in found.new],
        changed=[
            (stored[one.key], _over(stored[one.key], lines[one.record], columns))
            for one in found.changed
            if one.key is not None
        ],
        unchanged=[
            (stored[key], lines[place]) for place, key in found.unchanged if key is not None
        ],
        removed=[stored[key] for key in found.removed if key is not None]
        if mode == Mode.REPLACE and form.multi
        else [],
    )


def _over(record: Record, line: Line, columns: frozenset[str] | None) -> Line:
    if columns is None:
        return line
    kept = {key: value for key, value in record.values.items() if key not in columns}
    return Line({**kept, **line.values}, line.key, reasons=line.reasons)
