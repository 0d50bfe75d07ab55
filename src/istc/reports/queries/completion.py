"""How far many units are, counted by the database: a constant number of queries for any number.

A form counts as done in 已完成填报, 零报告 or 审核通过; forms that do not apply to a unit, or that
it declared so, are no part of its whole (design §4).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Substr

from istc.checks.run import applies
from istc.definitions.model import Edition
from istc.reports.models import FormReport
from istc.reports.states import CLOSED
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.paths import WIDTH, span

FACTS = ("type", "province", "category", "level")
PLACE = "unit__placements__"  # from a report to the unit's places, one a year
PLACE_FACTS = tuple(PLACE + name for name in FACTS)
MOST_KEPT = 4096  # sorts of units whose forms are remembered
Facts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completion:
    """`done` of `total` forms, summed over `units` units."""

    units: int
    done: int
    total: int

    @property
    def complete(self) -> bool:
        return self.done >= self.total

    def __add__(self, other: "Completion") -> "Completion":
        return Completion(
            self.units + other.units, self.done + other.done, self.total + other.total
        )


NOTHING = Completion(0, 0, 0)


def by_unit(round: Round, under: Placement | None = None) -> dict[int, Completion]:
    """Unit id → completion, for the unit itself and all below it; all units without one."""
    return _completion(round, under, Keys(F("unit_id"), F("unit_id")))


def by_level_one(round: Round) -> dict[str, Completion]:
    """Path of each level-1 unit → it and everything below it together."""
    return _completion(
        round, None, Keys(Substr("path", 1, WIDTH), Substr(f"{PLACE}path", 1, WIDTH))
    )


def by_form(round: Round, under: Placement | None = None) -> dict[str, Completion]:
    """Form code → how many of the units to which it applies are done with it. Two queries."""
    edition = round.edition_model
    units: dict[str, int] = defaultdict(int)
    for row in _places(round, under).values(*FACTS).annotate(n=Count("id")).order_by():
        for code in applicable(edition, _facts(row, "")):
            units[code] += row["n"]
    done, out = defaultdict[str, int](int), defaultdict[str, int](int)
    counted = _reports(round, under).values("form", "declined", *PLACE_FACTS)
    for row in counted.annotate(n=Count("id")).order_by():
        if row["form"] in applicable(edition, _facts(row, PLACE)):
            (out if row["declined"] else done)[row["form"]] += row["n"]
    return {
        code: Completion(units[code], done[code], units[code] - out[code])
        for code in edition.by_code
    }


def applicable(edition: Edition, facts: Facts) -> frozenset[str]:
    """Codes of the forms that units of this sort fill in; facts in the order of `FACTS`."""
    key = (edition.digest, edition.year, facts)
    if key not in _applicable:
        unit = dict(zip(FACTS, facts, strict=True))
        found = frozenset(form.code for form in edition.forms if applies(form, unit))
        if len(_applicable) >= MOST_KEPT:
            _applicable.clear()
        _applicable[key] = found
    return _applicable[key]


_applicable: dict[tuple[str, int, Facts], frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Keys:
    """What to count by, as places and as reports know it."""

    place: Combinable
    report: Combinable


def _completion(round: Round, under: Placement | None, keys: Keys) -> dict[Any, Completion]:
    """Three queries: units by sort; reports of forms for all; reports of forms for some."""
    edition = round.edition_model
    some = [form.code for form in edition.forms if form.applies]
    totals: dict[Any, Completion] = defaultdict(lambda: NOTHING)
    places = _places(round, under).annotate(key=keys.place).values("key", *FACTS)
    for row in places.annotate(n=Count("id")).order_by():
        forms = len(applicable(edition, _facts(row, "")))
        totals[row["key"]] += Completion(row["n"], 0, row["n"] * forms)
    reports = _reports(round, under).annotate(key=keys.report)
    plain = reports.exclude(form__in=some).values("key", "declined")
    for row in plain.annotate(n=Count("id")).order_by():
        totals[row["key"]] += _step(row)
    sorted_out = reports.filter(form__in=some).values("key", "declined", "form", *PLACE_FACTS)
    for row in sorted_out.annotate(n=Count("id")).order_by():
        if row["form"] in applicable(edition, _facts(row, PLACE)):
            totals[row["key"]] += _step(row)
    return dict(totals)


def _step(row: Mapping[str, Any]) -> Completion:
    return Completion(0, 0, -row["n"]) if row["declined"] else Completion(0, row["n"], 0)


def _places(round: Round, under: Placement | None) -> QuerySet[Placement]:
    found = Placement.objects.filter(year=round.year, closed=False)
    return found.under(under.path) if under else found


def _reports(round: Round, under: Placement | None) -> QuerySet[FormReport]:
    """Those that change the count: done, or declared not to apply."""
    where: dict[str, Any] = {f"{PLACE}year": round.year, f"{PLACE}closed": False}
    if under:
        low, high = span(under.path)
        where |= {f"{PLACE}path__gte": low, f"{PLACE}path__lt": high}
    counts = Q(state__in=CLOSED) | Q(declined=True)
    return FormReport.objects.filter(counts, round=round, **where)


def _facts(row: Mapping[str, Any], prefix: str) -> Facts:
    return tuple(str(row[prefix + name]) for name in FACTS)
