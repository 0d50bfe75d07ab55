"""Where an item check stands: a record, or a row of one of its sub-tables."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from istc.checks.catalogue import Generic
from istc.checks.findings import Finding
from istc.checks.scene import Values
from istc.definitions.kinds import Refusal
from istc.definitions.model import Item, Level


@dataclass(frozen=True, slots=True)
class Spot:
    """`values`: settled, without blanks. `off`: the items that are switched off here."""

    form: str
    record: int | None
    values: Values
    off: Collection[str] = ()
    table: str | None = None
    row: int | None = None

    def finding(self, generic: Generic, item: Item, **words: Any) -> Finding:
        """The generic finding at an item, its words filled in."""
        wrong, mend = generic.wrong.format(**words), generic.mend.format(**words)
        return self._at(item, (generic.code, generic.level, wrong, mend))

    def refused(self, item: Item, refusal: Refusal) -> Finding:
        """What the item's kind says of its value."""
        return self._at(item, (refusal.code, "error", refusal.wrong, refusal.mend))

    def _at(self, item: Item, said: tuple[str, Level, str, str]) -> Finding:
        code, level, wrong, mend = said
        return Finding(
            code=code,
            level=level,
            form=self.form,
            item=item.id,
            record=self.record,
            table=self.table,
            row=self.row,
            what=self.name(item),
            wrong=wrong,
            mend=mend,
            reads=((item.id, str(self.values.get(item.id, ""))),),
        )

    def name(self, item: Item) -> str:
        """What the message calls it: in a sub-table with its row, counted from 1."""
        return item.name if self.row is None else f"第 {self.row + 1} 行 {item.name}"
