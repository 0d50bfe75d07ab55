"""The flat columns of a record: what templates, exports and imports of a form agree on.

One line is one record. A form with sub-tables takes further lines under the record's first one:
they repeat its 序号 and fill the sub-tables' columns only, side by side (HJ_07, HZ_04_001).
"""

import weakref
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from istc.definitions.model import Form, Item

NUMBER_HEAD = "序号"
KEY_HEAD = "记录键"
KEY_ID = "#key"
ROWS_OF_TEMPLATE = 2000


@dataclass(frozen=True)
class Column:
    """A column of a form's sheet; `heads` from the outermost header to the item's own label."""

    item: Item
    heads: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def code(self) -> str:
        return self.item.code or ""

    @property
    def computed(self) -> bool:
        return self.item.computed is not None

    @cached_property
    def words(self) -> str:
        """What a message calls the column: 丙 中方经费（万元人民币）; 01 考察访问 项目数."""
        return " ".join(part for part in (self.code, *self.heads[-2:]) if part)


@dataclass(frozen=True)
class SheetPlan:
    """All columns of a form in printed order, without 序号 before and 记录键 behind them."""

    form: Form
    columns: tuple[Column, ...]

    @cached_property
    def depth(self) -> int:
        """Rows of headers above the row of codes."""
        return max(len(column.heads) for column in self.columns)

    @cached_property
    def place(self) -> dict[str, int]:
        """Item id -> its place among the columns, from 0."""
        return {column.id: place for place, column in enumerate(self.columns)}

    @property
    def tabled(self) -> bool:
        return bool(self.form.tables)

    def only(self, ids: Collection[str]) -> "SheetPlan":
        """The columns of these items alone, in printed order; all of them where none is named."""
        chosen = tuple(column for column in self.columns if column.id in ids)
        return SheetPlan(self.form, chosen) if chosen else self

    @cached_property
    def lines(self) -> int:
        """Lines that a blank template is made ready for."""
        if self.form.multi:
            return ROWS_OF_TEMPLATE
        return max((table.max_rows for table in self.form.tables.values()), default=1)


WRITE_IN_HEAD = "说明"


def _columns(form: Form) -> tuple[Column, ...]:
    """A write-in that has the very headers of its choice stands under one more."""
    found = []
    for item in form.items:
        path = heads(item)
        parent = form.by_id.get(item.write_in_of or "")
        if parent is not None and heads(parent) == path:
            path = (*path, WRITE_IN_HEAD)
        found.append(Column(item, path))
    return tuple(found)


def heads(item: Item) -> tuple[str, ...]:
    """The printed headers over a column; a part said twice running is said once."""
    found: list[str] = []
    for part in (*item.path, item.label):
        if part and part not in found[-1:]:
            found.append(part)
    return tuple(found)


_plans: dict[int, tuple["weakref.ref[Form]", SheetPlan]] = {}


def plan_of(form: Form) -> SheetPlan:
    """The form's columns, worked out once and kept as long as the form lives."""
    known = _plans.get(id(form))
    if known and known[0]() is form:
        return known[1]
    key = id(form)
    plan = SheetPlan(form, _columns(form))
    forget = _plans.pop  # at the end of the process the module's names go before the forms
    _plans[key] = (weakref.ref(form, lambda gone: forget(key, None)), plan)
    return plan
