"""How far the units below are: for a superior's home page, and the nation for the centre's."""

from collections.abc import Mapping
from dataclasses import dataclass

from istc.reports.queries import completion
from istc.reports.queries.completion import NOTHING, Completion
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.words import CATEGORIES

SLOWEST = 6


@dataclass(frozen=True, slots=True)
class UnitRow:
    place: Placement
    completion: Completion


@dataclass(frozen=True, slots=True)
class Below:
    """All units below one: how many are complete, and those with most left to do."""

    complete: int
    whole: Completion
    slowest: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """The level-1 units of one category, each with everything below it."""

    title: str
    whole: Completion
    rows: tuple[UnitRow, ...]

    @property
    def count(self) -> int:
        return len(self.rows)


def below(found: Round, place: Placement) -> Below | None:
    """None where nobody stands below. Four queries."""
    units = completion.by_unit(found, place)
    units.pop(place.unit_id, None)
    if not units:
        return None
    left = sorted(units, key=lambda unit: (-_left(units[unit]), unit))
    wanted = [unit for unit in left[:SLOWEST] if not units[unit].complete]
    places = Placement.objects.filter(year=found.year, unit_id__in=wanted)
    rows = {one.unit_id: UnitRow(one, units[one.unit_id]) for one in places}
    return Below(
        complete=sum(one.complete for one in units.values()),
        whole=sum(units.values(), NOTHING),
        slowest=tuple(rows[unit] for unit in wanted),
    )


def nation(found: Round, wholes: Mapping[str, Completion]) -> list[Category]:
    """Level-1 units by category, in the order of the roster. `wholes`: by path, what is counted
    of each with all below it. One query."""
    places = Placement.objects.filter(year=found.year, level=1, closed=False).order_by("path")
    rows = [UnitRow(place, wholes.get(place.path, NOTHING)) for place in places]
    titles = {**CATEGORIES, "": "未分类"}
    found_categories = {row.place.category for row in rows}
    order = [name for name in titles if name in found_categories]
    order += sorted(found_categories - set(titles))
    return [
        _category(titles.get(name, name), [row for row in rows if row.place.category == name])
        for name in order
    ]


def _category(title: str, rows: list[UnitRow]) -> Category:
    return Category(title, sum((row.completion for row in rows), NOTHING), tuple(rows))


def _left(one: Completion) -> float:
    return 1 - one.done / one.total if one.total else 0.0
