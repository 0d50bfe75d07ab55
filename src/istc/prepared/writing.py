"""Rows of a model written by statements that are made once: what every save sends.

A save of one cell writes four rows. Built anew each time, these statements took as long as all
checks; signals, which no model of ours has, and the choice of fields at each call are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, CharField, Field, IntegerField, Model, TextField

from istc.prepared.running import database, kept
from istc.prepared.together import Write, write

PLAIN = (BooleanField, CharField, IntegerField, TextField)  # their values go as they are held


class Update:
    """`UPDATE` of some fields of one row by its number."""

    def __init__(self, model: type[Model], names: Sequence[str]) -> None:
        self._model = model
        self._fields = [_field(model, name) for name in names]

    def __call__(self, row: Model) -> None:
        """Raises DatabaseError where the row is not there, within `together` at its end."""
        connection = database()
        values = [*_values(row, self._fields, connection), row.pk]
        sql, key = kept(connection, self, lambda: self._sql(connection))

        def told(found: list[Any]) -> None:
            if len(found) != 1:
                raise DatabaseError(f"{self._model.__name__} {row.pk} is not there")

        write(Write(sql, values, key, told))

    def _sql(self, connection: BaseDatabaseWrapper) -> tuple[str, str]:
        quoted = connection.ops.quote_name
        settings = ", ".join(f"{quoted(_column(one))} = %s" for one in self._fields)
        table, key = quoted(self._model._meta.db_table), quoted(_column(_key(self._model)))
        return f"UPDATE {table} SET {settings} WHERE {key} = %s", key  # noqa: S608 - names of ours


class Insert:
    """`INSERT` of one row; its number is the database's."""

    def __init__(self, model: type[Model]) -> None:
        key = _key(model)
        self.model = model
        self._fields = [one for one in model._meta.concrete_fields if one is not key]

    def __call__(self, row: Model) -> None:
        """The row's new number is set on it, within `together` at its end."""
        connection = database()
        sql, key = kept(connection, self, lambda: self._sql(connection))

        def told(found: list[Any]) -> None:
            (row.pk,) = found
            row._state.adding, row._state.db = False, connection.alias

        write(Write(sql, _values(row, self._fields, connection), key, told))

    def _sql(self, connection: BaseDatabaseWrapper) -> tuple[str, str]:
        quoted = connection.ops.quote_name
        names = ", ".join(quoted(_column(one)) for one in self._fields)
        marks = ", ".join(["%s"] * len(self._fields))
        table, key = quoted(self.model._meta.db_table), quoted(_column(_key(self.model)))
        return f"INSERT INTO {table} ({names}) VALUES ({marks})", key  # noqa: S608


def _field(model: type[Model], name: str) -> Field[Any, Any]:
    found: Any = model._meta.get_field(name)
    return found  # type: ignore[no-any-return]


def _key(model: type[Model]) -> Field[Any, Any]:
    found: Any = model._meta.pk
    return found  # type: ignore[no-any-return]


def _column(field: Field[Any, Any]) -> str:
    return str(field.column)


def _values(
    row: Model, fields: Sequence[Field[Any, Any]], connection: BaseDatabaseWrapper
) -> list[Any]:
    held = row.__dict__
    return [
        held[one.attname]
        if isinstance(one, PLAIN)
        else one.get_db_prep_save(held[one.attname], connection)
        for one in fields
    ]
