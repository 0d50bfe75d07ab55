"""The outcome of a file: whole reports, notes, progress, texts that an export had to cut."""

from pathlib import Path
from random import Random

import openpyxl

from istc.checks.around import Known
from istc.checks.run import Entry
from istc.documents.xlsx.workbooks import write_form
from istc.intake.examine import examine
from istc.intake.letters import by_row, letters
from istc.intake.outcome import Expected
from istc.intake.suggest import suggest
from tests.workbooks.cases import (
    COUNTRY_FORM,
    EDITION,
    FIELD_FORM,
    UNIT,
    form,
    noted,
    read,
    stamp,
    typed,
)
from tests.workbooks.hostile import nothing
from tests.workbooks.should_pass.cases import GOOD
from tests.workbooks.values import random_record

LONG_FORM = "HZ_05_004"


def test_a_refused_file_has_one_fault(tmp_path: Path):
    outcome = read(nothing(tmp_path / "a.xlsx"), FIELD_FORM)
    assert not outcome.readable
    assert [(fault.stage, fault.code) for fault in outcome.every_fault] == [("file", "blank")]
    assert outcome.of(FIELD_FORM) is None


def test_progress_is_told(tmp_path: Path):
    """Which sheet, how far, of how many, and how much of the file: true to its rows."""
    seen: list[tuple[str, int, int, int]] = []
    expected = Expected(EDITION, (FIELD_FORM,), UNIT)
    path = typed(tmp_path / "a.xlsx", FIELD_FORM, [GOOD])
    examine(
        path,
        expected,
        lambda one: Known(2020),
        stored={},
        progress=lambda *told: seen.append(told),
    )
    assert seen == [(FIELD_FORM, 7, 7, 31), ("填写说明", 15, 15, 100)]


def test_a_wrong_total_says_both_sides_and_the_difference(tmp_path: Path):
    cells = {"country": "US", "visit_projects": 1, "total_projects": 7}
    outcome = read(typed(tmp_path / "a.xlsx", COUNTRY_FORM, [cells]), COUNTRY_FORM)
    fault = next(one for one in outcome.every_fault if one.left)
    assert (fault.left, fault.right, fault.diff) == ("7", "1", "6")
    assert (fault.stage, fault.address, fault.storable) == ("row", "O8", True)
    assert not outcome.sheets[0].records[0].good
    assert outcome.sheets[0].good == 0


def test_a_long_text_that_was_cut_stays_as_it_is_stored(tmp_path: Path):
    values = random_record(form(LONG_FORM), Random(1), 0) | {"effect": "长" * 40_000}
    path = tmp_path / "long.xlsx"
    write_form(path, form(LONG_FORM), stamp(LONG_FORM), entries=[Entry(5, values)])
    stored = {LONG_FORM: [Entry(5, values)]}
    again = read(path, LONG_FORM, stored=stored)
    assert again.sheets[0].differences.none
    assert "文字过长未导出全，保留系统中的原文" in noted(again)
    alone = read(path, LONG_FORM)
    assert [fault.code for fault in alone.every_fault if not fault.storable] == ["cut"]


def test_a_copied_line_is_a_new_record(tmp_path: Path):
    path = tmp_path / "copied.xlsx"
    write_form(path, form(FIELD_FORM), stamp(FIELD_FORM), entries=[Entry(5, GOOD)])
    book = openpyxl.load_workbook(path)
    sheet = book[FIELD_FORM]
    for cell in sheet[7]:
        sheet.cell(8, cell.column, cell.value)
    book.save(path)
    outcome = read(path, FIELD_FORM, stored={FIELD_FORM: [Entry(5, GOOD)]})
    assert [record.key for record in outcome.sheets[0].records] == [5, None]
    assert "复制的行作为新记录" in noted(outcome)
    assert outcome.sheets[0].records[0].plain()["key"] == 5


def test_letters_and_back():
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert by_row({"AA3": "x", "bad": "y"}) == {3: {26: "x"}}


def test_suggestions():
    items = form(FIELD_FORM).by_id
    assert suggest(items["term"], "5年") == ("5",)
    assert suggest(items["term"], "-5") == ()
    assert suggest(items["type"], "政府协议") == ("01 政府间协议",)
    assert suggest(items["name"], "x") == ()
