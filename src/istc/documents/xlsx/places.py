"""Where things stand in a form's sheet; rows and columns from 0, as xlsxwriter counts them."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from istc.documents.plan import SheetPlan

TITLE_ROW = 0
NOTE_ROW = 1
HEAD_ROW = 2
NUMBER_COLUMN = 0
FIRST_COLUMN = 1


@dataclass(frozen=True, slots=True)
class Places:
    """Rows from the top: title, note, headers, codes, fillings, ids (hidden), then the records."""

    plan: SheetPlan
    lines: int

    @property
    def code_row(self) -> int:
        return HEAD_ROW + self.plan.depth

    @property
    def fill_row(self) -> int:
        return self.code_row + 1

    @property
    def id_row(self) -> int:
        return self.code_row + 2

    @property
    def first_row(self) -> int:
        return self.code_row + 3

    @property
    def last_row(self) -> int:
        return self.first_row + self.lines - 1

    @property
    def key_column(self) -> int:
        return FIRST_COLUMN + len(self.plan.columns)

    def column(self, item: str) -> int:
        return FIRST_COLUMN + self.plan.place[item]

    def cell(self, item: str, row: int) -> str:
        return str(xl_rowcol_to_cell(row, self.column(item)))

    def down(self, item: str, *, sheet: str = "") -> str:
        """All record lines of an item: $F$8:$F$2007, with its sheet in front where one is given."""
        name = xl_col_to_name(self.column(item), col_abs=True)
        found = f"{name}${self.first_row + 1}:{name}${self.last_row + 1}"
        return f"'{sheet}'!{found}" if sheet else found
