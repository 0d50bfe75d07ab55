"""Sums of a form over the units of a scope, from the table of totals: live, and quick for a nation.

SQL by hand: the same sums through the ORM would join the units in between, row by row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from istc.checks.numbers import ZERO
from istc.definitions.model import Form
from istc.reports.models import FormReport, Total
from istc.reports.models.total import SQLITE
from istc.reports.selection.scope import Scope
from istc.rollup.plan import plan_of
from istc.rollup.tally import Sum
from istc.units.paths import WIDTH

PLACES = Decimal("0.0001")
TOTALS, REPORTS = Total._meta.db_table, FormReport._meta.db_table
Sums = dict[str, Sum]


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of a statement over `t`, the totals; `p` are the places where they are joined."""

    joins: str
    where: str
    params: tuple[Any, ...]

    def but(self, condition: str, *params: Any) -> "Query":
        return replace(self, where=f"{self.where} AND {condition}", params=(*self.params, *params))


class StoredSums:
    """`Total`s of one form in one scope."""

    def __init__(self, scope: Scope, form: Form) -> None:
        self.scope, self.form = scope, form
        self._each = {item.id for item in plan_of(form).each}

    def whole(self) -> Sums:
        """Item → sum over all units; "" counts the records. One query."""
        query = self._query(join=not self.scope.everything)
        return dict(self._sums("t.item", query)) if query else {}

    def own(self, unit_id: int) -> Sums:
        """Of one unit alone, if it is in the scope."""
        query = self._query(join=not self.scope.everything)
        query = query and query.but("t.unit_id = %s", unit_id)
        return dict(self._sums("t.item", query)) if query else {}

    def by_child(self, paths: Sequence[str] = (), item: str | None = None) -> dict[str, Sums]:
        """Path of each child of the top → its sums with everything below it. One query.

        `paths`: only these children; `item`: only that column, to order by it.
        """
        query = self._query(join=True)
        if query is None:
            return {}
        width = WIDTH * (self.scope.depth + 1)
        query = query.but("length(p.path) >= %s", width)
        if paths:
            query = query.but("p.path >= %s AND p.path < %s", min(paths), max(paths)[:-1] + "/")
        if item is not None:
            query = query.but("t.item = %s", item)
        found: dict[str, Sums] = {}
        for node, name, value, filled in _rows(f"substr(p.path, 1, {width}), t.item", query):
            found.setdefault(node, {})[name] = self._sum(name, value, filled)
        return found

    def within(self, scope: Scope) -> "StoredSums":
        return StoredSums(scope, self.form)

    def by_unit(self, item: str, most: int) -> tuple[list[tuple[int, Sum]], int]:
        """The units with the greatest own figures, greatest first, and how many have any."""
        query = self._query(join=not self.scope.everything)
        if query is None:
            return [], 0
        query = query.but("t.item = %s", item)
        by = "t.filled" if item in self._each else "t.value"
        body = f"FROM {TOTALS} t {query.joins} WHERE {query.where}"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT t.unit_id, t.value, t.filled {body}"
                f" ORDER BY {by} DESC, t.unit_id LIMIT %s",
                [*query.params, most],
            )
            rows = [(unit, self._sum(item, value, filled)) for unit, value, filled in cursor]
            cursor.execute(f"SELECT COUNT(*) {body}", query.params)
            return rows, int(cursor.fetchone()[0])

    def _sums(self, key: str, query: Query) -> Iterator[tuple[str, Sum]]:
        for name, value, filled in _rows(key, query):
            yield name, self._sum(name, value, filled)

    def _sum(self, item: str, value: Any, filled: int) -> Sum:
        """What does not add up is only counted, so that nothing can show its sum."""
        return Sum(ZERO if item in self._each else exact(value), filled)

    def _query(self, *, join: bool) -> Query | None:
        """None where no unit is wanted at all."""
        scope = self.scope
        query = Query(
            "",
            "t.round_id = %s AND t.form = %s AND t.filled > 0",
            (scope.round.pk, self.form.code),
        )
        if join:
            try:
                places, params = places_sql(scope)
            except EmptyResultSet:
                return None
            query = Query(
                f"JOIN ({places}) p ON p.unit_id = t.unit_id",
                query.where,
                (*params, *query.params),
            )
        if scope.states:
            marks = ", ".join(["%s"] * len(scope.states))
            query = query.but(
                f"t.unit_id IN (SELECT r.unit_id FROM {REPORTS} r WHERE r.round_id = %s"  # noqa: S608
                f" AND r.form = %s AND r.state IN ({marks}))",
                scope.round.pk, self.form.code, *scope.states,
            )  # fmt: skip
        return query


def places_sql(scope: Scope) -> tuple[str, tuple[Any, ...]]:
    """`unit_id` and `path` of the places wanted. Raises EmptyResultSet."""
    return scope.places.order_by().values("unit_id", "path").query.sql_with_params()


def _rows(keys: str, query: Query) -> list[tuple[Any, ...]]:
    numbers = ", ".join(str(number + 1) for number in range(keys.count(", t.") + 1))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {keys}, SUM(t.value), SUM(t.filled) FROM {TOTALS} t {query.joins}"  # noqa: S608
            f" WHERE {query.where} GROUP BY {numbers}",
            query.params,
        )
        return list(cursor.fetchall())


def exact(value: Any) -> Decimal:
    """A sum as the database gives it: exact on PostgreSQL, fifteen digits on SQLite."""
    if isinstance(value, Decimal):
        return value
    return SQLITE.create_decimal_from_float(float(value)).quantize(PLACES)
