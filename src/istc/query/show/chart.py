"""图表: one number of a form by unit, the greatest first, as bars with their table (screen 09b)."""

from dataclasses import dataclass
from decimal import Decimal

from istc.checks.numbers import ZERO, written
from istc.definitions.model import Form
from istc.query.show.cells import Column, column_of
from istc.query.show.share import share
from istc.query.show.tree import Source, tree
from istc.reports.selection.scope import Scope
from istc.rollup.filters import Filter
from istc.rollup.fitting import RECORDS
from istc.rollup.plan import plan_of

MOST_BARS = 20


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    text: str
    share: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`rest`: what the units without a bar of their own have together, in `others` of them."""

    column: Column
    choices: tuple[Column, ...]
    bars: tuple[Bar, ...]
    total: str
    rest: str
    others: int


def chart(scope: Scope, form: Form, flt: Filter, source: Source) -> Chart | None:
    """None for a form without numbers. As many queries as the table of units."""
    choices = _choices(form)
    if not choices:
        return None
    named = {one.name: one for one in choices}
    column = named.get(flt.item) or next((one for one in choices if one.total), choices[0])
    asked = flt.but(columns=(column.name,), sort=f"-{column.name}", open=(), page=1)
    rows = tree(scope, form, asked, source).rows
    texts = [(row.label, next(c.text for c in row.cells if c.column.key == column.key))
             for row in rows]  # fmt: skip
    total = texts[0][1]
    units = sorted(
        ((label, text) for label, text in texts[1:] if text), key=lambda one: -Decimal(one[1])
    )
    bars = tuple(Bar(label, text, share(text, total)) for label, text in units[:MOST_BARS])
    rest = Decimal(total or 0) - sum((Decimal(bar.text) for bar in bars), ZERO)
    return Chart(column, choices, bars, total, written(rest), len(units) - len(bars))


def _choices(form: Form) -> tuple[Column, ...]:
    names = [RECORDS] * form.multi + [item.id for item in plan_of(form).sums]
    sums = {item.id for item in plan_of(form).sums if item.computed is not None}
    found = [column_of(form, name) for name in names]
    return tuple(
        Column(one.name, one.key, one.label, one.code, one.title, total=one.name in sums)
        for one in found
    )
