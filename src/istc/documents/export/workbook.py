"""Excel of any number of records in flat memory: rows go to the disk as they come."""

from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from istc.documents.export.heads import head_rows, write_heads
from istc.documents.export.lines import Flat
from istc.documents.export.model import BELOW, OWN, OWNER_HEADS, About, Owned, Records, Units
from istc.documents.export.rows import RowWriter
from istc.documents.export.sums import Sums
from istc.documents.words import fitted
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.strict import done

LAST_ROW = 1_048_575  # of a sheet, from 0
UNITS_SHEET = "单位与状态"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def write_xlsx(target: Path, about: About, units: Units, records: Records) -> int:
    """Header rows as printed, a line per record, totals, and the units covered. Gives the lines.

    More lines than a sheet holds go on in a further sheet. Raises NotWritten.
    """
    with Workbook(target, _OPTIONS) as workbook:
        workbook.use_zip64()
        looks = Looks(workbook)
        lines = _Sheets(workbook, about, looks)
        for one in records:
            lines.add(one)
        lines.finish()
        _write_units(workbook.add_worksheet(UNITS_SHEET), units, looks)
    return lines.count


class _Sheets:
    """The sheet at hand and its next row; a new sheet where that one is full."""

    def __init__(self, workbook: Workbook, about: About, looks: Looks) -> None:
        self.count = 0
        self._workbook, self._about, self._looks = workbook, about, looks
        self._plan = about.plan
        self._flat = Flat(self._plan)
        self._sums = Sums(self._plan.columns)
        self._number = 0
        self._open()

    def _open(self) -> None:
        self._number += 1
        code = self._about.form.code
        name = code if self._number == 1 else f"{code} 续{self._number - 1}"
        sheet: Worksheet = self._workbook.add_worksheet(name)
        write_heads(sheet, self._plan, self._about, self._looks)
        self._rows = RowWriter(sheet, self._plan, self._looks)
        self._row = head_rows(self._plan)

    def add(self, one: Owned) -> None:
        owner, number, values = one
        for line in self._flat.lines(values):
            if self._row > LAST_ROW - 3:  # the totals stay in the same sheet
                self._rows.close(self._row)
                self._open()
            self._rows.write(self._row, owner, number, line)
            self._sums.add(owner, line)
            self._row += 1
            self.count += 1

    def finish(self) -> None:
        """本级、下级、全部合计 under the last record."""
        self._rows.close(self._row)
        sums = self._sums
        for words, found, whose in (
            ("本级合计", sums.own, (OWN,)),
            ("下级合计", sums.below, (BELOW,)),
            ("合计", sums.all, ()),
        ):
            units = {place: sums.units(place, *whose) for place in sums.apart}
            self._rows.total(self._row, words, found, units)
            self._row += 1


def _write_units(sheet: Worksheet, units: Units, looks: Looks) -> None:
    for place, head in enumerate((*OWNER_HEADS, "记录条数")):
        done(sheet.set_column(place, place, 40 if place < 2 else 14), "width")
        done(sheet.write_string(0, place, head, looks["head"]), head)
    sheet.freeze_panes(1, 0)
    for row, one in enumerate(units, 1):
        for place, text in enumerate(one.owner):
            done(sheet.write_string(row, place, fitted(text)), "unit")
        done(sheet.write_number(row, len(OWNER_HEADS), one.records), "unit")
