"""Choices made and texts filled in, counted by the database in one statement (N26)."""

import json
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from istc.definitions.model import Form
from istc.reports.models import Record
from istc.reports.selection.records import records_of, streamed
from istc.reports.selection.scope import Scope
from istc.reports.selection.switched import switched
from istc.rollup.filters import Filter
from istc.rollup.plan import Plan, plan_of
from istc.rollup.tally import Tally, cells, note, tally

EACH = {"postgresql": "jsonb_each_text(r.values)", "sqlite": 'json_each(r."values")'}


def counts_of(scope: Scope, form: Form, flt: Filter) -> Tally:
    """`chosen` and `filled` of everything that is no number. One query.

    Equal values are grouped first, so that what comes back does not grow with the records but
    with the variety of answers.
    """
    plan, found = plan_of(form), Tally()
    if any(item.when for item in (*plan.chosen, *plan.texts)):
        rows = streamed(records_of(scope, form, flt))
        return tally(plan, (values for _, values in switched(scope, form, rows)))
    asked = records_of(scope, form, flt).order_by().values("pk")
    try:
        wanted, params = asked.query.sql_with_params()
    except EmptyResultSet:
        return found
    for key, value, times in _grouped(plan, wanted, params):
        _note(found, plan, (key, value, times))
    return found


def _grouped(plan: Plan, wanted: str, params: tuple[Any, ...]) -> list[tuple[str, Any, int]]:
    tables = {item.table for item in (*plan.chosen, *plan.texts) if item.table}
    valued = sorted(tables | {item.id for item in plan.chosen if item.table is None})
    plain = sorted({item.id for item in plan.texts if item.table is None})
    keys = valued + plain
    if not keys:
        return []
    marks, shown = ", ".join(["%s"] * len(keys)), ", ".join(["%s"] * len(valued)) or "NULL"
    statement = (
        f"SELECT e.key, CASE WHEN e.key IN ({shown}) THEN e.value END AS answer, COUNT(*)"  # noqa: S608
        f" FROM {Record._meta.db_table} r, {EACH[connection.vendor]} e"
        f" WHERE r.id IN ({wanted}) AND e.key IN ({marks}) GROUP BY 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*valued, *params, *keys])
        return list(cursor.fetchall())


def _note(found: Tally, plan: Plan, row: tuple[str, Any, int]) -> None:
    key, value, times = row
    if value is None:
        for item in plan.texts:
            if key in (item.id, item.table):
                found.filled[item.id] += times
        return
    read = json.loads(value) if str(value).startswith("[") else value
    for item in plan.chosen:
        if item.table == key:
            for cell in cells(item, {key: read}):
                note(found, item.id, cell, times)
        elif item.id == key:
            note(found, item.id, read, times)
    for item in plan.texts:
        if item.table == key:
            found.filled[item.id] += times * sum(1 for _ in cells(item, {key: read}))
