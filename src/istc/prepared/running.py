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


def database() -> BaseDatabaseWrapper:
    """This thread's connection to the site's one database."""
    return connections[DEFAULT_DB_ALIAS]


def run(sql: str, parameters: Sequence[Any], connection: BaseDatabaseWrapper) -> Any:
    """A cursor that has executed the statement; seen by query counts and logs like any other."""
    cursor = _cursor(connection)
    cursor.execute(sql, parameters)
    return cursor


def kept(connection: BaseDatabaseWrapper, owner: object, make: Callable[[], T]) -> T:
    """What `make` gives, once a connection: a thread has its own."""
    known: dict[object, T] = connection.__dict__.setdefault("_istc_prepared", {})
    if owner not in known:
        known[owner] = make()
    return known[owner]


def _cursor(connection: BaseDatabaseWrapper) -> Any:
    """Django's wrapper around a cursor that sends values apart from the text. With
    ISTC_PREPARED_STATEMENTS=off (a pooler between) the server is asked to keep nothing.

    While statements are being logged, Django's own: its log shows them with their values.
    """
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    own: Any = connection
    return own._prepare_cursor(Cursor(own.connection))
