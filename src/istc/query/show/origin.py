"""数字来源: from a number to the units it is made of, and on to their records."""

from dataclasses import dataclass

from django.http import Http404

from istc.checks.numbers import ZERO, written
from istc.definitions.model import Form
from istc.query.show.cells import Column, column_of, text
from istc.query.show.tree import OWN, Source
from istc.reports.selection.scope import Scope
from istc.rollup.filters import Filter
from istc.units.models import Placement

MOST_UNITS = 9


@dataclass(frozen=True, slots=True)
class Part:
    place: Placement
    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class Origin:
    """`rest`: what the units not listed have together, in how many of them."""

    column: Column
    label: str
    total: str
    parts: tuple[Part, ...]
    units: int
    rest: str
    formula: str = ""

    @property
    def others(self) -> int:
        return self.units - len(self.parts)


def origin(scope: Scope, form: Form, flt: Filter, source: Source) -> Origin | None:
    """None where no number was chosen. Raises Http404 for a unit that is not in the scope."""
    if not flt.item:
        return None
    column = column_of(form, flt.item)
    own = flt.at.startswith(OWN)
    number = flt.at.removeprefix(OWN)
    place = _place(scope, number) if number else scope.top
    if place and number and not own:
        scope = scope.within(place)
        source = source.within(scope)
    label = place.name if place else ""
    if own and place:
        return _of_one(column, place, source)
    total = source.whole().get(column.key)
    rows, units = source.by_unit(column.key, MOST_UNITS)
    places = {
        one.unit_id: one for one in scope.places.filter(unit_id__in=[unit for unit, _ in rows])
    }
    most = max((one.value for _, one in rows), default=None)
    parts = tuple(
        Part(places[unit], written(one.value), int(one.value * 100 / most) if most else 0)
        for unit, one in rows
    )
    rest = (total.value if total else ZERO) - sum((one.value for _, one in rows), ZERO)
    return Origin(column, label, text(total), parts, units, written(rest), _formula(form, flt.item))


def _of_one(column: Column, place: Placement, source: Source) -> Origin:
    own = text(source.own(place.unit_id).get(column.key))
    parts = (Part(place, own, 100),) if own else ()
    return Origin(column, f"{place.name}（本级）", own, parts, len(parts), "0")


def _place(scope: Scope, number: str) -> Placement:
    """In the branch, whether wanted itself or only for what lies below it."""
    inside = Placement.objects.filter(year=scope.round.year)
    branch = inside.under(scope.top.path) if scope.top else inside
    plain = number.isascii() and number.isdigit() and len(number) < 11
    found = branch.filter(unit_id=int(number)).first() if plain else None
    if found is None:
        raise Http404
    return found


def _formula(form: Form, name: str) -> str:
    """The printed balance that the number follows."""
    for rule in form.rules:
        if rule.origin == "printed" and rule.items and name in rule.items:
            left, _, right = rule.text.partition("=")
            if right and form.by_id.get(name) and left.strip() == form.by_id[name].code:
                return f"= {right.strip()}"
    return ""
