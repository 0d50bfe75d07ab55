"""The child's work: one JSON line for the file, each sheet, each batch of rows, and the end."""

import json
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from istc.intake.child import archive, biff, cells, delimited, ods, workbook_xml
from istc.intake.child.book import STAMP_SHEET, Ahead, Book, opened
from istc.intake.child.sniff import sniff
from istc.intake.limits import Limits, read_limits
from istc.intake.refused import Refused

BATCH = 500
MOST_MERGED = 20_000
_EXACT = 10**15
Emit = Callable[[Any], None]


def main(arguments: list[str]) -> None:
    """`PATH LIMITS [careful]`: limits itself, then writes to standard output. `careful`: nothing is
    parsed before all of it was looked at."""
    path, limits = arguments[0], read_limits(arguments[1])
    careful = "careful" in arguments[2:]
    restrict(limits)
    out = sys.stdout

    def emit(message: Any) -> None:
        out.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")))
        out.write("\n")

    tell(path, limits, emit, careful=careful)
    out.flush()


def restrict(limits: Limits) -> None:
    """Memory and processor time of this process, for good; no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tell(path: str, limits: Limits, emit: Emit, *, careful: bool = True) -> None:
    """Everything that the file says, or why it is refused."""
    try:
        content = Path(path).read_bytes()
        kind = sniff(content)
        if kind == "text":
            _tell_text(content, limits, emit)
        else:
            del content
            _tell_workbook((path, kind), limits, emit, careful=careful)
    except Refused as refused:
        emit({"refused": refused.code, "words": refused.words})
    else:
        emit({"end": True})


def _tell_text(content: bytes, limits: Limits, emit: Emit) -> None:
    emit({"file": "csv", "stamp": "", "macros": False})
    rows_of = content.count(b"\n") + 1
    about = {"visible": True, "bad": {}, "hidden": [], "merged": []}
    emit({"sheet": "", "rows": rows_of, "part": [0, 1], **about})
    batch: list[Any] = []
    for row in delimited.rows(content, limits):
        batch.append([cell or None for cell in row])
        if len(batch) == BATCH:
            emit(batch)
            batch = []
    emit(batch)


def _tell_workbook(where: tuple[str, str], limits: Limits, emit: Emit, *, careful: bool) -> None:
    path, kind = where
    package = archive.open_package(path, limits) if kind == "zip" else None
    name = package.kind if package else "xls"
    try:
        ahead = None if careful or name != "xlsx" else Ahead(path)
        extents = _extents(package, limits)
        book = ahead.book() if ahead else opened(path)
        if package is None:
            extents = _in_order(book, biff.scan(Path(path).read_bytes()))
        _tell_book(book, (name, package), extents, (limits, emit))
    except PasswordError as error:
        raise Refused("locked") from error
    except CalamineError as error:
        raise Refused("broken") from error


def _extents(package: archive.Package | None, limits: Limits) -> dict[str, cells.Extent]:
    if package is None:
        return {}
    if package.kind == "ods":
        return ods.scan(package.chunks("content.xml"), limits)
    parts = workbook_xml.sheet_parts(package)
    if len(parts) > limits.sheets:
        raise Refused("sheets", count=len(parts), limit=limits.sheets)
    return {name: cells.scan(package.chunks(part), name, limits) for name, part in parts.items()}


def _in_order(book: Book, found: list[cells.Extent]) -> dict[str, cells.Extent]:
    """An .xls is scanned by the order of its sheets; their names are for calamine to read."""
    return dict(zip(book.calamine.sheet_names, found, strict=False))


def _tell_book(
    book: Book,
    told: tuple[str, archive.Package | None],
    extents: dict[str, cells.Extent],
    out: tuple[Limits, Emit],
) -> None:
    kind, package = told
    limits, emit = out
    shown = [one for one in book.calamine.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    if len(shown) > limits.sheets:
        raise Refused("sheets", count=len(shown), limit=limits.sheets)
    stamp = _stamp(book, package)
    emit({"file": kind, "stamp": stamp, "macros": bool(package and package.macros)})
    filled = 0
    ours = [one for one in shown if not one.name.startswith("_")]
    weights = [max(1, extents[one.name].rows) if one.name in extents else 1 for one in ours]
    for place, one in enumerate(ours):
        sheet = book.sheet(one.name)
        part = [sum(weights[: place + after]) / sum(weights) for after in (0, 1)]
        about = {"visible": one.visible == SheetVisibleEnum.Visible, "part": part}
        filled += _tell_sheet(sheet, about, extents.get(one.name), out)
    if not filled:
        raise Refused("pictures" if package and package.pictures else "blank")


def _stamp(book: Book, package: archive.Package | None) -> str:
    if STAMP_SHEET in book.calamine.sheet_names:
        for row in book.sheet(STAMP_SHEET).iter_rows():
            return str(row[0]) if row else ""
    return workbook_xml.stamp_property(package) if package else ""


def _tell_sheet(
    sheet: CalamineSheet,
    about: dict[str, Any],
    extent: cells.Extent | None,
    out: tuple[Limits, Emit],
) -> int:
    """Gives the number of cells that hold something."""
    limits, emit = out
    _check_size(sheet, limits)
    merged = [list(area) for area in (sheet.merged_cell_ranges or ())[:MOST_MERGED]]
    found = extent or cells.Extent()
    emit(
        {
            "sheet": sheet.name,
            "rows": sheet.height,
            **about,
            "bad": found.bad,
            "hidden": found.hidden,
            "merged": merged,
        }
    )
    count = 0
    batch: list[Any] = []
    for row in rows(sheet):
        count += len(row)
        batch.append(row)
        if len(batch) == BATCH:
            emit(batch)
            batch = []
    emit(batch)
    return count


def _check_size(sheet: CalamineSheet, limits: Limits) -> None:
    """Once more, for the kinds of file that were not pre-scanned."""
    end = sheet.end
    height, width = (end[0] + 1, end[1] + 1) if end else (0, 0)
    if height > limits.rows:
        raise Refused("rows", sheet=sheet.name, count=height, limit=limits.rows)
    if width > limits.columns:
        raise Refused("columns", sheet=sheet.name, count=width, limit=limits.columns)


def rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Rows from the first, cells from column A, without blanks at the end."""
    plain = lru_cache(maxsize=4096, typed=True)(_plain)
    start = sheet.start
    left = [None] * (start[1] if start else 0)
    for row in sheet.iter_rows():
        found = [cell if type(cell) is str and cell else plain(cell) for cell in row]
        while found and found[-1] is None:
            found.pop()
        yield left + found if found else found


def _plain(cell: object) -> object:
    """A cell as JSON has it: a whole number without its .0, a day as yyyy-mm-dd."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if cell else None
