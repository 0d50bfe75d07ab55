"""Proves that at every node the total is its own figure and the sum of its children's (N26)."""

from collections.abc import Iterator
from decimal import Decimal

from istc.definitions.model import Form
from istc.reports.models import Total
from istc.reports.selection.scope import Scope
from istc.reports.selection.sums import StoredSums, exact
from istc.rollup.plan import plan_of
from istc.rollup.tree import Gap, gaps
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.paths import WIDTH


def prove(round: Round, form: Form) -> Iterator[tuple[str, Gap]]:
    """Item and gap for every node of the year's tree whose total does not agree, of what adds up.

    Totals are asked for as the pages ask, branch by branch; own figures unit by unit. Data of a
    unit that stands nowhere in the year's tree would be in the nation's total and in no branch's.
    """
    every = Placement.objects.filter(year=round.year)
    total: dict[str, dict[str, Decimal]] = {}
    nation = Scope(round, None, every, whole=True)
    _put(total, "", StoredSums(nation, form).whole())
    for top in [None, *every.filter(subordinates__isnull=False).distinct().order_by("path")]:
        places = every.under(top.path) if top else every
        sums = StoredSums(Scope(round, top, places, whole=True), form)
        for path, found in sums.by_child().items():
            _put(total, path, found)
    own = _own(round, form)
    alone = {item.id for item in plan_of(form).each}
    for item in sorted((total.keys() | own.keys()) - alone):
        for gap in gaps(total.get(item, {}), own.get(item, {}), _above):
            yield item, gap


def _own(round: Round, form: Form) -> dict[str, dict[str, Decimal]]:
    paths = dict(Placement.objects.filter(year=round.year).values_list("unit_id", "path"))
    found: dict[str, dict[str, Decimal]] = {}
    rows = Total.objects.filter(round=round, form=form.code, filled__gt=0)
    for unit, item, value in rows.values_list("unit_id", "item", "value"):
        if unit in paths:
            found.setdefault(item, {})[paths[unit]] = exact(value)
    return found


def _put(total: dict[str, dict[str, Decimal]], path: str, sums: object) -> None:
    for item, one in sums.items():  # type: ignore[attr-defined]
        total.setdefault(item, {})[path] = one.value


def _above(path: str) -> str | None:
    return path[:-WIDTH] if path else None
