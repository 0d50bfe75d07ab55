"""Who may come in to 单位管理 of a year, and which units of it the request may be about."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from istc.rounds import queries
from istc.rounds.models import Round
from istc.units import access, rights
from istc.units.access import Actor
from istc.units.models import Placement
from istc.units.models.placement import Placements
from istc.units.roster.known import Lists, lists_of


@dataclass(frozen=True)
class Desk:
    """A superior at work on one year's tree. `own` is None for the centre."""

    actor: Actor
    round: Round
    own: Placement | None

    @property
    def year(self) -> int:
        return self.round.year

    @property
    def live(self) -> bool:
        """Whether the tree of this year may still change."""
        return self.round.state != Round.State.CLOSED

    @cached_property
    def years(self) -> list[int]:
        """This year and later ones whose tree may still change: what a change here reaches."""
        return sorted(year for year in queries.open_years() if year >= self.year)

    @cached_property
    def lists(self) -> Lists:
        return lists_of(self.round.edition_model)

    def below(self) -> Placements:
        """Everything that this account may manage."""
        return access.below(self.actor, self.year, itself=False)

    def direct(self) -> Placements:
        """The units right below it; for the centre those of level 1."""
        if self.own is None:
            return Placement.objects.filter(year=self.year, level=1)
        return Placement.objects.filter(superior=self.own)

    def managed(self, unit_id: int) -> Placement:
        """Raises Http404 for a unit out of reach, exactly as for one that does not exist."""
        found = Placement.objects.select_related("superior__superior", "unit")
        place = found.filter(year=self.year, unit_id=unit_id).first()
        if place is None or not rights.may_manage(self.actor, place):
            raise Http404
        return place

    def superior(self, unit_id: int | None) -> Placement | None:
        """Where a new unit would go: the account's own unit unless another is named. Raises
        Http404 where it may add none.
        """
        place = self.own
        if unit_id is not None and (place is None or place.unit_id != unit_id):
            place = self.managed(unit_id)
        if not rights.may_add_below(self.actor, place, self.year):
            raise Http404
        return place


def desk(request: HttpRequest, year: int) -> Desk:
    """Raises Http404 where there is no 单位管理 for this account (F31, F36)."""
    actor = access.actor_of(request)
    found = queries.any_round(year) if actor.is_centre else queries.round_of(year)
    if not rights.manages(actor, year):
        raise Http404
    return Desk(actor, found, actor.place(year))
