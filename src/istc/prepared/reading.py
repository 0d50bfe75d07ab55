"""Querysets compiled once: on hot pages Django's compiling costs more than the database's answer.

A form page asks five questions that are always the same but for two or three numbers. Results are
those of the ORM itself: instances, values, converters, annotations, related objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
)
from django.db.models.sql.compiler import SQLCompiler

from istc.prepared.instances import Instances
from istc.prepared.running import database, kept, run

M = TypeVar("M", bound=Model)
Mark = int | str
Rows = Iterable[Sequence[Any]]
MARKS = (31_001, 31_002, 31_003, 31_004)  # fit every column of numbers, and no real year or state


@dataclass(frozen=True, slots=True)
class Plan:
    """`bound`: the parameters of the statement, `places`: which of them are arguments."""

    sql: str
    bound: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]
    convert: Callable[[Rows], Rows]
    shape: Callable[[Rows], Iterator[Any]]


class Prepared(Generic[M]):
    """`build` takes the marks that stand for the arguments and gives the queryset to be asked.

    Each mark must come out of the compiler as it went in, so arguments are ids, numbers or texts
    compared as they are; two marks of one value are refused, since they could not be told apart.
    """

    def __init__(self, build: Callable[..., QuerySet[M, Any]], *marks: Mark) -> None:
        if len(set(marks)) != len(marks):
            raise ValueError("marks must differ, or arguments would change places")
        self._build, self._marks = build, marks

    def rows(self, *arguments: Mark) -> list[Any]:
        """What the queryset gives for these arguments; one query."""
        if len(arguments) != len(self._marks):
            raise TypeError(f"{len(self._marks)} arguments are needed")
        connection = database()
        plan = kept(connection, self, self._plan)
        bound = list(plan.bound)
        for place, number in plan.places:
            bound[place] = arguments[number]
        found = run(plan.sql, bound, connection)
        return list(plan.shape(plan.convert(found)))

    def one(self, *arguments: Mark) -> Any | None:
        return next(iter(self.rows(*arguments)), None)

    def _plan(self) -> Plan:
        asked = self._build(*self._marks)
        compiler = asked.query.get_compiler(connection=database())
        sql, parameters = compiler.as_sql()
        return Plan(
            sql=sql,
            bound=tuple(parameters),
            places=tuple(
                (place, self._marks.index(one))
                for place, one in enumerate(parameters)
                if isinstance(one, int | str) and one in self._marks
            ),
            convert=converting(compiler),
            shape=shaping(asked, compiler),
        )


def converting(compiler: SQLCompiler) -> Callable[[Rows], Rows]:
    """The database's values as the fields give them to Python."""
    found = compiler.get_converters([one[0] for one in compiler.select])
    if not found:
        return lambda rows: rows
    return lambda rows: compiler.apply_converters(rows, found)


def shaping(asked: QuerySet[Any, Any], compiler: SQLCompiler) -> Callable[[Rows], Iterator[Any]]:
    """Rows as the queryset's own iterable yields them."""
    kind: Any = asked._iterable_class
    if kind is ModelIterable:
        return Instances(compiler)
    if kind is FlatValuesListIterable:
        return lambda rows: (row[0] for row in rows)
    if kind is ValuesListIterable:
        return lambda rows: map(tuple, rows)
    if kind is not ValuesIterable:
        raise ValueError(f"not prepared for {kind.__name__}")
    query: Any = asked.query
    names = list(query.selected or [*query.values_select, *query.annotation_select])
    return lambda rows: (dict(zip(names, row, strict=True)) for row in rows)
