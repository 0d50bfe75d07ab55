"""Model instances from rows, without asking the model anew for each of them.

A list of five hundred records is loaded at every save of one of its rows, and Django's constructor
would take half of that. What it would do is done here: all fields, the state, related objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators
from django.db.models.signals import post_init, pre_init
from django.db.models.sql.compiler import SQLCompiler


class Instances:
    """What Django's ModelIterable gives for one compiled query; known related objects apart."""

    def __init__(self, compiler: SQLCompiler) -> None:
        info: Any = compiler.klass_info
        self._model: type[Model] = info["model"]
        self._database = compiler.connection.alias
        chosen = info["select_fields"]
        self._own = slice(chosen[0], chosen[-1] + 1)
        select: Any = compiler.select
        self._names = [one[0].target.attname for one in select[self._own]]
        populators: Any = get_related_populators
        self._related = populators(info, select, self._database)
        self._annotated = dict(compiler.annotation_col_map or {})
        self._plain = is_plain(self._model) and len(self._names) == len(
            self._model._meta.concrete_fields
        )

    def __call__(self, rows: Iterable[Sequence[Any]]) -> Iterator[Any]:
        for row in rows:
            made = self._made(row[self._own])
            for related in self._related:
                related.populate(row, made)
            for name, place in self._annotated.items():
                setattr(made, name, row[place])
            yield made

    def _made(self, values: Sequence[Any]) -> Model:
        if not self._plain:
            return self._model.from_db(self._database, self._names, values)
        made = self._model.__new__(self._model)
        state = ModelState()
        state.adding, state.db = False, self._database
        made.__dict__.update(zip(self._names, values, strict=True))
        made._state = state
        return made


def is_plain(model: type[Model]) -> bool:
    """Whether nothing but Django's own constructor has a say in how an instance begins."""
    heard = pre_init.has_listeners(model) or post_init.has_listeners(model)
    own = model.__init__ is not Model.__init__
    loaded = model.from_db.__func__ is not Model.from_db.__func__  # type: ignore[attr-defined]
    return not (heard or own or loaded)
