"""What stands beside and below the form: explanations, findings, reasons, the action bar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from istc.entry.page.head import Head
from istc.entry.present.checklist import Checklist
from istc.entry.present.filled import Filled
from istc.entry.present.likert import Likert
from istc.entry.present.marks import Counted, Mark, Places, counted, marks
from istc.entry.present.panel import Help


@dataclass(frozen=True, slots=True)
class Rated:
    done: int
    total: int
    scale: int


@dataclass(frozen=True, slots=True)
class Picked:
    id: str
    options: list[Any]


class Side(Head):
    """Names that the templates of the panel and the bar use."""

    one: Any
    most_issues = 300  # lines of the panel: more would weigh on every save

    @cached_property
    def places(self) -> Places:
        if not self.multi:
            return Places({}, self.address)
        numbers = {stored.id: stored.line for stored in self.facts.records}
        return Places(numbers, self.address, drawers=self.layout == "list")

    @cached_property
    def marks(self) -> list[Mark]:
        found = [*self.facts.obstacles, *self.facts.stored.findings]
        return marks(found, self.facts.stored.reasons, self.places)

    @cached_property
    def counts(self) -> Counted:
        return counted(self.marks, judged=bool(self.facts.records))

    @cached_property
    def asks(self) -> list[Mark]:
        """The findings that want, or have, a written reason."""
        return [mark for mark in self.marks if mark.level == "verify"]

    @property
    def helps(self) -> tuple[Help, ...]:
        return self.sketch.helps

    @property
    def nil_words(self) -> str:
        return self.facts.form.nil_words

    @property
    def nil_barred(self) -> str:
        """Why a nil report cannot be given."""
        if self.multi:
            return f"已有 {self.state.records} 条记录" if self.state.records else ""
        return "本表已有内容" if any(stored.values for stored in self.facts.records) else ""

    @property
    def applies_note(self) -> str:
        return self.facts.form.applies_note

    @property
    def can_decline(self) -> bool:
        return self.facts.form.declinable and self.editable

    @property
    def can_reopen(self) -> bool:
        return not self.facts.locked and (self.state.nil or self.state.declined)

    @cached_property
    def blanks(self) -> bool:
        """Whether there is a number that could be set to 0 in one go."""
        if not self.sketch.zeros:
            return False
        records = [stored.values for stored in self.facts.records]
        if not records and not self.multi:
            return True
        return any(item not in values for values in records for item in self.sketch.zeros)

    @property
    def last_records(self) -> int:
        return len(self.facts.stored.last) if self.multi else 0

    @property
    def can_copy_stock(self) -> bool:
        """Whether last year's records can be taken over: they last, and none was yet."""
        fresh = not self.state.records
        return self.facts.form.stock and self.editable and fresh and self.last_records > 0

    @cached_property
    def rated(self) -> Rated | None:
        blocks = [block for block in self.sketch.blocks if isinstance(block, Likert)]
        boxes = [row.box for block in blocks for row in block.rows if row.box.required]
        if not boxes:
            return None
        filled: Filled = self.one
        done = sum(box.id in filled.values for box in boxes)
        return Rated(done, len(boxes), len(blocks[0].scale))

    @cached_property
    def picked(self) -> Picked | None:
        for block in self.sketch.blocks:
            if isinstance(block, Checklist) and block.box.options:
                chosen = self.one.chosen(block.box)
                options = [one for one in block.box.options.options if one.code in chosen]
                return Picked(block.box.id, options)
        return None
