"""Writes reports, records and totals in bulk: COPY on PostgreSQL, executemany on SQLite.

Past the actions, and so only for made-up data: nothing of it was typed by anybody.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models

from istc.query.synthetic.pool import Filled
from istc.reports.models import FormReport, Record, Total
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Placement

Row = dict[str, Any]
FINISHED = (State.DONE, State.DONE, State.DONE, State.APPROVED)
RUNNING = (State.DONE, State.DONE, State.DRAFT, State.APPROVED)


class Table:
    """A table to fill; columns not named get the model's default."""

    def __init__(self, model: type[models.Model]) -> None:
        self.name = model._meta.db_table
        fields = model._meta.concrete_fields
        self.defaults: Row = {str(one.column): _plain(one.get_default()) for one in fields}
        self.columns = list(self.defaults)
        self.next = (model._base_manager.aggregate(top=models.Max("pk"))["top"] or 0) + 1
        self.rows: list[Row] = []

    def add(self, **values: Any) -> int:
        number = self.next
        self.next += 1
        self.rows.append({**self.defaults, **values, "id": number})
        return number

    def write(self) -> None:
        names = ", ".join(connection.ops.quote_name(column) for column in self.columns)
        rows = [tuple(row[column] for column in self.columns) for row in self.rows]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.name} ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self.columns))
                cursor.executemany(f"INSERT INTO {self.name} ({names}) VALUES ({marks})", rows)  # noqa: S608
        self.rows.clear()

    def settle(self) -> None:
        """The next row that somebody adds gets a number of its own."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [self.name, self.next]
                )


class Writer:
    """Takes units one by one; `write` sends what has gathered."""

    def __init__(self, round: Round, at: datetime) -> None:
        self.round = round
        self.at = connection.ops.adapt_datetimefield_value(at)
        self.reports, self.records, self.totals = Table(FormReport), Table(Record), Table(Total)

    def add(self, place: Placement, filled: Sequence[Filled], state: State) -> None:
        for one in filled:
            nil = one.form.multi and not one.records
            report = self.reports.add(
                round_id=self.round.pk, unit_id=place.unit_id, form=one.form.code,
                state=str(State.ZERO if nil else state), nil=nil, records=len(one.records),
                updated_at=self.at, updated_by_name=place.name,
            )  # fmt: skip
            for number, values in enumerate(one.records, 1):
                self.records.add(
                    report_id=report, position=number, values=json.dumps(values),
                    submitted=True, updated_at=self.at,
                )  # fmt: skip
            for item, figure in one.figures.items():
                if figure.filled:
                    self.totals.add(
                        round_id=self.round.pk, unit_id=place.unit_id, form=one.form.code,
                        item=item, value=self._number(figure.value), filled=figure.filled,
                    )  # fmt: skip

    def write(self) -> None:
        for table in (self.reports, self.records, self.totals):
            table.write()

    def settle(self) -> None:
        for table in (self.reports, self.records, self.totals):
            table.settle()

    def _number(self, value: Any) -> Any:
        return connection.ops.adapt_decimalfield_value(value, 28, 4)


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value
