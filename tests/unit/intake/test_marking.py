"""The user's own workbook comes back with its faults marked (issue 4)."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from istc.documents.xlsx import marked
from istc.intake import marking
from istc.intake.faults import Fault, grouped
from istc.intake.marking import mark
from tests.workbooks.cases import FIELD_FORM, first_row, read, typed
from tests.workbooks.should_pass.cases import CELLS, GOOD, HEADS


def faulty(path: Path) -> Path:
    bad = {**GOOD, "term": "5年", "type": "民间", "signed_on": None}
    return typed(path, FIELD_FORM, [GOOD, bad])


@pytest.mark.parametrize("in_place", [True, False])
def test_cells_are_coloured_and_say_what_to_mend(
    in_place: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = faulty(tmp_path / "own.xlsx")
    outcome = read(path, FIELD_FORM)
    if not in_place:
        monkeypatch.setattr(marking, "IN_PLACE", 0)
    out = BytesIO()
    mark(path, outcome, out)
    sheet = openpyxl.load_workbook(out)[FIELD_FORM]
    row = first_row(FIELD_FORM) + 1
    cell = sheet.cell(row, 6)
    assert cell.value == "5年"
    assert cell.fill.fgColor.rgb.endswith("FCECEA")
    assert "只填数字" in cell.comment.text
    assert sheet.cell(row, 5).fill.fgColor.rgb.endswith("FCECEA")
    last = sheet.cell(row, sheet.max_column).value
    assert "没有“民间”这个选项" in last
    assert sheet.cell(row - 1, 6).comment is None


def test_a_csv_comes_back_as_a_workbook(tmp_path: Path):
    path = tmp_path / "own.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in (HEADS, [*CELLS[:4], "5年"])))
    out = BytesIO()
    mark(path, read(path, FIELD_FORM), out)
    assert openpyxl.load_workbook(out).worksheets[0]["E2"].value == "5年"


def test_only_so_many_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(marked, "MOST_COMMENTS", 0)
    path = faulty(tmp_path / "own.xlsx")
    out = BytesIO()
    mark(path, read(path, FIELD_FORM), out)
    sheet = openpyxl.load_workbook(out)[FIELD_FORM]
    assert sheet.cell(first_row(FIELD_FORM) + 1, 6).comment is None


def test_a_fault_of_no_sheet_is_passed_over(tmp_path: Path):
    path = typed(tmp_path / "own.xlsx", FIELD_FORM, [GOOD], unit="other")
    out = BytesIO()
    mark(path, read(path, FIELD_FORM), out)
    assert FIELD_FORM in openpyxl.load_workbook(out).sheetnames


def test_faults_of_one_kind_stand_together():
    one = Fault("not_number", "cell", "error", "a", "b", sheet="s", row=3, column="E", item="x")
    other = Fault("file", "file", "error", "a", "b")
    two = Fault("not_number", "cell", "error", "c", "d", sheet="s", row=4, column="E", item="x")
    groups = grouped([other, one, two])
    assert [(group.first, group.count, group.rows) for group in groups] == [
        (one, 2, (3, 4)),
        (other, 1, ()),
    ]
    assert one.address == "E3"
    assert one.plain()["address"] == "E3"
    assert two.plain()["suggest"] == []
