"""What a unit still lacks before it can report as a whole: own forms, units below (N16)."""

from collections.abc import Mapping
from dataclasses import dataclass

from istc.definitions.model import Edition, Form
from istc.reports.models import Submission
from istc.reports.models.submission import STANDING
from istc.reports.queries.completion import NOTHING, Completion, by_unit
from istc.reports.queries.states import FormState, states
from istc.rounds.models import Round
from istc.units.models import Placement


@dataclass(frozen=True, slots=True)
class Lacking:
    """An own form that stands in the way, and why in words."""

    form: Form
    state: FormState
    words: str


@dataclass(frozen=True, slots=True)
class Below:
    """A unit below. `state`: of its submission, empty before the first."""

    place: Placement
    completion: Completion
    state: str

    @property
    def reported(self) -> bool:
        return self.state in STANDING and self.completion.complete

    @property
    def words(self) -> str:
        if self.completion.complete:
            return "全部完成，待上报"
        return f"完成 {self.completion.done}/{self.completion.total} 张"


@dataclass(frozen=True, slots=True)
class Standing:
    lacking: tuple[Lacking, ...]
    below: tuple[Below, ...]

    @property
    def left_out(self) -> tuple[Below, ...]:
        return tuple(one for one in self.below if not one.reported)

    @property
    def complete(self) -> bool:
        return not self.lacking and not self.left_out


def standing(round: Round, placement: Placement) -> Standing:
    """Six queries, however many units stand below; units out of use are left aside."""
    edition = round.edition_model
    return Standing(lacking(edition, states(round, placement)), below(round, placement))


def lacking(edition: Edition, found: Mapping[str, FormState]) -> tuple[Lacking, ...]:
    rows = ((form, found[form.code]) for form in edition.forms)
    return tuple(Lacking(form, state, words) for form, state in rows if (words := _why(state)))


def _why(state: FormState) -> str:
    if not state.applies:
        return ""
    if not state.complete:
        return f"{state.label}，{state.errors} 处错误" if state.errors else state.label
    if state.errors:
        return f"来源表变动后有 {state.errors} 处错误"
    return f"{state.warnings} 处待说明" if state.warnings else ""


def below(round: Round, placement: Placement | None) -> tuple[Below, ...]:
    """Every unit in use below it (all level-1 units without one), in the order of the tree."""
    places = Placement.objects.filter(year=round.year, closed=False)
    if placement is None:
        found = list(places.filter(level=1).order_by("path"))
    else:
        found = list(places.under(placement.path, itself=False))
    if not found:
        return ()
    done = by_unit(round, placement)
    known = dict(
        Submission.objects.filter(placement__in=[place.pk for place in found]).values_list(
            "placement_id", "state"
        )
    )
    return tuple(
        Below(place, done.get(place.unit_id, NOTHING), known.get(place.pk, "")) for place in found
    )
