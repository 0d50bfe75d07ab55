"""Several rows written in one statement: the end of a save sends four, and sending is what costs.

PostgreSQL takes them as parts of one statement whose text depends only on which parts there are.
Parts see the tables as they were before, so none may read or touch a row that another one writes.
Elsewhere they are sent one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from istc.prepared.running import database, run

Told = Callable[[list[Any]], None]
WAITING = "_istc_together"


@dataclass(frozen=True, slots=True)
class Write:
    """`sql` without RETURNING, `returning`: the column whose values `told` gets, a row each."""

    sql: str
    parameters: Sequence[Any]
    returning: str
    told: Told


@contextmanager
def together() -> Iterator[None]:
    """What is written within is sent at its end, and only there told what the database said.

    Call within a transaction: an error at the end undoes all. Nothing is sent where the body
    raises. Within another one, the outermost sends.
    """
    connection = database()
    held = vars(connection)
    if held.get(WAITING) is not None:
        yield
        return
    waiting: list[Write] = []
    held[WAITING] = waiting
    try:
        yield
    finally:
        held[WAITING] = None
    send(connection, waiting)


def write(one: Write) -> None:
    """Now, or at the end of `together`."""
    connection = database()
    waiting: list[Write] | None = vars(connection).get(WAITING)
    if waiting is None or connection.vendor != "postgresql":
        found = run(f"{one.sql} RETURNING {one.returning}", one.parameters, connection)
        one.told([row[0] for row in found])
    else:
        waiting.append(one)


def send(connection: BaseDatabaseWrapper, waiting: Sequence[Write]) -> None:
    """One statement, whatever the number of parts; what each part returns goes to that part."""
    if not waiting:
        return
    parts = ", ".join(
        f"w{n} AS ({one.sql} RETURNING {one.returning} AS told)" for n, one in enumerate(waiting)
    )
    answers = ", ".join(f"ARRAY(TABLE w{n})" for n in range(len(waiting)))
    parameters = [value for one in waiting for value in one.parameters]
    (found,) = run(f"WITH {parts} SELECT {answers}", parameters, connection)
    for one, told in zip(waiting, found, strict=True):
        one.told(told)
