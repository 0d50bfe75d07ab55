"""数字来源: from a number to the units it is made of, and on to their records."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404

from istc.checks.numbers import ZERO, written
from istc.definitions.model import Form
from istc.query.show.cells import Column, column_of, shown_sum
from istc.query.show.tree import OWN, Source
from istc.reports.selection.scope import Scope
from istc.rollup.filters import Filter
from istc.rollup.tally import Sum
from istc.units.models import Placement

MOST_UNITS = 9


@dataclass(frozen=True, slots=True)
class Part:
    place: Placement
    text: str
    percent: int


@dataclass(frozen=True, slots=True)
class Origin:
    """`rest`: what the units not listed have together, in how many of them. `filled`: the cells
    of records behind it; of a number that does not add up they are all that is said."""

    column: Column
    label: str
    total: str
    parts: tuple[Part, ...]
    units: int
    rest: str
    formula: str = ""
    filled: int = 0

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
    weight = _filled if not column.adds else _value
    most = max((weight(one) for _, one in rows), default=None)
    parts = tuple(
        Part(places[unit], _words(column, one), int(weight(one) * 100 / most) if most else 0)
        for unit, one in rows
    )
    rest = (weight(total) if total else ZERO) - sum((weight(one) for _, one in rows), ZERO)
    return Origin(
        column, label, shown_sum(column, total), parts, units, written(rest),
        _formula(form, flt.item), total.filled if total else 0,
    )  # fmt: skip


def _value(one: Sum) -> Decimal:
    return one.value


def _filled(one: Sum) -> Decimal:
    return Decimal(one.filled)


def _words(column: Column, one: Sum) -> str:
    """What does not add up has only a number of records."""
    return written(one.value) if column.adds else f"{one.filled} 条"


def _of_one(column: Column, place: Placement, source: Source) -> Origin:
    found = source.own(place.unit_id).get(column.key)
    own = shown_sum(column, found)
    parts = (Part(place, _words(column, found), 100),) if found and own else ()
    filled = found.filled if found else 0
    return Origin(column, f"{place.name}（本级）", own, parts, len(parts), "0", filled=filled)


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
