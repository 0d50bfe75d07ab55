"""Writes reports, records and totals of made-up units.

Past the actions, and so only for made-up data: nothing of it was typed by anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection

from istc.query.synthetic.pool import Filled
from istc.query.synthetic.tables import Table
from istc.reports.models import FormReport, Record, Total
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Placement

FINISHED = (State.DONE, State.DONE, State.DONE, State.APPROVED)
RUNNING = (State.DONE, State.DONE, State.DRAFT, State.APPROVED)


@dataclass(frozen=True, slots=True)
class Ready:
    """A filled form as the tails of its rows."""

    report: Any
    records: tuple[Any, ...]
    totals: tuple[Any, ...]


class Writer:
    """Takes units one by one; `write` sends what has gathered."""

    def __init__(self, round: Round, at: datetime) -> None:
        self.round = round
        self.at = connection.ops.adapt_datetimefield_value(at)
        self.reports = Table(FormReport, "id", "unit_id", "state", "updated_by_name")
        self.records = Table(Record, "report_id")
        self.totals = Table(Total, "unit_id")
        self.ready: WeakKeyDictionary[Filled, Ready] = WeakKeyDictionary()

    def add(self, place: Placement, filled: Sequence[Filled], state: State) -> None:
        for one in filled:
            ready = self.ready.get(one) or self._make_ready(one)
            nil = one.form.multi and not one.records
            number = self.reports.number()
            stood = str(State.ZERO if nil else state)
            self.reports.add((number, place.unit_id, stood, place.name), [ready.report])
            self.records.add((number,), ready.records)
            self.totals.add((place.unit_id,), ready.totals)

    def _make_ready(self, one: Filled) -> Ready:
        report = self.reports.tail(
            round_id=self.round.pk, form=one.form.code, updated_at=self.at,
            nil=one.form.multi and not one.records, records=len(one.records),
        )  # fmt: skip
        records = tuple(
            self.records.tail(position=number, values=values, submitted=True, updated_at=self.at)
            for number, values in enumerate(one.records, 1)
        )
        totals = tuple(
            self.totals.tail(
                round_id=self.round.pk, form=one.form.code, item=item,
                value=self._number(figure.value), filled=figure.filled,
            )
            for item, figure in one.figures.items() if figure.filled
        )  # fmt: skip
        self.ready[one] = found = Ready(report, records, totals)
        return found

    def write(self) -> None:
        for table in (self.reports, self.records, self.totals):
            table.write()

    def settle(self) -> None:
        for table in (self.reports, self.records, self.totals):
            table.settle()

    def _number(self, value: Any) -> Any:
        return connection.ops.adapt_decimalfield_value(value, 28, 4)
