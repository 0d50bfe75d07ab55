"""The filter that an address holds, checked against what there is."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from istc.definitions.model import Edition, Form
from istc.query.show.picking import added
from istc.reports.selection.known import PROVINCE, TYPE, known, places_options
from istc.reports.selection.scope import Scope, scope_of
from istc.reports.states import State
from istc.rollup import filters
from istc.rollup.filters import Filter, FilterRefused
from istc.rollup.fitting import fit
from istc.rounds import round_of
from istc.rounds.models import Round
from istc.units import access


@dataclass(frozen=True)
class Asked:
    """A filter with the round and edition of the page's year. `problems`: why it was refused."""

    round: Round
    filter: Filter
    form: Form | None = None
    problems: tuple[str, ...] = ()

    @property
    def edition(self) -> Edition:
        return self.round.edition_model

    @property
    def elsewhere(self) -> int | None:
        """The year whose page shows this, where the year of the address was not chosen."""
        years = self.filter.years
        return None if self.round.year in years else years[0]

    def scope(self, request: HttpRequest) -> Scope:
        """Raises Http404 for a unit out of sight."""
        return scope_of(access.actor_of(request), self.round, self.filter)

    def scopes(self, request: HttpRequest) -> list[Scope]:
        """One for each year asked for in which the units were there; newest first."""
        found = []
        for year in self.filter.years:
            try:
                found.append(scope_of(access.actor_of(request), round_of(year), self.filter))
            except Http404:
                continue
        return found


def ask(request: HttpRequest, year: int, code: str = "") -> Asked:
    """Raises Http404 for a year or a form that does not exist."""
    round = round_of(year)
    edition = round.edition_model
    if code and code not in edition.by_code:
        raise Http404
    form = edition.by_code.get(code)
    params = {name: values for name, values in request.GET.lists() if isinstance(values, list)}
    try:
        found = filters.parse(params, year, known(edition))
        found = fit(found, form, [*params.get("where", ()), *added(params)]) if form else found
    except FilterRefused as refused:
        return Asked(round, Filter(years=(year,)), form, refused.problems)
    return Asked(round, found, form)


def options(edition: Edition) -> dict[str, object]:
    """What the filter's boxes offer."""
    return {
        "years": sorted(known(edition).years, reverse=True),
        "provinces": places_options(edition, PROVINCE).values(),
        "types": places_options(edition, TYPE).values(),
        "states": [State(state) for state in filters.STATES],
    }
