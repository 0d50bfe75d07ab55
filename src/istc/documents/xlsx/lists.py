"""Choice lists in a hidden sheet with a defined name each, which drop-downs refer to."""

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from istc.definitions.model import OptionList
from istc.documents.words import option_text
from istc.documents.xlsx.strict import done

LISTS_SHEET = "_lists"


class Lists:
    """Writes each list once, a column each, when a drop-down first asks for it."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._sheet: Worksheet | None = None
        self._names: dict[str, str] = {}

    def name(self, options: OptionList) -> str:
        """The defined name of the list's cells. Ids of lists are ASCII words."""
        if options.id not in self._names:
            self._names[options.id] = self._write(options)
        return self._names[options.id]

    def _write(self, options: OptionList) -> str:
        if self._sheet is None:
            self._sheet = self._workbook.add_worksheet(LISTS_SHEET)
            self._sheet.hide()
        column = len(self._names)
        letters = xl_col_to_name(column)
        offered = options.offered or options.options
        for row, option in enumerate(offered):
            text = option_text(options, option.code)
            done(self._sheet.write_string(row, column, text), f"list {options.id}")
        name = f"list_{options.id}"
        area = f"='{LISTS_SHEET}'!${letters}$1:${letters}${len(offered)}"
        done(self._workbook.define_name(name, area), name)
        return name
