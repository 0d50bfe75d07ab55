"""The template as Excel sees it: drop-downs, limits, hints, totals, frozen panes, stamp (F47)."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from istc.checks.run import Entry
from istc.definitions.expression.syntax import Arithmetic, Call, Number, Ref, Text
from istc.definitions.load import load_edition
from istc.documents.plan import plan_of
from istc.documents.stamp import STAMP_PROPERTY, Stamp, read_stamp
from istc.documents.xlsx.formulas import Where, formula
from istc.documents.xlsx.places import Places
from istc.documents.xlsx.strict import NotWritten, done
from istc.documents.xlsx.workbooks import write_form, write_report

EDITION = load_edition("2020")
COUNTRIES = EDITION.by_code["HZ_02_002"]
FUNDS = EDITION.by_code["HZ_04_001"]


def stamp(*codes: str) -> Stamp:
    return Stamp("form" if len(codes) == 1 else "report", "2020", 2020, "js", "江宁理工大学", codes)


def opened(code: str, entries: list[Entry] | None = None) -> openpyxl.Workbook:
    out = BytesIO()
    write_form(out, EDITION.by_code[code], stamp(code), entries=entries or [])
    return openpyxl.load_workbook(out)


def test_headers_stand_over_several_rows():
    sheet = opened("HZ_02_002")["HZ_02_002"]
    assert sheet["A1"].value == "HZ_02_002 出访活动按国家（地区）分类"
    assert sheet["C3"].value == "考察访问"
    assert "C3:D3" in [str(area) for area in sheet.merged_cells.ranges]
    assert [cell.value for cell in sheet[5]][:4] == [None, "甲", "01", "02"]
    assert sheet.freeze_panes == "B8"
    assert sheet.row_dimensions[7].hidden


def test_drop_downs_refer_to_a_hidden_list():
    book = opened("HZ_02_002")
    rules = {str(rule.sqref): rule for rule in book["HZ_02_002"].data_validations.dataValidation}
    assert rules["B8:B2007"].formula1 == "list_countries"
    assert book["_lists"].sheet_state == "hidden"
    assert book["_lists"]["A1"].value == "AL 阿尔巴尼亚"
    assert rules["C8:C2007"].type == "whole"
    assert rules["C8:C2007"].prompt


def test_kinds_have_their_limits():
    sheet = opened("HZ_02_007")["HZ_02_007"]
    kinds = [rule.type for rule in sheet.data_validations.dataValidation]
    assert {"textLength", "list", "date", "decimal"} <= set(kinds)


def test_totals_are_formulas_with_their_values():
    entry = Entry(1, {"visit_projects": "2", "total_projects": "2"})
    out = BytesIO()
    write_form(out, COUNTRIES, stamp("HZ_02_002"), entries=[entry])
    written = openpyxl.load_workbook(out)["HZ_02_002"]
    assert written["O8"].value.startswith("=IF(COUNT(C8,E8")
    shown = openpyxl.load_workbook(out, data_only=True)["HZ_02_002"]
    assert (shown["O8"].value, shown["O9"].value) == (2, None)


def test_the_stamp_stands_in_a_very_hidden_sheet_and_a_property():
    book = opened("HZ_02_007")
    assert book["_istc"].sheet_state == "veryHidden"
    assert read_stamp(book["_istc"]["A1"].value) == stamp("HZ_02_007")
    assert read_stamp(book.custom_doc_props[STAMP_PROPERTY].value) is not None


def test_the_whole_report_has_contents_and_links_its_sums(tmp_path: Path):
    codes = tuple(form.code for form in EDITION.forms)
    path = tmp_path / "report.xlsx"
    write_report(path, EDITION, stamp(*codes), entries={"HZ_04_001": [Entry(1, {})]})
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:2] == ["目录", "填写说明"]
    assert tuple(book.sheetnames[2:51]) == codes
    assert "SUM('HZ_02_005'!" in book["HZ_04_001"]["B8"].value
    assert book["目录"]["A4"].hyperlink.location == "'HZ_01_001'!A1"


def places(form) -> Places:
    return Places(plan_of(form), 10)


def test_formulas_that_excel_would_compute_alike():
    where = Where(places(COUNTRIES), 9, {})
    two = Number(Decimal(2))
    ref = Ref("visit_projects")
    cell = where.here.cell("visit_projects", 9)
    half = Arithmetic("/", ref, two)
    assert formula(half, where) == f'=IF(COUNT({cell})=0,"",(N({cell}))/(2))'


@pytest.mark.parametrize(
    "node",
    [
        Number(Decimal(2)),
        Text("x"),
        Ref("unknown"),
        Call("LAST", (Ref("visit_projects"),)),
        Call("SUM", (Ref("visit_projects"),)),
        Call("SUM", (Ref("funds", "HZ_02_005"),)),
        Arithmetic("+", Ref("visit_projects"), Text("x")),
    ],
)
def test_others_have_none(node):
    assert formula(node, Where(places(COUNTRIES), 9, {})) is None


def test_a_single_forms_sub_table_is_summed_downwards():
    where = Where(places(FUNDS), 9, {})
    assert "SUM($G$" in str(formula(FUNDS.by_id["total"].computed.node, where))


def test_numbers_that_a_cell_cannot_hold_are_text():
    money = Entry(1, {"other_funds": "1"})
    values = {"others": [{"other_funds": "123456789012345678.1234"}]}
    book = opened("HZ_04_001", [Entry(1, {**money.values, **values})])
    assert book["HZ_04_001"]["G8"].value == "123456789012345678.1234"


def test_what_xlsxwriter_leaves_out_is_an_error():
    with Workbook(BytesIO()) as book:
        sheet = book.add_worksheet()
        with pytest.raises(NotWritten, match="text: -2"):
            done(sheet.write_string(0, 0, "x" * 40_000), "text")
