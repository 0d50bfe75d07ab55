"""Writes thousands of records in one go, past the ORM: COPY on PostgreSQL, executemany on SQLite.

`Record` stays the description of the table: names of columns and conversions come from it.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from json.encoder import encode_basestring_ascii
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


# The sequence is looked up once, and the numbers come as one value.
_TAKEN = """
    SELECT array_agg(nextval(found.sequence) ORDER BY number)
    FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS sequence OFFSET 0) found,
         generate_series(1, %s) number
"""


def reserve(count: int) -> list[int]:
    """Numbers for new records, in order. Call under the write lock (SQLite) or anywhere."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_TAKEN, [TABLE, count])
            return list(cursor.fetchone()[0])
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
    """Column by column, which costs a third of going from record to record."""
    texts: dict[tuple[str, ...], str] = {}
    moments: dict[datetime | None, Any] = {None: None}
    for start in range(0, len(records), AT_ONCE):
        some = records[start : start + AT_ONCE]
        found: list[Sequence[Any]] = []
        for name in columns:
            column = list(map(attrgetter(name), some))
            if name in ("values", "stamps"):
                column = [_text(values, texts) for values in column]
            elif name.endswith("_at"):
                column = [_moment(value, moments) for value in column]
            found.append(column)
        yield from zip(*found, strict=True)


def _text(values: dict[str, Any], known: dict[tuple[str, ...], str]) -> str:
    """As JSON. Records of one form have the same names: `known` holds them written already."""
    names = tuple(values)
    pattern = known.get(names)
    if pattern is None:
        pattern = ",".join(f"{encode_basestring_ascii(name)}:%s" for name in names)
        pattern = known[names] = f"{{{pattern}}}"
    try:
        return pattern % tuple(map(encode_basestring_ascii, values.values()))
    except TypeError:  # lists: choices, the rows of a sub-table
        return dumps(values)


def _moment(value: datetime | None, known: dict[datetime | None, Any]) -> Any:
    if value not in known:
        known[value] = connection.ops.adapt_datetimefield_value(value)
    return known[value]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
