"""Records as lines of cells: the first line whole, further ones for the rows of sub-tables."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from istc.checks.run import Entry
from istc.definitions.kinds import KINDS
from istc.definitions.model import Form
from istc.documents.plan import Column
from istc.documents.words import cell_text
from istc.documents.xlsx.formulas import Where, formula
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.places import FIRST_COLUMN, NUMBER_COLUMN, Places
from istc.documents.xlsx.strict import done

FORMULA_LINES = 200  # of a template's blank lines
_EXACT_DIGITS = 15  # that Excel keeps of a number


def lines_of(form: Form, entries: Sequence[Entry]) -> int:
    """How many lines the entries take."""
    return sum(_height(form, entry.values) for entry in entries)


def _height(form: Form, values: Mapping[str, Any]) -> int:
    return max([1, *(len(values.get(table, ())) for table in form.tables)])


class Lines:
    """Writes the lines of one sheet from the first record's row downwards."""

    def __init__(self, sheet: Worksheet, places: Places, looks: Looks) -> None:
        self.sheet = sheet
        self.places = places
        self.looks = looks
        form = places.plan.form
        self.tables = tuple(form.tables)
        columns = list(enumerate(places.plan.columns, FIRST_COLUMN))
        self.cells = [(place, column, self._look(column)) for place, column in columns]
        self.plain = [cell for cell in self.cells if cell[1].item.table is None]
        self.sheets: Mapping[str, Places] = {}
        self.row = places.first_row

    def _look(self, column: Column) -> Format:
        return self.looks.of(column.item.kind, computed=column.computed)

    def write(self, number: int, entry: Entry) -> None:
        values = entry.values
        for line in range(_height(self.places.plan.form, values)):
            self._start(number, entry.key)
            if line == 0:
                for place, column, look in self.plain:
                    self._cell(place, column, values.get(column.id), look)
            for table in self.tables:
                self._part(table, values.get(table, ()), line)
            self.row += 1

    def _start(self, number: int, key: int | None) -> None:
        look = self.looks["number"]
        done(self.sheet.write_number(self.row, NUMBER_COLUMN, number, look), "number")
        if key is not None:
            place = self.places.key_column
            done(self.sheet.write_string(self.row, place, str(key), self.looks["id"]), "key")

    def _part(self, table: str, rows: Sequence[Mapping[str, Any]], line: int) -> None:
        row = rows[line] if line < len(rows) else {}
        for place, column, look in self.cells:
            if column.item.table == table:
                self._cell(place, column, row.get(column.id), look)

    def _cell(self, place: int, column: Column, value: Any, look: Format) -> None:
        if column.computed and self._total(place, column, value, look):
            return
        if value is not None:
            done(self._put(place, column, value, look), column.id)

    def _total(self, place: int, column: Column, value: Any, look: Format) -> bool:
        where = Where(self.places, self.row, self.sheets)
        written = column.item.computed and formula(column.item.computed.node, where)
        if not written:
            return False
        cached: object = "" if value is None else _number(value)
        done(self.sheet.write_formula(self.row, place, written, look, cached), column.id)
        return True

    def _put(self, place: int, column: Column, value: Any, look: Format) -> int:
        kind = column.item.kind
        if KINDS[kind].numeric and isinstance(number := _number(value), float):
            return int(self.sheet.write_number(self.row, place, number, look))
        if kind == "date":
            day = datetime.combine(date.fromisoformat(value), datetime.min.time())
            return int(self.sheet.write_datetime(self.row, place, day, look))
        text = cell_text(column.item, value)
        return int(self.sheet.write_string(self.row, place, text, look))

    def blanks(self, count: int) -> None:
        """Formulas of totals in lines that wait to be filled in."""
        computed = [cell for cell in self.plain if cell[1].computed]
        for _ in range(count if computed else 0):
            for place, column, look in computed:
                self._total(place, column, None, look)
            self.row += 1


def _number(value: str) -> float | str:
    """A number where a cell keeps all its digits, else its text."""
    digits = value.replace(".", "").lstrip("0")
    return float(value) if len(digits) <= _EXACT_DIGITS else value
