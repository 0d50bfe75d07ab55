"""Names what an action or a query is about: a unit's form in a year."""

from dataclasses import dataclass

from istc.definitions.model import Form
from istc.rounds.models import Round
from istc.units.models import Placement


@dataclass(frozen=True, slots=True)
class ReportKey:
    """The form of the round's edition, filled by the unit placed there."""

    round: Round
    placement: Placement
    form: Form

    @classmethod
    def pointing(cls, round: Round, unit_id: int, form: Form) -> "ReportKey":
        """Before anybody asked where the unit stands: enough for an action, which asks under its
        lock and answers with the key that it found."""
        return cls(round, Placement(year=round.year, unit_id=unit_id), form)

    def other(self, form: Form) -> "ReportKey":
        return ReportKey(self.round, self.placement, form)
