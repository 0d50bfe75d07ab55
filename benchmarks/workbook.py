"""Reading and writing of workbooks against the bare libraries, on the same cells in one run."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from benchmarks.measure import note
from istc.checks.around import Known
from istc.checks.run import Entry, compute
from istc.definitions.load import load_edition
from istc.definitions.model import Edition, Form, Item
from istc.documents.stamp import Stamp
from istc.documents.xlsx.workbooks import write_form, write_report
from istc.intake.examine import examine
from istc.intake.outcome import Expected, Outcome

ROWS = 10_000
RUNS = 3
WIDE_FORM = "HJ_01"  # fifteen columns, a balance
AROUND = Known(2020)
PLAIN = {
    "text": "国际科技合作研究项目",
    "longtext": "合作内容和效果",
    "count": "1",
    "money": "12.5",
    "decimal": "3",
    "date": "2020-03-05",
    "period": "2020-03-05/2020-03-08",
    "phone": "010-62169512",
    "mobile": "13800138000",
    "email": "name@example.cn",
    "url": "https://www.example.cn",
    "issn": "1234-5679",
}


def _edition() -> Edition:
    return load_edition("2020", 2020)


def _value(item: Item) -> Any:
    if item.options is None:
        return PLAIN[item.kind]
    code = item.options.options[0].code
    return [code] if item.kind == "choices" else code


def _record(form: Form) -> dict[str, Any]:
    own = (item for item in form.items if item.table is None and not item.computed)
    values = {item.id: _value(item) for item in own if not item.write_in_of}
    for table in form.tables.values():
        values[table.id] = [{item.id: _value(item) for item in table.items}]
    return {**values, **compute(form, values, AROUND)}


def _best(function: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def _stamp(*codes: str) -> Stamp:
    kind = "form" if len(codes) == 1 else "report"
    return Stamp(kind, "2020", 2020, "bench", "测速单位", codes)


def _workbook(folder: str, rows: int, *, spoilt: bool = False) -> Path:
    form = _edition().by_code[WIDE_FORM]
    record = _record(form)
    if spoilt:
        record[next(item.id for item in form.items if item.kind == "choice")] = "坏"
    path = Path(folder) / f"{rows}{spoilt}.xlsx"
    write_form(path, form, _stamp(form.code), entries=[Entry(None, record)] * rows)
    return path


def _examine(path: Path) -> Outcome:
    expected = Expected(_edition(), (WIDE_FORM,), "bench")
    return examine(path, expected, lambda form: AROUND, stored={})


def faulty() -> float:
    """Time of a sheet with every row wrong through the time of a clean one."""
    with tempfile.TemporaryDirectory() as folder:
        clean, spoilt = _workbook(folder, ROWS), _workbook(folder, ROWS, spoilt=True)
        return _best(lambda: _examine(spoilt)) / _best(lambda: _examine(clean))


def writing() -> float:
    """Time of the whole report, filled, through the time of the bare writer on the same cells."""
    edition = _edition()
    entries = {
        form.code: [Entry(n, _record(form)) for n in range(200 if form.multi else 1)]
        for form in edition.forms
    }
    stamp = _stamp(*entries)
    ours = _best(lambda: write_report(io.BytesIO(), edition, stamp, entries=entries))
    out = io.BytesIO()
    write_report(out, edition, stamp, entries=entries)
    book = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
    cells = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    plain = _best(lambda: _bare(cells))
    note(f"whole report written in {ours:.2f} s, bare writer {plain:.2f} s")
    return ours / plain


def _bare(cells: dict[str, list[list[Any]]]) -> None:
    with Workbook(io.BytesIO(), {"in_memory": True}) as book:
        for name, rows in cells.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(number, place, value)
                    elif isinstance(value, float):
                        sheet.write_number(number, place, value)
                    else:
                        sheet.write_string(number, place, str(value))
