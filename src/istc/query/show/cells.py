"""Sums as cells: a blank stays blank, a zero is a zero."""

from dataclasses import dataclass

from istc.checks.numbers import written
from istc.definitions.model import Form, Item
from istc.reports.models.total import RECORDS
from istc.rollup.columns import Group, groups, label
from istc.rollup.filters import Filter
from istc.rollup.fitting import RECORDS as RECORDS_NAME
from istc.rollup.plan import plan_of
from istc.rollup.tally import Sum

NOT_ADDED = "—"
MOST_COLUMNS = 30  # where nobody chose; the page says so
RECORDS_LABEL = "记录数"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is how addresses call it, `key` how sums do. `adds`: a sum of its numbers says
    something."""

    name: str
    key: str
    label: str
    code: str = ""
    title: str = ""
    total: bool = False
    first: bool = False
    adds: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """`filled`: how many cells of records it is made of."""

    column: Column
    text: str
    filled: int = 0

    @property
    def zero(self) -> bool:
        return self.text == "0"

    @property
    def said(self) -> str:
        """As it is read aloud and shown on pointing at it."""
        return self.text if self.column.adds else f"{self.filled} 条已填，不相加"


def heads(form: Form, flt: Filter) -> tuple[Head, ...]:
    """The number of records of a form of many, then its numbers under their printed heads."""
    found = [_head(group) for group in groups(shown(form, flt))]
    if form.multi:
        found.insert(0, Head("", (Column(RECORDS_NAME, RECORDS, RECORDS_LABEL, first=True),)))
    return tuple(found)


def shown(form: Form, flt: Filter) -> tuple[Item, ...]:
    """The columns chosen, or as many as a page can bear."""
    numbers = plan_of(form).numbers
    chosen = tuple(item for item in numbers if item.id in flt.columns)
    return chosen or numbers[:MOST_COLUMNS]


def _head(group: Group) -> Head:
    columns = tuple(
        Column(
            item.id, item.id, label(item), item.code or "", item.name,
            total=item.computed is not None, first=not index, adds=item.adds_up,
        )
        for index, item in enumerate(group.items)
    )  # fmt: skip
    return Head(group.head, columns)


def column_of(form: Form, name: str) -> Column:
    if name == RECORDS_NAME:
        return Column(RECORDS_NAME, RECORDS, RECORDS_LABEL)
    item = form.by_id[name]
    title = " · ".join((*item.path, item.label))
    return Column(name, name, title, item.code or "", title, adds=item.adds_up)


def cell(column: Column, sums: dict[str, Sum]) -> Cell:
    found = sums.get(column.key)
    return Cell(column, shown_sum(column, found), found.filled if found else 0)


def shown_sum(column: Column, found: Sum | None) -> str:
    """A dash where numbers are there but do not add up."""
    if column.adds or found is None or not found.filled:
        return text(found)
    return NOT_ADDED


def text(found: Sum | None) -> str:
    """Canonical digits; empty where no cell is filled."""
    return written(found.value) if found and found.filled else ""
