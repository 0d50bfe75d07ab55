"""Querysets compiled once: on hot pages Django's compiling costs more than the database's answer.

A form page asks six questions that are always the same but for two or three numbers. Compiling
one costs about 0.3 ms, answering it less (benchmarks/, `form_page`). Results are those of the
ORM itself: instances, values, converters, related objects.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)
Mark = int | str
MARKS = (31_001, 31_002, 31_003, 31_004)  # fit every column of numbers, and no real year or state


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
        asked, compiler, sql, parameters = self._compiled()
        given = dict(zip(self._marks, arguments, strict=True))
        ready = copy(compiler)
        bound = tuple(given.get(one, one) if _is_mark(one) else one for one in parameters)
        ready.as_sql = lambda *_, **__: (sql, bound)  # type: ignore[method-assign]
        found = copy(asked)
        found._query = _Ready(asked.query, ready)  # type: ignore[attr-defined]
        found._result_cache = None
        return list(found)

    def one(self, *arguments: Mark) -> Any | None:
        return next(iter(self.rows(*arguments)), None)

    def _compiled(self) -> tuple[QuerySet[M, Any], SQLCompiler, str, Sequence[Any]]:
        """Kept with the connection: a compiler belongs to one, and a thread has its own."""
        connection = connections[DEFAULT_DB_ALIAS]
        kept = connection.__dict__.setdefault("_istc_prepared", {})
        if self not in kept:
            asked = self._build(*self._marks)
            compiler = asked.query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
            kept[self] = (asked, compiler, sql, parameters)
        return kept[self]  # type: ignore[no-any-return]


class _Ready:
    """Stands in for the query when a queryset fetches; all but the compiler is the query's own."""

    def __init__(self, query: Any, compiler: SQLCompiler) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_: Any, **__: Any) -> SQLCompiler:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


def _is_mark(value: object) -> bool:
    return isinstance(value, int | str)
