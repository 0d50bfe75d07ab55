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

    def other(self, form: Form) -> "ReportKey":
        return ReportKey(self.round, self.placement, form)
