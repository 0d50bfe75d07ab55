"""One cell to one value: the fast way of each column, and what is said when it is not plain."""

from dataclasses import dataclass, field
from typing import Any

from istc.definitions.kinds import KINDS, Reader, Refusal, Value, reader, show
from istc.definitions.kinds.refusals import shorten
from istc.documents.plan import Column
from istc.documents.words import LONGEST_CELL, is_cut
from istc.intake.faults import Fault, Note
from istc.intake.letters import letters
from istc.intake.messages import fault, note
from istc.intake.suggest import suggest

CUT = "\ufffdcut"  # stands for a long text that an export could not hold
OWN, TOTALS = "#own", "#totals"  # where a value goes that is of no sub-table
_EXACT = 10**15
_MOST_KNOWN, _SHORT = 2000, 40  # values of a column, their length
_MOST_SUGGESTED = 500  # nearest options are dear to find
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


@dataclass(slots=True)
class Told:
    """Faults and notes of a sheet while it is read."""

    sheet: str
    most_notes: int
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    unsaid: int = 0
    suggested: int = 0

    def say(self, made: Note) -> None:
        if len(self.notes) < self.most_notes:
            self.notes.append(made)
        else:
            self.unsaid += 1


@dataclass(slots=True)
class Cell:
    """A column made ready for reading; `known`: what its cells were read as before, where nothing
    was to be said."""

    place: int
    column: Column
    read: Reader
    numeric: bool
    known: dict[object, Value]
    part: str
    id: str

    def learn(self, raw: object, value: Value | None) -> Value | None:
        """Gives the value back."""
        if type(value) is str and len(value) < _SHORT and len(self.known) < _MOST_KNOWN:
            self.known[raw] = value
        return value


def cell_of(place: int, column: Column) -> Cell:
    item = column.item
    known: dict[object, Value] = {}
    if item.kind == "choice" and item.options:
        known = {option.code: option.code for option in item.options.options}
        for option in item.options.options:
            known[f"{option.code} {option.label}"] = option.code
    numeric = KINDS[item.kind].numeric
    part = item.table or (TOTALS if column.computed else OWN)
    return Cell(place, column, reader(item), numeric, known, part, column.id)


def read_cell(cell: Cell, raw: Any, told: Told, *, row: int, record: int) -> Value | None:
    """The value; None for a blank or a refused cell, which `told` then holds; CUT (see there)."""
    given = raw
    if type(raw) is int and cell.numeric and raw >= 0:
        raw = str(raw)
    try:
        value = cell.read(raw)
    except Refusal as refusal:
        told.faults.append(_refused(cell, raw, told, (row, record, refusal)))
        return None
    kind = type(raw)
    if kind is str:
        if len(raw) == LONGEST_CELL and is_cut(raw):
            return CUT
        if raw != value and value is not None:
            return _changed(cell, raw, value, (told, row))
    elif kind is float and not -_EXACT < raw < _EXACT:
        told.faults.append(cell_fault(cell, "precision", row=row, record=record, value=str(raw)))
        return None
    return cell.learn(given, value)


def cell_fault(cell: Cell, code: str, words: dict[str, Any] | None = None, **more: Any) -> Fault:
    """A fault of that code at the cell; `more`: row, record, value."""
    return fault(code, words, **_place(cell), **more)


def _place(cell: Cell) -> dict[str, Any]:
    return {"column": letters(cell.place), "item": cell.id, "heading": cell.column.words}


def _refused(cell: Cell, raw: Any, told: Told, where: tuple[int, int, Refusal]) -> Fault:
    row, record, refusal = where
    if isinstance(raw, str) and raw.strip() in _ERRORS:
        found = cell_fault(
            cell, "error_cell", {"error": raw.strip()}, row=row, record=record, value=raw.strip()
        )
    else:
        offered: tuple[str, ...] = ()
        if told.suggested < _MOST_SUGGESTED:
            offered = suggest(cell.column.item, raw)
            told.suggested += 1
        found = Fault(
            refusal.code,
            "cell",
            "error",
            refusal.wrong,
            refusal.mend,
            row=row,
            value=shorten(raw),
            record=record,
            suggest=offered,
            sheet=told.sheet,
            **_place(cell),
        )
    return found


def _changed(cell: Cell, raw: str, value: Value, where: tuple[Told, int]) -> Value | None:
    told, row = where
    if _worth_saying(cell, raw, value):
        words = {"before": shorten(raw), "after": shorten(show(cell.column.item, value))}
        place = {"row": row, "column": letters(cell.place), "item": cell.id}
        told.say(note("changed", words, sheet=told.sheet, **place, **words))
        return value
    return cell.learn(raw, value)


def _worth_saying(cell: Cell, raw: str, value: Value) -> bool:
    """Not for blanks around a text, other line ends, or an option by its label or code."""
    if raw.strip().replace("\r\n", "\n") == value:
        return False
    item = cell.column.item
    if item.options is None:
        return raw.strip() != show(item, value)
    if isinstance(value, list):
        return False
    option = item.options.by_code[value]
    return raw.strip() not in (option.label, value, f"{value} {option.label}", value.lstrip("0"))
