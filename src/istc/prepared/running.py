"""Runs SQL so that PostgreSQL parses and plans it once for each connection.

Django's own cursors put the values into the text of a statement, so that the server meets a new
text each time; planning that costs more than answering it (docs/adr/prepared-queries.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

try:
    from psycopg import Cursor
except ImportError:  # the embedded mode needs no PostgreSQL driver
    Cursor = None  # type: ignore[assignment,misc]

T = TypeVar("T")
MOST = 200  # cursors kept a connection
FEW = 100  # rows that a kept cursor may hold on to


def database() -> BaseDatabaseWrapper:
    """This thread's connection to the site's one database."""
    return connections[DEFAULT_DB_ALIAS]


def run(sql: str, parameters: Sequence[Any], connection: BaseDatabaseWrapper) -> list[Any]:
    """The rows that the statement gives, its values sent apart from its text.

    While statements are watched (query counts, logs) Django's own cursor is used: it shows them
    with their values. With ISTC_PREPARED_STATEMENTS=off the server is asked to keep nothing.
    """
    watched = connection.queries_logged or connection.execute_wrappers
    if watched or connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    held: dict[str, tuple[str, Any]] = vars(connection).setdefault("_istc_cursors", {})
    with connection.wrap_database_errors:
        text, cursor = _cursor(held, sql, connection)
        found: list[Any] = cursor.execute(text, parameters).fetchall()
    if len(found) > FEW:
        del held[sql]  # it would hold on to all of them
    return found


def _cursor(
    held: dict[str, tuple[str, Any]], sql: str, connection: BaseDatabaseWrapper
) -> tuple[str, Any]:
    """A cursor that is given the very same text again keeps what it found out about its types."""
    known = held.get(sql)
    if known is None or known[1].connection is not connection.connection:
        if len(held) >= MOST:
            held.clear()
        known = held[sql] = (sql, Cursor(connection.connection))
    return known


def kept(connection: BaseDatabaseWrapper, owner: object, make: Callable[[], T]) -> T:
    """What `make` gives, once a connection: a thread has its own."""
    known: dict[object, T] = connection.__dict__.setdefault("_istc_prepared", {})
    if owner not in known:
        known[owner] = make()
    return known[owner]
