"""Several years side by side: each item's sum in each year, and the change between the last two."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from istc.checks.numbers import written
from istc.definitions.model import Form
from istc.query.show.cells import Column, column_of, shown, shown_sum
from istc.query.show.tree import source_of
from istc.reports.selection.scope import Scope
from istc.reports.selection.sums import Sums
from istc.rollup.filters import Filter
from istc.rollup.fitting import RECORDS
from istc.rollup.plan import plan_of
from istc.rollup.tally import Sum


@dataclass(frozen=True, slots=True)
class Change:
    column: Column
    texts: tuple[str, ...]
    change: str
    percent: str


@dataclass(frozen=True, slots=True)
class Comparison:
    years: tuple[int, ...]
    units: tuple[int, ...]
    lines: tuple[Change, ...]


def comparison(scopes: Sequence[Scope], form: Form, flt: Filter) -> Comparison:
    """Two queries a year. An item that a year's edition does not have is blank there."""
    sums = [_sums(scope, form, flt) for scope in scopes]
    names = [RECORDS] if form.multi else []
    names += [item.id for item in (shown(form, flt) if flt.columns else plan_of(form).numbers)]
    return Comparison(
        tuple(scope.round.year for scope in scopes),
        tuple(scope.places.order_by().count() for scope in scopes),
        tuple(_change(column_of(form, name), sums) for name in names),
    )


def _sums(scope: Scope, form: Form, flt: Filter) -> Sums:
    found = scope.round.edition_model.by_code.get(form.code)
    if found is None or any(one.item not in found.by_id for one in flt.where):
        return {}
    return source_of(scope, found, flt).whole()


def _change(column: Column, sums: Sequence[Sums]) -> Change:
    cells = [one.get(column.key) for one in sums]
    change, percent = (
        _difference(cells[0], cells[1]) if len(cells) > 1 and column.adds else ("", "")
    )
    return Change(column, tuple(shown_sum(column, one) for one in cells), change, percent)


def _difference(now: Sum | None, before: Sum | None) -> tuple[str, str]:
    """Nothing where one of them is blank; no percentage of zero."""
    if not (now and before and now.filled and before.filled):
        return "", ""
    gap = now.value - before.value
    percent = f"{gap * 100 / before.value:.1f}%" if before.value else ""
    return written(Decimal(gap)), percent
