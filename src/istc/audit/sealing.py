"""The database itself refuses to change or delete a row of the log, whatever code asks (N36).

One thing may: emptying the whole database from the server's command line (`flush`, and so
`demo --reset`). PostgreSQL empties by TRUNCATE, which no trigger here minds, nor does a restore.
SQLite has only DELETE: its trigger asks a function that each of our connections has, and that says
no but within `clearing`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SAID = "audit rows are only added, never changed or deleted"
FUNCTION = "istc_clearing"
_clearing: ContextVar[bool] = ContextVar("clearing", default=False)

SEAL = {
    "postgresql": [
        f"""CREATE FUNCTION audit_event_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation'; END $$""",
        """CREATE TRIGGER audit_event_sealed BEFORE UPDATE OR DELETE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION audit_event_sealed()""",
    ],
    "sqlite": [
        f"""CREATE TRIGGER audit_event_unchanged BEFORE UPDATE ON audit_event
        BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
        f"""CREATE TRIGGER audit_event_undeleted BEFORE DELETE ON audit_event
        WHEN NOT {FUNCTION}() BEGIN SELECT RAISE(ABORT, '{SAID}'); END""",
    ],
}
BREAK = {
    "postgresql": [
        "DROP TRIGGER audit_event_sealed ON audit_event",
        "DROP FUNCTION audit_event_sealed()",
    ],
    "sqlite": ["DROP TRIGGER audit_event_unchanged", "DROP TRIGGER audit_event_undeleted"],
}


@contextmanager
def clearing() -> Iterator[None]:
    """For the command that empties the whole database, and for nothing else."""
    token = _clearing.set(True)
    try:
        yield
    finally:
        _clearing.reset(token)


def tell(connection: BaseDatabaseWrapper, **more: Any) -> None:
    """Gives a new connection of SQLite the function that its trigger asks."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 0, lambda: int(_clearing.get()))
