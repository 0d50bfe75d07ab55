"""Writes thousands of records in one go, past the ORM: COPY on PostgreSQL, executemany on SQLite.

`Record` stays the description of the table: names of columns and conversions come from it.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from operator import attrgetter
from typing import Any

from django.db import connection

from istc.reports.models import Record

FIELDS = tuple(Record._meta.concrete_fields)
TABLE = Record._meta.db_table
COLUMNS = tuple(str(one.column) for one in FIELDS)
AT_ONCE = 1000  # rows in memory as text
dumps = json.JSONEncoder(separators=(",", ":")).encode
CHANGED = (
    "values", "stamps", "version", "submitted", "errors",
    "updated_at", "updated_by_name", "removed_at",
)  # fmt: skip


def reserve(count: int) -> list[int]:
    """Numbers for new records, in order. Call under the write lock (SQLite) or anywhere."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [TABLE, count],
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [TABLE])
        last = cursor.fetchone()[0]
        return list(range(last + 1, last + 1 + count))


def like(pattern: Record, count: int) -> list[Record]:
    """Records with the pattern's values, for a tenth of what a model's constructor costs; what the
    database holds, they share until it is replaced."""
    made, shared = [], vars(pattern)
    for _ in range(count):
        record = Record.__new__(Record)
        record.__dict__ = shared.copy()  # a split copy: the names are kept once
        made.append(record)
    return made


def insert(records: Sequence[Record]) -> None:
    """New records whose numbers are reserved."""
    if not records:
        return
    names = ", ".join(map(_quoted, COLUMNS))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {TABLE} ({names}) FROM STDIN") as copy:
                for row in _rows(records, COLUMNS):
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(COLUMNS))
            statement = f"INSERT INTO {TABLE} ({names}) VALUES ({marks})"  # noqa: S608
            rows = _rows(records, COLUMNS)
            while some := list(islice(rows, AT_ONCE)):
                cursor.executemany(statement, some)
    for state in {id(record._state): record._state for record in records}.values():
        state.adding = False


def update(records: Sequence[Record]) -> None:
    """Everything that may change in a record."""
    if not records:
        return
    settings = ", ".join(f"{_quoted(name)} = %s" for name in CHANGED)
    statement = f"UPDATE {TABLE} SET {settings} WHERE id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(_rows(records, (*CHANGED, "id"))))


def _rows(records: Sequence[Record], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Moments repeat from record to record: each is worked out once."""
    read = attrgetter(*columns)
    texts = [place for place, name in enumerate(columns) if name in ("values", "stamps")]
    times = [place for place, name in enumerate(columns) if name.endswith("_at")]
    moments: dict[datetime | None, Any] = {None: None}
    for record in records:
        row = list(read(record))
        for place in texts:
            row[place] = dumps(row[place]) if row[place] else "{}"
        for place in times:
            row[place] = _moment(row[place], moments)
        yield tuple(row)


def _moment(value: datetime | None, known: dict[datetime | None, Any]) -> Any:
    if value not in known:
        known[value] = connection.ops.adapt_datetimefield_value(value)
    return known[value]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
