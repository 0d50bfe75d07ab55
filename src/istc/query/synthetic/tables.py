"""A table filled in bulk: COPY of lines made ready beforehand on PostgreSQL, executemany on SQLite.

Most of a made-up row is the same for many units, so it is written out once, as a *tail*: text for
COPY or a tuple of parameters. A row is a head of its own before such a tail.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, models

MEMORY = "512MB"  # to build indexes with
AT_ONCE = 5000
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


class Table:
    """`head`: columns that differ from unit to unit; the others come from a tail, or else have the
    model's default. Only a table whose numbers are needed names its `id` among them."""

    def __init__(self, model: type[models.Model], *head: str) -> None:
        self.name = model._meta.db_table
        self.head = head
        fields = {str(one.column): one for one in model._meta.concrete_fields}
        self.rest = [name for name in fields if name not in (*head, "id")]
        self.defaults = {name: fields[name].get_default() for name in self.rest}
        self.next = (model._base_manager.aggregate(top=models.Max("pk"))["top"] or 0) + 1
        self.copied = connection.vendor == "postgresql"
        self.lines: list[str] = []
        self.rows: list[tuple[Any, ...]] = []

    def tail(self, **values: Any) -> Any:
        cells = [_plain(value) for value in {**self.defaults, **values}.values()]
        return "\t".join(map(_text, cells)) + "\n" if self.copied else tuple(cells)

    def number(self) -> int:
        self.next += 1
        return self.next - 1

    def add(self, head: Sequence[Any], tails: Sequence[Any]) -> None:
        if not self.copied:
            self.rows += [(*head, *tail) for tail in tails]
        elif tails:
            start = "\t".join(map(_text, head)) + "\t"
            self.lines.append(start + start.join(tails))

    def write(self) -> None:
        columns = (*self.head, *self.rest)
        names = ", ".join(map(connection.ops.quote_name, columns))
        with connection.cursor() as cursor:
            if self.copied:
                with cursor.copy(f"COPY {self.name} ({names}) FROM STDIN") as copy:
                    copy.write("".join(self.lines))
            else:
                marks = ", ".join(["%s"] * len(columns))
                statement = f"INSERT INTO {self.name} ({names}) VALUES ({marks})"  # noqa: S608
                rest = iter(self.rows)
                while some := list(islice(rest, AT_ONCE)):
                    cursor.executemany(statement, some)
        self.lines.clear()
        self.rows.clear()

    def settle(self) -> None:
        """The next row that somebody adds gets a number of its own."""
        if self.copied and "id" in self.head:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [self.name, self.next]
                )


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


def _text(value: Any) -> str:
    """As COPY reads it."""
    if value is None:
        return r"\N"
    return value.translate(ESCAPES) if isinstance(value, str) else str(value)


@contextmanager
def laid_bare(*models_: type[models.Model]) -> Iterator[None]:
    """Without indexes and foreign keys while millions of rows come in: PostgreSQL builds and
    proves them in a fraction of the time when all rows are there. Part of the transaction."""
    if connection.vendor != "postgresql":
        yield
        return
    tables = [model._meta.db_table for model in models_]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is pending forbids to alter tables
        cursor.execute(CONSTRAINTS, [tables])
        constraints = cursor.fetchall()
        cursor.execute(INDEXES, [tables])
        indexes = cursor.fetchall()
        for table, name, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{MEMORY}'")
        for _, statement in indexes:
            cursor.execute(statement)
        for table, name, definition in constraints:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


CONSTRAINTS = """
    SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid)
    FROM pg_constraint c WHERE c.conrelid = ANY(%s::regclass[]) AND c.contype IN ('f', 'u')
    ORDER BY c.contype DESC, c.conname"""  # unique ones first
INDEXES = """
    SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
    FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
    WHERE i.indrelid = ANY(%s::regclass[]) AND c.oid IS NULL"""
