"""Every form through Excel and back: nothing is lost, nothing changes (F47, N23, N24).

template → filled in by a program → read equal → exported filled → read again: no differences.
"""

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from istc.checks.around import Known
from istc.checks.run import Entry, compute
from istc.definitions.kinds import show
from istc.definitions.load import load_edition
from istc.definitions.model import Form, Item
from istc.documents.plan import plan_of
from istc.documents.stamp import Stamp
from istc.documents.words import cell_text
from istc.documents.xlsx.places import FIRST_COLUMN, NUMBER_COLUMN, Places
from istc.documents.xlsx.workbooks import write_form, write_report
from istc.intake.examine import examine
from istc.intake.outcome import Expected, Outcome
from tests.workbooks.values import random_record

EDITION = load_edition("2020")
CODES = tuple(form.code for form in EDITION.forms)
AROUND = Known(2020)
BY_CODE = pytest.mark.parametrize("form", EDITION.forms, ids=lambda form: form.code)


def stamp(*codes: str) -> Stamp:
    kind = "form" if len(codes) == 1 else "report"
    return Stamp(kind, "2020", 2020, "js_jnlg", "江宁理工大学", codes, "A-1")


def read(path: Path, codes: tuple[str, ...], stored: dict[str, list[Entry]]) -> Outcome:
    expected = Expected(EDITION, codes, "js_jnlg", "江宁理工大学")
    return examine(path, expected, lambda form: AROUND, stored=stored)


def records(form: Form, draw: Random) -> list[dict[str, Any]]:
    count = 5 if form.multi else 1
    return [random_record(form, draw, number) for number in range(count)]


def fill(path: Path, form: Form, values: list[dict[str, Any]]) -> None:
    """As another program would: cells typed into the template with openpyxl."""
    book = openpyxl.load_workbook(path)
    sheet = book[form.code]
    plan = plan_of(form)
    row = Places(plan, plan.lines).first_row + 1
    for number, record in enumerate(values, 1):
        height = max([1, *(len(record.get(table, ())) for table in form.tables)])
        for line in range(height):
            sheet.cell(row, NUMBER_COLUMN + 1, number)
            for place, column in enumerate(plan.columns, FIRST_COLUMN + 1):
                if (value := at(column.item, record, line)) is not None:
                    cell = sheet.cell(row, place, value)
                    cell.data_type = "n" if isinstance(value, float) else "s"  # = too is text
            row += 1
    book.save(path)


def at(item: Item, record: dict[str, Any], line: int) -> str | float | None:
    """What stands in the cell; a typed sort for numbers, text for the rest."""
    if item.computed is not None:
        return None
    if item.table is not None:
        rows = record.get(item.table, [])
        value = rows[line].get(item.id) if line < len(rows) else None
    else:
        value = record.get(item.id) if line == 0 else None
    if value is None:
        return None
    numeric = item.kind in ("count", "money", "decimal")
    return float(value) if numeric and len(value) < 15 else cell_text(item, value)


@BY_CODE
def test_a_filled_template_is_read_as_it_was_filled_in(form: Form, tmp_path: Path):
    values = records(form, Random(form.code))
    path = tmp_path / "template.xlsx"
    write_form(path, form, stamp(form.code))
    fill(path, form, values)
    outcome = read(path, (form.code,), {})
    assert outcome.faults == []
    sheet = outcome.sheets[0]
    assert [fault for fault in sheet.faults if not fault.storable] == []
    assert [typed_in(form, record.values) for record in sheet.records] == values


def typed_in(form: Form, values: dict[str, Any]) -> dict[str, Any]:
    """Without the computed items, which a record without a finding holds as they are reckoned."""
    own = frozenset(item.id for item in form.computed if item.table is None)
    kept = {name: value for name, value in values.items() if name not in own}
    assert kept == values or values == {**kept, **compute(form, kept, AROUND)}
    return kept


@BY_CODE
def test_a_filled_export_has_no_differences(form: Form, tmp_path: Path):
    draw = Random(form.code)
    entries = [
        Entry(100 + number, {**values, **compute(form, values, AROUND)})
        for number, values in enumerate(records(form, draw))
    ]
    path = tmp_path / "export.xlsx"
    write_form(path, form, stamp(form.code), entries=entries)
    outcome = read(path, (form.code,), {form.code: entries})
    assert outcome.faults == []
    sheet = outcome.sheets[0]
    assert [fault for fault in sheet.faults if not fault.storable] == []
    assert sheet.differences is not None
    assert sheet.differences.none
    assert len(sheet.differences.unchanged) == len(entries)


def test_the_whole_report_comes_back_in_one_go(tmp_path: Path):
    entries = {
        form.code: [
            Entry(number, {**values, **compute(form, values, AROUND)})
            for number, values in enumerate(records(form, Random(7)), 1)
        ]
        for form in EDITION.forms
    }
    path = tmp_path / "report.xlsx"
    write_report(path, EDITION, stamp(*CODES), entries=entries)
    outcome = read(path, CODES, entries)
    assert outcome.faults == []
    assert [sheet.form for sheet in outcome.sheets] == list(CODES)
    changed = [sheet.form for sheet in outcome.sheets if not sheet.differences.none]
    assert changed == []


def test_an_empty_report_holds_no_records(tmp_path: Path):
    path = tmp_path / "report.xlsx"
    write_report(path, EDITION, stamp(*CODES), entries={})
    outcome = read(path, CODES, {})
    assert outcome.faults == []
    assert sum(len(sheet.records) for sheet in outcome.sheets) == 0
    assert sum(len(sheet.faults) for sheet in outcome.sheets) == 0


@BY_CODE
def test_headers_are_known_without_the_hidden_ids(form: Form, tmp_path: Path):
    """Only what is printed: title, headers, codes (issue 4: matched by code or label)."""
    values = records(form, Random(form.code))
    path = tmp_path / "printed.xlsx"
    write_form(path, form, stamp(form.code))
    fill(path, form, values)
    book = openpyxl.load_workbook(path)
    sheet = book[form.code]
    places = Places(plan_of(form), plan_of(form).lines)
    key = places.key_column + 1
    sheet.delete_rows(places.id_row + 1)
    sheet.cell(places.code_row - places.plan.depth + 1, key).value = None
    book.save(path)
    outcome = read(path, (form.code,), {})
    assert [fault.wrong for fault in outcome.faults] == []
    found = outcome.sheets[0]
    assert [fault.wrong for fault in found.faults if not fault.storable] == []
    assert found.unread == []
    assert [typed_in(form, record.values) for record in found.records] == values


def test_what_is_shown_is_what_is_read(tmp_path: Path):
    """N38: user text that looks like a formula stays text."""
    form = next(form for form in EDITION.forms if form.multi and form.items[0].kind == "text")
    text = form.items[0]
    for start in ("=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "<b>&amp;", "_x0041_"):
        path = tmp_path / "text.xlsx"
        write_form(path, form, stamp(form.code), entries=[Entry(1, {text.id: start})])
        sheet = openpyxl.load_workbook(path)[form.code]
        cell = sheet.cell(Places(plan_of(form), 2000).first_row + 1, FIRST_COLUMN + 1)
        assert cell.data_type != "f"
        outcome = read(path, (form.code,), {})
        assert outcome.sheets[0].records[0].values == {text.id: show(text, start)}


def test_a_stream_is_a_target_too():
    out = BytesIO()
    write_form(out, EDITION.forms[0], stamp(EDITION.forms[0].code))
    assert out.getvalue().startswith(b"PK")
