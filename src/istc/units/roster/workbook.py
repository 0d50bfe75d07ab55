"""The roster as an Excel workbook: the template to fill in, the list to hand on, and reading."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # zip (xlsx) and the older binary xls
UNPACKED = 200 * 1024 * 1024  # bytes; more is a bomb, not a roster
PARTS = 1000
SHEET = "单位名单"
LISTS = "选项"
ROWS = 20_000
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKED = frozenset("=+-@\t\r")  # what a spreadsheet takes for a formula


class Unreadable(Exception):
    """The file is no workbook that can be read; the text says what is wrong."""


def is_workbook(content: bytes) -> bool:
    return content.startswith(MAGIC)


def lines(content: bytes) -> list[list[str]]:
    """The first sheet as texts, row by row from the first. Raises Unreadable."""
    if not content.startswith(MAGIC[0]):
        raise Unreadable("不是 .xlsx 文件")
    _require_sane(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError) as error:
        raise Unreadable("文件已损坏或加了密码") from error
    kept = [[_text(cell) for cell in row] for row in found]
    while kept and not any(kept[-1]):
        kept.pop()
    return kept


def _require_sane(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable("文件已损坏") from error
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Unreadable("文件展开后过大")


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return str(cell).strip()


def write(
    head: Sequence[str], rows: Iterable[Sequence[str]], lists: Mapping[str, Sequence[str]]
) -> bytes:
    """A workbook with one sheet of texts; `lists` gives columns a drop-down, by their head."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(SHEET)
    text = book.add_format({"num_format": "@"})
    bold = book.add_format({"bold": True, "bg_color": "#E8F0F8", "border": 1})
    for column, word in enumerate(head):
        sheet.set_column(column, column, 34 if "全称" in word else 18, text)
        sheet.write_string(0, column, word, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, safe(cell), text)
    sheet.freeze_panes(1, 0)
    _drop_downs(book, sheet, head, lists)
    book.close()
    return out.getvalue()


def safe(cell: str) -> str:
    """What would be run as a formula, should the file be turned into CSV, is marked as text."""
    return f"'{cell}" if cell[:1] in MARKED else cell


def _drop_downs(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    head: Sequence[str],
    lists: Mapping[str, Sequence[str]],
) -> None:
    if not lists:
        return
    options = book.add_worksheet(LISTS)
    for place, (word, values) in enumerate(lists.items()):
        options.write_string(0, place, word)
        for number, value in enumerate(values, 1):
            options.write_string(number, place, value)
        letter = xlsxwriter.utility.xl_col_to_name(place)
        source = f"='{LISTS}'!${letter}$2:${letter}${len(values) + 1}"
        column = list(head).index(word)
        sheet.data_validation(
            1, column, ROWS, column, {"validate": "list", "source": source, "ignore_blank": True}
        )
