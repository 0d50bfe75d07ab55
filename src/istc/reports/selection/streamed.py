"""The same sums as `sums`, from the records themselves: where conditions on items pick records."""

from collections.abc import Sequence
from decimal import Decimal

from istc.definitions.model import Form
from istc.reports.models.total import RECORDS
from istc.reports.selection.records import records_of, streamed
from istc.reports.selection.scope import Scope
from istc.reports.selection.sums import Sums
from istc.reports.selection.switched import switched
from istc.rollup.filters import Filter
from istc.rollup.plan import plan_of
from istc.rollup.tally import Sum, Tally, add
from istc.units.paths import WIDTH, covers, level


class StreamedSums:
    """Exact on every database; one query, read through once."""

    def __init__(self, scope: Scope, form: Form, flt: Filter) -> None:
        self.scope, self.plan = scope, plan_of(form)
        self.units: dict[str, Tally] = {}
        for path, values in switched(scope, form, streamed(records_of(scope, form, flt))):
            add(self.units.setdefault(path, Tally()), self.plan, values)

    def whole(self) -> Sums:
        return self._sums(tuple(self.units.values()))

    def own(self, unit_id: int) -> Sums:
        return self._sums([one for path, one in self.units.items() if _unit(path) == unit_id])

    def by_child(self, paths: Sequence[str] = (), item: str | None = None) -> dict[str, Sums]:
        below: dict[str, list[Tally]] = {}
        for path, one in self.units.items():
            if level(path) > self.scope.depth and self._inside(path):
                below.setdefault(path[: WIDTH * (self.scope.depth + 1)], []).append(one)
        wanted = paths or below.keys()
        return {path: self._sums(below[path]) for path in wanted if path in below}

    def by_unit(self, item: str, most: int) -> tuple[list[tuple[int, Sum]], int]:
        found = [
            (_unit(path), self._sums([one])[item])
            for path, one in self.units.items()
            if self._inside(path) and item in self._sums([one])
        ]
        counted = item in {one.id for one in self.plan.each}
        found.sort(key=lambda row: (-(row[1].filled if counted else row[1].value), row[0]))
        return found[:most], len(found)

    def within(self, scope: Scope) -> "StreamedSums":
        """The same records, seen from a smaller branch; nothing is read again."""
        smaller = object.__new__(StreamedSums)
        smaller.scope, smaller.plan = scope, self.plan
        smaller.units = {path: one for path, one in self.units.items() if smaller._inside(path)}
        return smaller

    def _inside(self, path: str) -> bool:
        return self.scope.top is None or covers(self.scope.top.path, path)

    def _sums(self, tallies: Sequence[Tally]) -> Sums:
        whole = Tally()
        for one in tallies:
            whole.merge(one)
        if not whole.records:
            return {}
        return {**whole.sums, RECORDS: Sum(Decimal(whole.records), whole.records)}


def _unit(path: str) -> int:
    return int(path[-WIDTH:-1])
