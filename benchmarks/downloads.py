"""Writing of downloads against the bare writers: Excel rows a second, seconds of a Word file."""

from __future__ import annotations

import io
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from xlsxwriter import Workbook

from istc.definitions.load import load_edition
from istc.definitions.model import Edition, Form
from istc.documents.docx import write_docx
from istc.documents.export import About, Owned, Owner, write_xlsx
from istc.documents.paper import Filled, sheet_of
from istc.documents.paper.report import Chapter, Line, Report

ROWS = 30_000
RUNS = 3
RECORDS = 5  # of each form that takes several: about sixty pages in all
TABLES, LINES, COLUMNS = 50, 25, 8  # as many pages of plain tables
OWNER = Owner("江宁理工大学", "江苏省科学技术厅", "二级", "江苏", "高校", "下级", "已完成填报")
VALUES = {"text": "国际科技合作研究项目", "count": "12", "money": "1234.5", "date": "2020-03-05"}


def _edition() -> Edition:
    return load_edition("2020", 2020)


def _value(form: Form, rng: random.Random) -> dict[str, object]:
    found: dict[str, object] = {}
    for item in form.items:
        if item.options is not None:
            code = rng.choice(item.options.options).code
            found[item.id] = [code] if item.kind == "choices" else code
        else:
            found[item.id] = VALUES.get(item.kind, VALUES["text"])
    return found


def _best(function: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def excel() -> float:
    """Our rows a second through those of the bare streaming writer with as many cells a row."""
    form = _edition().by_code["HZ_02_005"]
    rng = random.Random(1)
    records = [_value(form, rng) for _ in range(500)]
    about = About(_edition(), form, "全部", "无", "2021-06-30")

    def ours(target: Path) -> None:
        rows = (Owned(OWNER, number, records[number % 500]) for number in range(ROWS))
        write_xlsx(target, about, (), rows)

    def bare(target: Path) -> None:
        cells = [*OWNER, 1, *(VALUES.get(i.kind, VALUES["text"]) for i in form.items)]
        with Workbook(target, {"constant_memory": True}) as workbook:
            sheet = workbook.add_worksheet()
            for row in range(ROWS):
                for place, cell in enumerate(cells):
                    if isinstance(cell, int):
                        sheet.write_number(row, place, cell)
                    else:
                        sheet.write_string(row, place, str(cell))

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "a.xlsx")
        return _best(lambda: bare(target)) / _best(lambda: ours(target))


def word() -> float:
    """Seconds of a unit's whole report through those of python-docx with one XML per table."""
    return _best(_report) / _best(_bare_word)


def _report() -> None:
    edition, rng = _edition(), random.Random(2)
    lines = tuple(Line(form.code, form.title, form.part, "已填报") for form in edition.forms)
    sheets = (sheet_of(form, _filled(form, rng), edition.facts) for form in edition.forms)
    parts = {part.number: part.title for part in edition.parts}
    units = (("1", OWNER.name),)
    chapter = Chapter("1", OWNER.name, lines, sheets)
    write_docx(io.BytesIO(), Report(edition.title, (), parts, units, iter([chapter])))


def _filled(form: Form, rng: random.Random) -> Filled:
    records = [_value(form, rng) for _ in range(RECORDS if form.multi else 1)]
    return Filled(OWNER.name, 2020, records, False, "")


def _bare_word() -> None:
    document = Document()
    for _ in range(TABLES):
        document.element.body.insert(-1, parse_xml("".join(_bare_table())))
    document.save(io.BytesIO())


def _bare_table() -> Iterator[str]:
    yield f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * COLUMNS}</w:tblGrid>"
    cell = f"<w:tc><w:tcPr/><w:p><w:r><w:t>{VALUES['text']}</w:t></w:r></w:p></w:tc>"
    for _ in range(LINES):
        yield f"<w:tr>{cell * COLUMNS}</w:tr>"
    yield "</w:tbl>"
