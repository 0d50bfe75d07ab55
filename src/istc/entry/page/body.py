"""The form itself: the record, the rows of a sheet, the list of records, the drawer (F43)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from istc.checks.client import around_to_client
from istc.checks.cross import CrossRow
from istc.checks.run import Entry, active, balance_lines, cross_rows
from istc.definitions.model import Option
from istc.entry.page.side import Side
from istc.entry.present import listing, standing, watching
from istc.entry.present.control import Box
from istc.entry.present.counts import Counts
from istc.entry.present.filled import Filled, label, shown
from istc.entry.present.grid import Grid, find, grid_of, rows_of, short
from istc.entry.present.marks import by_cell
from istc.entry.present.sheet import Sheet
from istc.entry.present.sketch import Card, Sketch
from istc.entry.present.standing import Foot, Line
from istc.entry.present.table import Table
from istc.reports.queries import RecordRow, by_unique

OFFERED = 12
PART = 10  # rows of a grid in one body; grid.css knows how high that is


@dataclass(frozen=True, slots=True)
class Offer:
    """A country of last year that has no row yet. `last`: its figures, as JSON for the browser."""

    value: str
    label: str
    last: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """One record of a list, opened; `before`, `after`: the addresses of its neighbours."""

    one: Filled
    number: int
    address: str
    before: str
    after: str
    wrong: int
    missing: int
    submitted: bool
    asked: bool


class Page(Side):
    """Everything the templates of a form page ask for."""

    @cached_property
    def around(self) -> str:
        """What the browser may need to know of other forms and of last year, as JSON."""
        return json.dumps(around_to_client(self.facts.form, self.facts.around), ensure_ascii=False)

    @property
    def blocks(self) -> tuple[Sketch, ...]:
        return self.sketch.blocks

    @property
    def cards(self) -> tuple[Card, ...]:
        return self.sketch.cards

    @property
    def lists(self) -> Any:
        if not self.editable:
            return ()
        return self.grid.lists if self.view == "grid" or self.sheet else self.sketch.lists

    @property
    def wide(self) -> bool:
        return self.sketch.wide or self.view == "grid"

    @property
    def sheet(self) -> Sheet | None:
        return self.sketch.sheet

    @cached_property
    def one(self) -> Filled:
        """The record of a single form; a blank one before the first write."""
        stored = self.facts.records[0] if self.facts.records else None
        return self.filled(stored, last=next(iter(self.facts.stored.last), {}))

    def filled(
        self, stored: RecordRow | None, *, prefix: str = "", last: Mapping[str, Any] | None = None
    ) -> Filled:
        record = stored.id if stored else None
        values = stored.values if stored else self.facts.stored.values
        return Filled(
            values=values,
            record=record,
            prefix=prefix,
            last=last or {},
            marks=by_cell(self.marks, record),
            typed=self.facts.typed,
            off=self.off(values),
            editable=self.editable,
            version=stored.version if stored else 0,
            address=f"{self.address}records/{record}/",
            forms_at=self.root,
            errors=stored.errors if stored else 0,
        )

    def off(self, values: Mapping[str, Any]) -> frozenset[str]:
        """The items that are switched off; most forms have no switch at all."""
        form = self.facts.form
        if not any(item.when for item in form.items):
            return frozenset()
        return frozenset(form.by_id) - active(form, values, self.facts.around)

    @cached_property
    def rows(self) -> list[Filled]:
        """The rows of a sheet, each beside last year's row of the same key."""
        keys = self.facts.form.unique
        before = by_unique(self.facts.form, self.facts.stored.last)
        return [
            self.filled(
                stored,
                prefix=f"r{stored.id}.",
                last=before.get(tuple(stored.values.get(key) for key in keys)),
            )
            for stored in self.facts.records
        ]

    @property
    def view(self) -> str:
        """How the records of a list are shown: `list` or `grid`."""
        return self.facts.view if self.layout == "list" else ""

    @cached_property
    def grid(self) -> Grid:
        return grid_of(self.facts.form, self.year)

    @cached_property
    def grid_rows(self) -> list[Filled]:
        """The rows of a grid, each beside last year's row of the same key, where there is one."""
        keys = self.facts.form.unique
        before = by_unique(self.facts.form, self.facts.stored.last) if keys else {}
        return [
            self.filled(
                stored,
                prefix=f"r{stored.id}.",
                last=before.get(tuple(stored.values.get(key) for key in keys)),
            )
            for stored in self.facts.records
        ]

    @property
    def grid_parts(self) -> list[list[tuple[Filled, int]]]:
        """Rows with numbers in bodies of a few: the browser passes over those out of sight."""
        rows = list(zip(self.grid_rows, self.grid_numbers, strict=True))
        return [rows[at : at + PART] for at in range(0, len(rows), PART)] or [[]]

    @property
    def grid_part(self) -> int:
        return PART

    @property
    def grid_numbers(self) -> list[int]:
        return [stored.line for stored in self.facts.records]

    @property
    def grid_blank(self) -> Filled:
        """The row that our scripts copy for a new record."""
        return self.filled(None, prefix="n0.")

    def find(self, option: Option) -> str:
        """What an option of a list is searched by."""
        return find(option)

    def sub_rows(self, filled: Filled, of: Table) -> str:
        """The rows of a sub-table in a cell of the grid, as JSON for the browser."""
        return json.dumps(rows_of(filled.values, of), ensure_ascii=False)

    def sub_short(self, filled: Filled, of: Table) -> str:
        return short(filled.values, of)

    @property
    def last_page(self) -> bool:
        """Whether new rows follow the rows that are shown."""
        pager = self.facts.pager
        return pager is None or not pager.has_next()

    @cached_property
    def offers(self) -> list[Offer]:
        """Last year's countries that have no row yet, to be added with one press."""
        if not self.sheet or not self.sheet.keys:
            return []
        box = self.sheet.keys[0]
        here = {stored.values.get(box.id) for stored in self.facts.records}
        before = {row[box.id]: row for row in self.facts.stored.last if row.get(box.id)}
        missing = [code for code in before if code not in here]
        return [self.offer(box, code, before[code]) for code in missing[:OFFERED]]

    def offer(self, box: Box, code: str, last: Mapping[str, Any]) -> Offer:
        boxes = self.sketch.boxes
        texts = {item: shown(boxes[item], value) for item, value in last.items() if item in boxes}
        return Offer(code, label(box, code), json.dumps(texts, ensure_ascii=False))

    @cached_property
    def entries(self) -> list[Entry]:
        return [Entry(stored.id, stored.values) for stored in self.facts.records]

    @cached_property
    def crosses(self) -> tuple[CrossRow, ...]:
        return cross_rows(self.facts.form, self.entries, self.facts.around)

    @cached_property
    def balances(self) -> list[Line]:
        """Printed balances with their figures, then how the form stands to others."""
        own = balance_lines(self.facts.form, self.one.values, self.facts.around)
        form, edition = self.facts.form, self.facts.edition
        against = standing.held(self.crosses, form, edition, self.root)
        watched = watching.lines(form, edition, self.facts.around, self.root)
        return [*standing.lines(own), *against, *watched]

    @property
    def jumps(self) -> list[str]:
        """The titles of the cards, where a form is long enough to jump about in."""
        titles = [card.blocks[0].title for card in self.cards if isinstance(card.blocks[0], Counts)]
        return titles if len(titles) > 1 else []

    @property
    def balances_at(self) -> int:
        """The card under which the balances stand; classifications show their own."""
        kinds = [card.type for card in self.cards]
        if "counts" in kinds:
            return -1
        return max(at for at, kind in enumerate(kinds) if kind == "matrix" or "matrix" not in kinds)

    @cached_property
    def summed(self) -> list[str]:
        """The items whose sums over all records mean something."""
        form = self.facts.form
        return [item for item in self.sketch.boxes if form.by_id[item].adds_up]

    @cached_property
    def totals(self) -> dict[str, Decimal]:
        """The form's sums, over all its records, of what adds up."""
        code = self.facts.form.code
        found = {item: self.facts.around.total(code, item) for item in self.summed}
        return {item: total for item, total in found.items() if total is not None}

    @cached_property
    def foot(self) -> Foot:
        return standing.foot(self.totals, self.crosses, self.facts.edition, self.root)

    @cached_property
    def wrong(self) -> dict[int, tuple[int, int]]:
        """Errors and blanks of each record."""
        found: dict[int, tuple[int, int]] = {}
        for mark in self.marks:
            if mark.record is not None and mark.level == "error":
                wrong, missing = found.get(mark.record, (0, 0))
                found[mark.record] = (wrong + (not mark.missing), missing + mark.missing)
        return found

    @cached_property
    def list(self) -> listing.Listing:
        return listing.listing(
            listing.columns(self.facts.form, self.sketch.boxes),
            self.facts.records,
            count=self.state.records,
            address=self.address,
            totals=self.totals,
            wrong=self.wrong,
            current=self.facts.open,
            page=self.facts.pager,
        )

    @cached_property
    def drawer(self) -> Drawer | None:
        ids = [stored.id for stored in self.facts.records]
        if self.facts.open not in ids:
            return None
        at = ids.index(self.facts.open)
        stored = self.facts.records[at]
        around = [ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None]
        before, after = (f"{self.address}records/{one}/" if one else "" for one in around)
        return Drawer(
            one=self.filled(stored),
            number=stored.line,
            address=f"{self.address}records/{stored.id}/",
            before=before,
            after=after,
            wrong=self.wrong.get(stored.id, (0, 0))[0],
            missing=self.wrong.get(stored.id, (0, 0))[1],
            submitted=stored.submitted,
            asked=self.asked or stored.submitted,
        )
