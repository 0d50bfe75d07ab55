"""The user's own data returned with the faulty cells coloured and commented (design 06b).

Written anew from the cells, not changed in place: nothing of the upload (macros, links, styles)
comes back, whatever its format was. Texts that begin like a formula stay texts.
"""

from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from istc.intake.letters import letters
from istc.intake.spawn import messages
from istc.workbooks.keeping import load_read, original
from istc.workbooks.limits import limits
from istc.workbooks.models import Upload
from istc.workbooks.standing import Plain, faults

HEAD = "问题与改法"
COLOURS = {"error": "#fcecea", "verify": "#fcf3df", "hint": "#e8f0f8"}
OURS = "_istc"  # the stamp's sheet comes back as it was
Marks = dict[tuple[str, int], list[Plain]]


def marked(upload: Upload) -> bytes:
    """Faults that were corrected in the page are not marked. Raises Refused for a file that could
    be read before and no longer can."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    marks = _marks(upload)
    with Workbook(target, options) as workbook:
        looks = {
            level: workbook.add_format({"bg_color": colour}) for level, colour in COLOURS.items()
        }
        sheet = _Sheet(None, "", looks, marks)
        for message in messages(original(upload), limits()):
            if isinstance(message, dict) and "sheet" in message:
                sheet.end()
                sheet = _Sheet(_added(workbook, message["sheet"]), message["sheet"], looks, marks)
            elif isinstance(message, list):
                for row in message:
                    sheet.write(row)
        sheet.end()
    return target.getvalue()


def _added(workbook: Workbook, name: str) -> Worksheet:
    made: Worksheet = workbook.add_worksheet(name or "数据")
    if name == OURS:
        made.very_hidden()
    return made


def _marks(upload: Upload) -> Marks:
    """Faults by sheet and row."""
    found: Marks = {}
    for fault in faults(load_read(upload), upload.corrections):
        found.setdefault((fault["sheet"], fault["row"] or 1), []).append(fault)
    return found


class _Sheet:
    """One sheet while its rows come in."""

    def __init__(
        self, sheet: Worksheet | None, name: str, looks: dict[str, Any], marks: Marks
    ) -> None:
        self._sheet, self._name, self._looks, self._marks = sheet, name, looks, marks
        self._row, self._width = 0, 0
        self._words: list[tuple[int, str]] = []

    def write(self, row: list[Any]) -> None:
        if self._sheet is None:
            return
        told = self._marks.get((self._name, self._row + 1), ())
        by_column = {fault["column"]: fault for fault in reversed(told)}
        for place in range(max(len(row), *map(_place, by_column), 0) if by_column else len(row)):
            value = row[place] if place < len(row) else None
            fault = by_column.get(letters(place))
            self._cell(place, value, fault)
        if told:
            self._words.append((self._row, "；".join(_sentence(fault) for fault in told)))
        self._width = max(self._width, len(row))
        self._row += 1

    def _cell(self, place: int, value: Any, fault: Plain | None) -> None:
        sheet = self._sheet
        look = self._looks[fault["level"]] if fault else None
        if sheet is None:
            return
        if isinstance(value, bool | int | float):
            sheet.write(self._row, place, value, look)
        elif value is not None:
            sheet.write_string(self._row, place, str(value), look)
        elif look is not None:
            sheet.write_blank(self._row, place, None, look)
        if fault:
            sheet.write_comment(self._row, place, _sentence(fault))

    def end(self) -> None:
        """The last column says in words what is wrong in the row."""
        if self._sheet is None or not self._words:
            return
        self._sheet.set_column(self._width, self._width, 60)
        for row, words in self._words:
            self._sheet.write_string(row, self._width, f"{HEAD}：{words}")


def _place(column: str) -> int:
    """A -> 1, AA -> 27."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - 64
    return found


def _sentence(fault: Plain) -> str:
    return f"{fault['wrong']}。{fault['mend']}。"
