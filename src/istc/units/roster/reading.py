"""A roster file, Excel or CSV, as rows, with the faults of its shape."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from istc.intake.letters import letters
from istc.units.models import Account
from istc.units.roster import sheets
from istc.units.roster.faults import Fault
from istc.units.roster.rows import COLUMNS, NEEDED, Row, Where
from istc.units.roster.sheets import Sheet

SHEET = "单位名单"
MOST_ROWS = 20_000
MOST_BYTES = sheets.LIMITS.size
SEARCHED = 10  # rows at the top among which the column names are looked for
WORDS = {word: key for key, chinese in COLUMNS.items() for word in (key, chinese)}


def read(path: Path) -> tuple[list[Row], list[Fault]]:
    """Rows of the sheet 单位名单, or else of the first one with anything in it; or of a CSV file
    in UTF-8 or GB 18030. A row at the top names the columns.
    """
    sheet, faults = sheets.sheet_of(path, wanted=SHEET, most_rows=MOST_ROWS + SEARCHED)
    return _rows(sheet) if sheet else ([], faults)


def _rows(sheet: Sheet) -> tuple[list[Row], list[Fault]]:
    top = _top(sheet.lines)
    places, faults = _head(sheet.lines[top] if sheet.lines else [], top + 1, sheet.name)
    if faults:
        return [], faults
    where = Where(sheet.name, {key: letters(place) for key, place in places.items()})
    rows: list[Row] = []
    found: list[Fault] = []
    for number, line in enumerate(sheet.lines[top + 1 :], top + 2):
        bad = sheet.bad.get(number, {})
        if any(line) or bad:
            row = _row(number, line, places, where)
            rows.append(row)
            found += _bad(row, bad, places)
    if not rows:
        return [], [Fault(0, "文件", "只有列名", "从列名下一行起每行写一个单位")]
    if len(rows) > MOST_ROWS:
        return [], [Fault(0, "文件", f"有 {len(rows):,} 行，超过 {MOST_ROWS:,} 行", "分成几个文件")]
    return (rows, []) if not found else ([], found)


def _top(lines: list[list[str]]) -> int:
    """The row with the column names: a title may stand above it."""
    for place, line in enumerate(lines[:SEARCHED]):
        if {"username", "name"} <= {WORDS.get(cell) for cell in line}:
            return place
    return 0


def _head(line: list[str], number: int, sheet: str) -> tuple[dict[str, int], list[Fault]]:
    """Where each column stands; column names may be Chinese or English."""
    where: dict[str, int] = {}
    faults = []
    for place, word in enumerate(line):
        key = WORDS.get(word)
        at = (word[:60], f"{letters(place)}{number}", sheet)
        if key in where:
            faults.append(Fault(number, word, "这一列出现两次", "删去一列", *at))
        elif key:
            where[key] = place
        elif word:
            known = f"改用：{'、'.join(COLUMNS.values())}；或删去这一列"
            faults.append(Fault(number, "列名", f"没有列名“{word[:60]}”", known, *at))
    missing = [COLUMNS[key] for key in NEEDED if key not in where]
    faults += [
        Fault(number, name, "缺少这一列", f"在第 {number} 行加上列名", sheet=sheet)
        for name in missing
    ]
    return where, faults


def _row(number: int, line: list[str], places: Mapping[str, int], where: Where) -> Row:
    cells = {key: line[at] if at < len(line) else "" for key, at in places.items()}
    for key in ("username", "superior"):
        cells[key] = Account.normalize_username(cells[key])
    return Row(number=number, at=where, **cells)


def _bad(row: Row, bad: Mapping[int, str], places: Mapping[str, int]) -> Iterator[Fault]:
    """Formulas in error, or saved by a program that never worked them out."""
    for key, place in places.items():
        if place in bad:
            yield row.fault(key, *sheets.in_error(bad[place]))
