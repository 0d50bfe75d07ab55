"""A plain list as an Excel workbook: heads, texts, drop-downs, and a sheet that explains them."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from istc.documents.xlsx.looks import Looks
from istc.documents.xlsx.strict import done

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKED = frozenset("=+-@\t\r")  # what a spreadsheet takes for a formula
LISTS, NOTES = "选项", "填写说明"
ROWS = 20_000  # down to which a column has its drop-down
WIDE, NARROW = 40, 18
LONGEST = 32_767  # characters that a cell can hold
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def table(
    sheet: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    lists: Mapping[str, Sequence[str]] | None = None,
    notes: Sequence[tuple[str, str]] = (),
) -> bytes:
    """`lists`: choices by the head of their column. `notes`: what each column is, in words."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        looks = Looks(book)
        made = book.add_worksheet(sheet)
        text = book.add_format({"num_format": "@", "font_name": "宋体", "font_size": 11})
        _write(made, head, rows, (looks["head"], text))
        if lists:
            _drop_downs(book.add_worksheet(LISTS), made, head, lists)
        if notes:
            _explain(book.add_worksheet(NOTES), notes, looks)
    return out.getvalue()


def safe(cell: str) -> str:
    """What would be run as a formula, should the file be turned into CSV, is marked as text."""
    return f"'{cell}" if cell[:1] in MARKED else cell


def _write(
    sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[str]], looks: tuple[Any, Any]
) -> None:
    bold, text = looks
    for column, word in enumerate(head):
        width = WIDE if "全称" in word or "改" in word else NARROW
        done(sheet.set_column(column, column, width, text), word)
        done(sheet.write_string(0, column, word, bold), word)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            done(sheet.write_string(number, column, safe(cell)[:LONGEST], text), cell)
    done(sheet.freeze_panes(1, 0), "freeze")


def _drop_downs(
    options: Worksheet, sheet: Worksheet, head: Sequence[str], lists: Mapping[str, Sequence[str]]
) -> None:
    for place, (word, values) in enumerate(lists.items()):
        for number, value in enumerate((word, *values)):
            done(options.write_string(number, place, value), value)
        letter = xl_col_to_name(place)
        source = f"='{LISTS}'!${letter}$2:${letter}${len(values) + 1}"
        column = list(head).index(word)
        rule = {"validate": "list", "source": source, "ignore_blank": True}
        done(sheet.data_validation(1, column, ROWS, column, rule), word)


def _explain(sheet: Worksheet, notes: Sequence[tuple[str, str]], looks: Looks) -> None:
    done(sheet.set_column(0, 0, NARROW), "width")
    done(sheet.set_column(1, 1, 90), "width")
    for number, (word, text) in enumerate(notes):
        done(sheet.write_string(number, 0, word, looks["strong"]), word)
        done(sheet.write_string(number, 1, text, looks["plain"]), word)
