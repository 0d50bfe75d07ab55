"""Which words an 其他 asks for, and when it does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from istc.checks.numbers import ZERO, amount
from istc.checks.scene import Values
from istc.checks.typed import NUMERIC
from istc.definitions.model import Form, Item, MatrixBlock

Call = Literal["choice", "rating", "number"]


@dataclass(frozen=True, slots=True)
class WriteIn:
    """`call`: asked for by choosing 其他, by rating at all, or by a number above 0 in `cells`."""

    item: Item
    parent: Item
    cells: tuple[Item, ...]
    call: Call
    other: str

    def called(self, values: Values) -> bool:
        if self.call == "choice":
            chosen = values.get(self.parent.id)
            return self.other in chosen if isinstance(chosen, list) else chosen == self.other
        if self.call == "rating":
            return self.parent.id in values
        return any((amount(values.get(cell.id)) or ZERO) > 0 for cell in self.cells)


def write_ins(form: Form, items: Iterable[Item]) -> Iterator[WriteIn]:
    """Those among the items, each with what calls for it."""
    rows = dict(_rows(form))
    for item in items:
        if item.write_in_of:
            parent = form.by_id[item.write_in_of]
            other = (parent.options and parent.options.other) or ""
            call: Call = "number" if parent.kind in NUMERIC else "choice" if other else "rating"
            yield WriteIn(item, parent, rows.get(item.id, (parent,)), call, other)


def _rows(form: Form) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Write-in of a matrix row -> all cells of the row."""
    for block in form.blocks:
        for row in block.rows if isinstance(block, MatrixBlock) else ():
            if row.write_in:
                yield row.write_in.id, tuple(cell for cell in row.items if cell)
