"""The user's own workbook returned with the faulty cells coloured and commented (issue 4).

A small .xlsx is marked in place with openpyxl, which keeps the rest as it was. Larger files and
other formats are written anew from their values: openpyxl takes twenty times as long to read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet as OwnSheet
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from istc.documents.words import fitted
from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.strict import done

AUTHOR = "系统校验"
MOST_COMMENTS = 2000  # beyond it colours and the last column say everything
_FILLS = {"error": "FCECEA", "verify": "FCF3DF", "hint": "FCF3DF"}
_FONTS = {"error": "B0281F", "verify": "855600", "hint": "855600"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A fault at its place: `row` from 1, `column` letters; either may be absent."""

    sheet: str
    row: int | None
    column: str
    words: str
    level: str


def mark_own(path: Path, target: BinaryIO | Path, marks: Iterable[Mark]) -> None:
    """Marks an .xlsx in place. Macros are not kept; formulas stay formulas."""
    book = openpyxl.load_workbook(path)
    for name, found in _by_sheet(marks).items():
        if name in book.sheetnames:
            _mark_sheet(book[name], found)
    book.save(target)


def _mark_sheet(sheet: OwnSheet, marks: list[Mark]) -> None:
    last = sheet.max_column + 1
    for count, mark in enumerate(marks):
        if mark.row and mark.column:
            cell = sheet.cell(mark.row, column_index_from_string(mark.column))
            cell.fill = PatternFill("solid", fgColor=_FILLS[mark.level])
            cell.font = Font(color=_FONTS[mark.level])
            if count < MOST_COMMENTS:
                cell.comment = Comment(mark.words, AUTHOR)
    for row, words in _endings(marks).items():
        cell = sheet.cell(row, last, words)
        cell.data_type = "s"
        cell.fill = PatternFill("solid", fgColor=_FILLS["error"])


def write_marked(
    target: BinaryIO | Path,
    sheets: Iterable[tuple[str, Iterator[list[Any]]]],
    marks: Iterable[Mark],
) -> None:
    """The values of any file as a new workbook, marked alike; in bounded memory."""
    found = _by_sheet(marks)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        looks = Looks(book)
        for name, rows in sheets:
            sheet = book.add_worksheet(name or None)
            _write_sheet(sheet, rows, (found.get(name, []), looks))


def _write_sheet(
    sheet: Worksheet, rows: Iterator[list[Any]], told: tuple[list[Mark], Looks]
) -> None:
    marks, looks = told
    endings = _endings(marks)
    cells = {(mark.row, mark.column): mark for mark in marks if mark.row and mark.column}
    places = {
        (row, column_index_from_string(column)): mark for (row, column), mark in cells.items()
    }
    widest = max((place for _, place in places), default=0)
    for number, row in enumerate(rows, 1):
        widest = max(widest, len(row))
        for place in range(1, max(widest, len(row)) + 1):
            mark = places.get((number, place))
            value = row[place - 1] if place <= len(row) else None
            look = looks["wrong" if mark.level == "error" else "doubt"] if mark else None
            if value is not None or mark:
                done(_put(sheet, (number - 1, place - 1), value, look), "cell")
        if number in endings:
            done(sheet.write_string(number - 1, widest, endings[number], looks["wrong"]), "words")
    for (number, place), mark in list(places.items())[:MOST_COMMENTS]:
        options = {"author": AUTHOR}
        done(sheet.write_comment(number - 1, place - 1, mark.words, options), "comment")


def _put(sheet: Worksheet, place: tuple[int, int], value: Any, look: Any) -> int:
    if value is None:
        return int(sheet.write_blank(*place, None, look))
    if isinstance(value, int | float):
        return int(sheet.write_number(*place, value, look))
    return int(sheet.write_string(*place, fitted(value), look))


def _by_sheet(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.sheet, []).append(mark)
    return found


def _endings(marks: list[Mark]) -> dict[int, str]:
    """Row -> all that is to be mended in it; row 1 says what stands nowhere else."""
    found: dict[int, list[str]] = {}
    for mark in marks:
        found.setdefault(mark.row or 1, []).append(mark.words)
    return {row: fitted("\n".join(words)) for row, words in found.items()}
