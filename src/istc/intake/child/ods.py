"""The pre-scan of an .ods: how far each table reaches, its hidden rows, and cells in error.

The reader of cells shows an error and a formula without its value as blank.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from istc.intake.child.cells import MOST_BAD, Extent, measure
from istc.intake.letters import letters
from istc.intake.limits import Limits
from istc.intake.refused import Refused

_HIDDEN = frozenset({"collapse", "filter"})
_MOST_HIDDEN = 1000
Attributes = dict[str, str]


def scan(pieces: Iterable[bytes], limits: Limits) -> dict[str, Extent]:
    """By the table's name. Raises Refused beyond a limit, and for what is no XML."""
    found = _Tables(limits)
    parser = ParserCreate()
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except ExpatError as error:
        raise Refused("broken") from error
    return found.extents


@dataclass(slots=True)
class _Tables:
    """`row`, `column`: where the cell at hand stands, from 1."""

    limits: Limits
    extents: dict[str, Extent] = field(default_factory=dict)
    name: str = ""
    row: int = 0
    rows: int = 0
    column: int = 0
    cell: Attributes | None = None
    words: str = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self.cell, self.words = attributes, ""
        elif tag == "table:table-row":
            self.rows, self.column = _times(attributes, "table:number-rows-repeated"), 0
            hidden = self.extents[self.name].hidden if self.name in self.extents else []
            if attributes.get("table:visibility") in _HIDDEN and len(hidden) < _MOST_HIDDEN:
                hidden.append(self.row + 1)
        elif tag == "table:table":
            self.name, self.row = attributes.get("table:name", ""), 0
            self.extents[self.name] = Extent()

    def text(self, words: str) -> None:
        if self.cell is not None and len(self.words) < 100:
            self.words += words

    def end(self, tag: str) -> None:
        if tag == "table:table-row":
            self.row += self.rows
        elif tag in ("table:table-cell", "table:covered-table-cell") and self.cell is not None:
            times = _times(self.cell, "table:number-columns-repeated")
            if self.words or "office:value-type" in self.cell or "table:formula" in self.cell:
                self._take(self.cell, times)
            self.column += times
            self.cell = None

    def _take(self, cell: Attributes, times: int) -> None:
        extent = self.extents.setdefault(self.name, Extent())
        extent.rows = max(extent.rows, self.row + self.rows)
        extent.columns = max(extent.columns, self.column + times)
        measure(extent, self.name, self.limits)
        error = _error(cell, self.words.strip())
        if error is not None and len(extent.bad) < MOST_BAD:
            extent.bad[f"{letters(self.column)}{self.row + 1}"] = error


def _error(cell: Attributes, words: str) -> str | None:
    """The error shown, "" for a formula without a value, None for a sound cell."""
    if cell.get("calcext:value-type") == "error":
        return words or "#VALUE!"
    if "table:formula" not in cell:
        return None
    if words.startswith(("#", "Err:")) and not cell.get("office:string-value"):
        return words
    return None if "office:value-type" in cell else ""


def _times(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else 1
