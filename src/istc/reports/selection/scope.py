"""The units of a year whose data a filter wants."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.http import Http404

from istc.checks.run import applies
from istc.definitions.model import Form
from istc.reports.models import FormReport
from istc.rollup.filters import Filter
from istc.rounds.models import Round
from istc.units.access import Actor, below
from istc.units.models import Placement
from istc.units.models.placement import Placements
from istc.units.paths import DEEPEST, WIDTH


@dataclass(frozen=True)
class Scope:
    """`top`: the branch looked at, None for the nation; `places`: the units in it that are wanted.

    `whole`: all of the branch, so that nothing need be asked about single units.
    """

    round: Round
    top: Placement | None
    places: Placements
    whole: bool
    states: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        return self.top.level if self.top else 0

    @property
    def everything(self) -> bool:
        """The nation without any narrowing."""
        return self.whole and self.top is None

    def within(self, top: Placement) -> "Scope":
        """The part of it in a smaller branch."""
        return replace(self, top=top, places=self.places.under(top.path))


def scope_of(actor: Actor, round: Round, flt: Filter) -> Scope:
    """Raises Http404 for a unit out of sight, as for one that does not exist, and for a unit that
    was not there in that year (N30)."""
    seen = below(actor, round.year)
    top, named = _top(seen, actor, round, flt)
    if top is None and not actor.is_centre:
        raise Http404
    places = seen.under(top.path) if top else seen
    if named:
        places = _named(places, flt)
    elif not flt.below:
        places = places.filter(pk=top.pk) if top else places.filter(level=1)
    facts = {"province": flt.province, "type": flt.type, "level": flt.level}
    wanted = {name: value for name, value in facts.items() if value}
    whole = flt.below and not named and not wanted
    return Scope(round, top, places.filter(**wanted), whole, flt.states)


def _top(
    seen: Placements, actor: Actor, round: Round, flt: Filter
) -> tuple[Placement | None, bool]:
    """The unit asked for by number, or the only one of that name, else the asker's own; and
    whether units below it have still to be picked by name."""
    if flt.unit is not None:
        found = seen.filter(unit_id=flt.unit).first()
        if found is None:
            raise Http404
        return found, bool(flt.name)
    if flt.name:
        named = list(seen.filter(match(flt.name))[:2])
        if len(named) == 1:
            return named[0], False
    return actor.place(round.year), bool(flt.name)


def match(name: str) -> Q:
    """By words in any order, by pinyin initials, by user-facing code."""
    words = Q()
    for word in name.split():
        one = Q(name__icontains=word)
        if word.isascii():
            one |= Q(initials__contains=word.lower()) | Q(unit__code__iexact=word)
        words &= one
    return words


def _named(places: Placements, flt: Filter) -> Placements:
    """Units of that name, and what lies below them if wanted."""
    found = places.filter(match(flt.name)).order_by().values("path")
    if not flt.below:
        return places.filter(match(flt.name))
    either = Q(path__in=found)
    marked = places
    for depth in range(1, DEEPEST):
        marked = marked.annotate(**{f"line{depth}": Substr("path", 1, WIDTH * depth)})
        either |= Q(**{f"line{depth}__in": found})
    return marked.filter(either)


def in_force(form: Form, scope: Scope) -> Q | None:
    """Which units the form applies to; None: all."""
    if form.applies is None:
        return None
    names = [ref.item for ref in form.applies.refs() if ref.form == "unit"]
    either = Q(pk__in=[])
    for facts in scope.places.order_by().values(*names).distinct():
        if applies(form, _facts(facts)):
            either |= Q(**facts)
    return either


def _facts(facts: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}


def counting(scope: Scope, form: Form) -> QuerySet[Any, Any] | None:
    """Numbers of the units whose data of a form count, as a subquery; None: all."""
    applying = in_force(form, scope)
    if applying is None and scope.everything:
        return None
    places = scope.places if applying is None else scope.places.filter(applying)
    return places.order_by().values("unit_id")


def reports_of(scope: Scope, form: Form) -> QuerySet[FormReport]:
    """The reports whose data count: one a unit."""
    found = FormReport.objects.filter(round=scope.round, form=form.code, declined=False)
    if scope.states:
        found = found.filter(state__in=scope.states)
    places = counting(scope, form)
    return found if places is None else found.filter(unit_id__in=places)
