"""The audit row of an action: who and where from are the desk's, before and after are here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from istc import audit
from istc.reports.models import Record
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement


@dataclass(slots=True)
class Act:
    """`action` is a verb of reports.actions, `subject` a form's code."""

    action: str
    subject: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of_record(
        cls, named: tuple[str, str], record: Record, before: Mapping[str, Any], cells: Iterable[str]
    ) -> "Act":
        """`named`: action and form. Only the changed cells, a blank as None."""
        cells = list(cells)
        place = {"record": record.pk, "position": record.position}
        return cls(
            *named,
            {**place, "values": {cell: before.get(cell) for cell in cells}},
            {**place, "values": {cell: record.values.get(cell) for cell in cells}},
        )

    def write(self, actor: Actor, round: Round, placement: Placement) -> None:
        audit.record(
            actor=actor,
            action=self.action,
            unit=placement.unit_id,
            year=round.year,
            subject=self.subject,
            before=self.before or None,
            after=self.after or None,
        )
