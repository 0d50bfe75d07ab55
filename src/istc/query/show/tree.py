"""The table of units: a branch with its total, its own data, its children, some of them opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models.functions import Substr

from istc.definitions.model import Form
from istc.query.show.cells import Cell, Column, Head, cell, column_of, heads
from istc.query.show.chips import NATION
from istc.query.show.paging import NoSuchPage
from istc.reports.models import FormReport
from istc.reports.selection.scope import Scope
from istc.reports.selection.streamed import StreamedSums
from istc.reports.selection.sums import StoredSums, Sums
from istc.rollup.filters import Filter
from istc.units.models import Placement
from istc.units.paths import WIDTH

CHILDREN_A_PAGE = 50
MOST_OPENED = 10
OWN = "own"
Source = StoredSums | StreamedSums


@dataclass(frozen=True, slots=True)
class Row:
    """`at` names the node in addresses; `kind`: top, own (the unit alone) or node (with below)."""

    kind: str
    depth: int
    label: str
    at: str
    cells: tuple[Cell, ...]
    place: Placement | None = None
    state: str = ""
    parent: bool = False
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    page: Page[str]

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for head in self.heads for column in head.columns)


def source_of(scope: Scope, form: Form, flt: Filter) -> Source:
    """From the table of totals; from the records where conditions pick some of them."""
    return StreamedSums(scope, form, flt) if flt.where else StoredSums(scope, form)


def tree(scope: Scope, form: Form, flt: Filter, source: Source) -> Tree:
    """The queries do not grow with units or records; each branch opened costs four more.

    Raises NoSuchPage.
    """
    building = _Building(form, flt, heads(form, flt))
    pages: Paginator[str] = Paginator(building.paths(scope, source), CHILDREN_A_PAGE)
    if flt.page > pages.num_pages:
        raise NoSuchPage(pages.num_pages)
    page = pages.page(flt.page)
    label = scope.top.name if scope.top else NATION
    more = "（含下级）" if scope.whole or flt.below else ""
    top = Row("top", 0, label + more, "", building.cells(source.whole()), scope.top)
    rows = [top, *building.children(scope, source, list(page.object_list), 0)]
    return Tree(building.heads, tuple(rows), page)


@dataclass(slots=True)
class _Building:
    form: Form
    flt: Filter
    heads: tuple[Head, ...]

    def cells(self, sums: Sums) -> tuple[Cell, ...]:
        return tuple(cell(column, sums) for head in self.heads for column in head.columns)

    def paths(self, scope: Scope, source: Source) -> list[str]:
        """Of the children with anything wanted in their branch, in the order asked for."""
        deeper = scope.places.filter(level__gt=scope.depth).order_by()
        node = Substr("path", 1, WIDTH * (scope.depth + 1))
        found = sorted(deeper.annotate(node=node).values_list("node", flat=True).distinct())
        key = self.flt.sort_key
        column = column_of(self.form, key) if key and key not in ("unit", "updated") else None
        if column is not None and column.adds:
            name = column.key
            by = source.by_child(item=name)
            sign = -1 if self.flt.descending else 1
            have = [path for path in found if name in by.get(path, {})]
            have.sort(key=lambda path: sign * by[path][name].value)
            return have + [path for path in found if name not in by.get(path, {})]
        return found[::-1] if key == "unit" and self.flt.descending else found

    def children(
        self, scope: Scope, source: Source, paths: Sequence[str], depth: int
    ) -> Iterator[Row]:
        if scope.top and paths:
            own = source.own(scope.top.unit_id)
            at = f"{OWN}{scope.top.unit_id}"
            yield Row("own", depth + 1, "本级", at, self.cells(own), scope.top)
        if not paths:
            return
        places = {
            one.path: one for one in Placement.objects.filter(year=scope.round.year, path__in=paths)
        }
        sums, states = source.by_child(paths), self._states(scope, places)
        parents = set(
            scope.places.filter(superior__in=places.values()).order_by().values_list(
                "superior_id", flat=True
            )
        )  # fmt: skip
        for path in paths:
            place = places[path]
            opened = place.pk in parents and place.unit_id in self.flt.open[:MOST_OPENED]
            yield Row(
                "node", depth + 1, place.name, str(place.unit_id),
                self.cells(sums.get(path, {})), place, states.get(place.unit_id, ""),
                parent=place.pk in parents, opened=opened,
            )  # fmt: skip
            if opened:
                below = scope.within(place)
                inner = source.within(below)
                yield from self.children(below, inner, self.paths(below, inner), depth + 1)

    def _states(self, scope: Scope, places: dict[str, Placement]) -> dict[int, str]:
        units = [place.unit_id for place in places.values()]
        found = FormReport.objects.filter(round=scope.round, form=self.form.code, unit_id__in=units)
        return dict(found.values_list("unit_id", "state"))
