"""A report as typst source; every text of a user is a string literal, never markup."""

import re
from collections.abc import Iterator
from pathlib import Path

from istc.documents.paper.model import Cell, Grid, Row, Sheet, Words
from istc.documents.paper.report import Chapter, Report, anchor, part_title

SIGNED = ("单位负责人：", "统计负责人：", "填表人：", "联系电话：", "报出日期：　　年　　月　　日")
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_ALONE = {"text": "", "number": "n", "head": "h", "code": "c", "label": "", "void": "void"}

LOOKS = (Path(__file__).parent / "looks.typ").read_text(encoding="utf-8")


def literal(words: str) -> str:
    """A typst string holding exactly these words."""
    clean = _UNFIT.sub("", words).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + clean.replace("\n", "\\n") + '"'


def source(report: Report) -> Iterator[str]:
    yield f"#let istc-footer = {literal(report.footer)}\n{LOOKS}"
    yield f"#set document(title: {literal(report.title)})\n#block(height: 40mm)\n"
    yield f"#align(center, text(size: 24pt, weight: 700, {literal(report.title)}))\n#v(16mm)\n"
    for word, words in report.about:
        yield f"#align(center, text(size: 12pt, {literal(f'{word}：{words}')}))\n"
    yield "#pagebreak()\n"
    if report.branch:
        yield '#align(center, text(size: 15pt, weight: 700, "填报单位目录"))\n'
        for number, name in report.units:
            yield f"#goto({literal(anchor(number, 'top'))}, {literal(name)})\n"
        yield "#pagebreak()\n"
    for place, chapter in enumerate(report.chapters):
        yield "#pagebreak()\n" if place else ""
        yield from _chapter(report, chapter)


def _chapter(report: Report, chapter: Chapter) -> Iterator[str]:
    if report.branch:
        yield _heading(1, chapter.unit_name, anchor(chapter.anchor, "top"))
    yield '#align(center, text(size: 15pt, weight: 700, "目录"))\n'
    part = 0
    for line in chapter.contents:
        if line.part != part:
            part = line.part
            yield f"#record({literal(part_title(part, report.parts[part]))})\n"
        words = f"{line.code}　{line.title}　（{line.status}）"
        yield f"#goto({literal(anchor(chapter.anchor, line.code))}, {literal(words)})\n"
    part, void = 0, False
    for sheet in chapter.sheets:
        first = sheet.part != part
        together = void and sheet.void and not first
        yield "#v(8mm)\n" if together else "#pagebreak()\n"
        if first:
            part = sheet.part
            yield _heading(2, part_title(part, report.parts[part]))
        drawn = _sheet(sheet, anchor(chapter.anchor, sheet.code))
        yield from _in_one(drawn) if sheet.void else drawn
        void = sheet.void


def _in_one(drawn: Iterator[str]) -> Iterator[str]:
    """Not torn apart by a page's end."""
    yield "#block(breakable: false)[\n"
    yield from drawn
    yield "]\n"


def _heading(level: int, words: str, name: str = "") -> str:
    mark = f" <{name}>" if name else ""
    return f"#[#heading(level: {level}, {literal(words)}){mark}]\n"


def _sheet(sheet: Sheet, name: str) -> Iterator[str]:
    title = f"{sheet.title}（{sheet.mark}）" if sheet.mark else sheet.title
    yield _heading(3, title, name)
    yield _corner(sheet)
    for piece in sheet.pieces:
        if isinstance(piece, Words):
            yield f"#{piece.role}({literal(piece.text)})\n"
        else:
            yield from _grid(piece)
    signed = ", ".join(map(literal, SIGNED))
    yield f"#v(4pt)\n#grid(columns: (1fr,) * {len(SIGNED)}, {signed})\n"
    if sheet.check_line:
        yield f"#note({literal(sheet.check_line)})\n"


def _corner(sheet: Sheet) -> str:
    unit_note = f"　　计量单位：{sheet.unit_note}" if sheet.unit_note else ""
    left = [""] * (len(sheet.corner) - 2)
    left += [f"填报单位：{sheet.unit_name}", f"{sheet.period}{unit_note}"]
    right = [f"{word}：{words}" for word, words in sheet.corner]
    cells = ", ".join(literal(text) for pair in zip(left, right, strict=True) for text in pair)
    return f"#grid(columns: (1fr, 70mm), row-gutter: 3pt, {cells})\n#v(2pt)\n"


def _grid(grid: Grid) -> Iterator[str]:
    columns = ", ".join(f"{weight}fr" for weight in grid.weights)
    yield f"#{'kept' if grid.whole else 'frame'}(table(columns: ({columns},),\n"
    if grid.head:
        yield f"table.header({''.join(map(_row, grid.head))}),\n"
    for row in grid.body:
        yield _row(row)
    yield "))\n"


def _row(row: Row) -> str:
    return "".join(map(_cell, row)) + "\n"


def _cell(cell: Cell) -> str:
    shape = _ALONE[cell.tone]
    words = literal(cell.text)
    inner = f"{shape}({words})" if shape else words
    if cell.across == 1 and cell.down == 1:
        return f"{inner},"
    return f"table.cell(colspan: {cell.across}, rowspan: {cell.down}, {inner}),"
