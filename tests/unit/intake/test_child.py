"""The child's work, done here in the same process: what it says, and why it refuses."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from istc.intake.child import book, cells, run
from istc.intake.child.archive import open_package
from istc.intake.limits import Limits, read_limits
from istc.intake.refused import Refused
from tests.workbooks.hostile import CELL, HOSTILE, SHEET, nothing, package, with_cell


def told(path: Path, limits: Limits | None = None, *, careful: bool = True) -> list[Any]:
    found: list[Any] = []
    run.tell(str(path), limits or Limits(), found.append, careful=careful)
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_refusal_is_told_and_ends_it(name: str, tmp_path: Path):
    build, code = HOSTILE[name]
    assert told(build(tmp_path / "upload"))[-1]["refused"] == code


def test_main_restricts_itself_and_writes_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    asked: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(run.resource, "setrlimit", lambda *limit: asked.append(limit))
    path = with_cell(tmp_path / "a.xlsx", "B", 2)
    run.main([str(path), Limits().text()])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == {"file": "xlsx", "stamp": "", "macros": False}
    assert lines[1]["sheet"] == "一"
    assert lines[2:] == [[[], [None, "甲"]], {"end": True}]
    assert len(asked) == 3


def test_limits_travel_as_text():
    assert read_limits(Limits(rows=7).text()) == Limits(rows=7)


def test_every_sort_of_cell(tmp_path: Path):
    path = tmp_path / "cells.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        hour = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        clock = book.add_format({"num_format": "hh:mm"})
        for place, (value, look) in enumerate(
            [
                *[(1, None), (1.5, None), (True, None), (False, None), ("甲", None)],
                *[(43895, day), (43895.5, hour), (0.5, clock), (1e17, None)],
            ]
        ):
            sheet.write(0, place, value, look)
    row = told(path)[2][0]
    assert row[:5] == [1, 1.5, "TRUE", "FALSE", "甲"]
    assert row[5:] == ["2020-03-05", "2020-03-05 12:00:00", "12:00:00", 1e17]
    assert run._plain(date(2020, 3, 5)) == "2020-03-05"


def test_rows_come_in_batches(tmp_path: Path):
    path = tmp_path / "rows.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(run.BATCH + 1):
            sheet.write(row, 0, row)
    assert [len(message) for message in told(path)[2:4]] == [run.BATCH, 1]
    csv = tmp_path / "rows.csv"
    csv.write_text("a\tb\n" * (run.BATCH + 1))
    assert [len(message) for message in told(csv)[2:4]] == [run.BATCH, 1]


def test_utf16_text(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes("甲,乙".encode("utf-16"))
    assert told(path)[2] == [["甲", "乙"]]


def test_errors_formulas_and_hidden_rows_are_seen(tmp_path: Path):
    sheet = SHEET.format(
        '<sheetData><row r="1" hidden="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="B1"><f>A1</f></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="e"/>'
        '<c r="E1"><f/><v/></c><c><f>1</f></c></row></sheetData>'
    )
    about = told(package(tmp_path / "a.xlsx", sheet))[1]
    assert about["bad"]["A1"] == "#DIV/0!"
    assert about["bad"]["B1"] == ""
    assert "C1" not in about["bad"]
    assert about["hidden"] == [1]


def test_a_sheet_is_scanned_in_pieces():
    """Pieces that cut cells and rows anywhere give the same extent."""
    text = SHEET.format("".join(CELL.format(column="AB", row=row) for row in (1, 2, 30))).encode()
    for size in (7, 50, 333):
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        extent = cells.scan(pieces, "一", Limits())
        assert (extent.rows, extent.columns) == (30, 28)


def test_an_endless_cell_is_broken():
    with pytest.raises(Refused, match="损坏"):
        cells.scan([b"<row><c " + b"x" * (5 * 1024 * 1024)], "一", Limits())


def test_only_so_many_bad_cells_are_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cells, "MOST_BAD", 1)
    row = b'<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    assert cells.scan([row], "一", Limits()).bad == {"A1": "#N/A"}


def test_the_stamp_is_found_in_the_property_alone(tmp_path: Path):
    custom = '<Properties><property name="istc"><vt:lpwstr>&quot;x&quot;</vt:lpwstr></property>'
    path = package(
        tmp_path / "a.xlsx",
        SHEET.format("<sheetData>" + CELL.format(column="A", row=1) + "</sheetData>"),
        {"docProps/custom.xml": custom, "xl/vbaProject.bin": "macros"},
    )
    assert told(path)[0] == {"file": "xlsx", "stamp": '"x"', "macros": True}


def test_an_empty_stamp_sheet_says_nothing(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("甲").write(0, 0, "x")
        book.add_worksheet("_istc")
    assert told(path)[0]["stamp"] == ""


def test_sheets_of_other_formats_are_measured_too(tmp_path: Path, monkeypatch: Any):
    """xls and ods have no pre-scan of cells."""
    path = with_cell(tmp_path / "a.xlsx", "C", 9)
    monkeypatch.setattr(run, "_extents", lambda package, limits: {})
    assert told(path, Limits(rows=8))[-1]["refused"] == "rows"
    assert told(path, Limits(columns=2))[-1]["refused"] == "columns"
    assert told(path, Limits(sheets=0))[-1]["refused"] == "sheets"
    assert told(path)[1]["bad"] == {}


def test_calamine_finds_a_password(tmp_path: Path, monkeypatch: Any):
    def locked(*args: Any) -> Any:
        raise run.PasswordError

    monkeypatch.setattr(book.CalamineWorkbook, "from_filelike", locked, raising=False)
    for careful in (True, False):
        found = told(with_cell(tmp_path / "a.xlsx", "A", 1), careful=careful)
        assert found[-1]["refused"] == "locked"


def test_a_sheet_parsed_ahead_says_the_same(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        for name in ("说明", "甲", "_lists"):
            made.add_worksheet(name).write_row(0, 0, [name, 1.5, 2])
    assert told(path, careful=False) == told(path)
    assert [one["sheet"] for one in told(path, careful=False) if "sheet" in one] == ["说明", "甲"]


def test_a_workbook_of_hidden_sheets_only(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("_lists").write(0, 0, "x")
    assert told(path, careful=False)[-1]["refused"] == "blank"


def test_a_part_is_read_no_further_than_asked(tmp_path: Path):
    path = package(tmp_path / "a.xlsx", SHEET, {"x.txt": os.urandom(3_000_000)})
    found = open_package(str(path), Limits())
    assert len(found.part("x.txt", 1000)) < 2_000_000
    assert found.part("none") == b""
    assert told(nothing(tmp_path / "b.xlsx"), Limits(unpacked=10))[-1]["refused"] == "bomb"


def test_a_sheet_that_only_claims_to_be_large_is_read(tmp_path: Path):
    """Its extent, or the looks of its last row, are not cells."""
    claim = '<dimension ref="A1:XFD1048576"/>'
    row = '<row r="1048576" s="1" customFormat="1"{}'
    for looks in (row.format("/>"), row.format("></row>"), row.format("><extLst/></row>")):
        cells_of = CELL.format(column="A", row=2)
        text = SHEET.format(f"{claim}<sheetData>{cells_of}{looks}</sheetData>")
        found = told(package(tmp_path / "a.xlsx", text), careful=False)
        assert found[2] == [[], ["甲"]], found
