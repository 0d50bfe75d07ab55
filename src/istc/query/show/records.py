"""A page of the records that a filter selects, each with its unit, over one or several years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import Sum

from istc.definitions import kinds
from istc.definitions.model import Form, Item
from istc.query.show.paging import NoSuchPage
from istc.reports.selection.records import Rows, ordered, records_of
from istc.reports.selection.scope import Scope, reports_of
from istc.reports.states import State
from istc.rollup.filters import Filter
from istc.units.models import Placement
from istc.units.paths import line

A_PAGE = 50
FEW = 6  # columns where neither filter nor form names any


@dataclass(frozen=True, slots=True)
class Line:
    """`own`: of the asker's unit itself, not of one below it."""

    id: int
    place: Placement
    above: str
    own: bool
    state: State
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    count: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, ceil(self.count / A_PAGE))


def columns(form: Form, flt: Filter) -> tuple[Item, ...]:
    """Those chosen, else those that the form's list of records shows."""
    if flt.columns:
        return tuple(item for item in form.items if item.id in flt.columns)
    if form.summary:
        return tuple(form.by_id[name] for name in form.summary)
    return tuple(item for item in form.items if item.table is None)[:FEW]


def listing(scopes: Sequence[Scope], form: Form, flt: Filter, own: int | None) -> Listing:
    """Two queries a year to count and to read, three more for the page. Raises NoSuchPage."""
    counts = [_count(scope, form, flt) for scope in scopes]
    found = Listing(columns(form, flt), (), sum(counts), flt.page)
    if flt.page > found.pages:
        raise NoSuchPage(found.pages)
    rows: list[Line] = []
    start, left = (flt.page - 1) * A_PAGE, A_PAGE
    for scope, count in zip(scopes, counts, strict=True):
        if start < count and left > 0:
            records = ordered(records_of(scope, form, flt), form, flt)
            got = list(_lines(scope, records[start : start + left], found.items, own))
            rows += got
            left -= len(got)
        start = max(0, start - count)
    return Listing(found.items, tuple(rows), found.count, flt.page)


def _count(scope: Scope, form: Form, flt: Filter) -> int:
    """Without conditions the reports know; only conditions make every record be looked at."""
    if flt.where:
        return int(records_of(scope, form, flt).order_by().count())
    return int(reports_of(scope, form).order_by().aggregate(n=Sum("records"))["n"] or 0)


def _lines(scope: Scope, records: Rows, items: tuple[Item, ...], own: int | None) -> Iterator[Line]:
    rows = list(records.values("id", "path", "values", "report__state"))
    wanted = {above for row in rows for above in line(row["path"])}
    found = Placement.objects.filter(year=scope.round.year, path__in=wanted)
    places = {place.path: place for place in found}
    for row in rows:
        place = places[row["path"]]
        above = " › ".join(places[path].name for path in line(row["path"])[:-1])
        yield Line(
            row["id"], place, above, place.unit_id == own, State(row["report__state"]),
            tuple(shown(item, row["values"]) for item in items),
        )  # fmt: skip


def shown(item: Item, values: dict[str, Any]) -> str:
    """In words; the rows of a sub-table one after the other."""
    rows = [values] if item.table is None else values.get(item.table, ())
    cells = [row[item.id] for row in rows if row.get(item.id)]
    return "；".join(kinds.show(item, cell) for cell in cells)
