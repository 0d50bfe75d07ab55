"""A roster file of any make becomes rows, or says what is wrong with its shape (N02, N23)."""

import tempfile
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from istc.units.roster import reading, sheets
from istc.units.roster.faults import Fault
from istc.units.roster.rows import Row

HEAD = "用户名,单位全称,上级用户名,省份,单位类型,类别,三级权限\n"
COLUMNS = HEAD.strip().split(",")


def read(content: bytes):
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return reading.read(Path(file.name))


def book(tmp_path, fill, name="单位名单") -> Path:
    """A workbook with one sheet, filled by `fill`."""
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as made:
        fill(made.add_worksheet(name))
    return path


def test_rows_keep_their_number_in_the_file():
    rows, faults = read(
        f"{HEAD}js,江苏省科学技术厅,,32,01,province,是\n\n,,,\njs_a,某大学, JS \n".encode()
    )
    assert faults == []
    assert rows == [
        Row(2, "js", "江苏省科学技术厅", "", "32", "01", "province", "是"),
        Row(5, "js_a", "某大学", "js"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encodings_that_spreadsheets_write(encoding):
    rows, _ = read(f"{HEAD}js,江苏省科学技术厅,\n".encode(encoding))
    assert rows[0].name == "江苏省科学技术厅"


def test_english_column_names_in_any_order():
    rows, _ = read(b"superior,name,username\n,Ministry,BW\n")
    assert rows == [Row(2, "bw", "Ministry")]


def test_user_names_typed_wide_are_the_same_names():
    rows, _ = read(f"{HEAD}ＪＳ＿ａ,某院,ＪＳ\n".encode())
    assert (rows[0].username, rows[0].superior) == ("js_a", "js")


def test_a_name_with_a_comma_and_a_line_break_is_one_cell():
    rows, _ = read(f'{HEAD}js,"某院,某所\n",\n'.encode())
    assert rows[0].name == "某院,某所"


@pytest.mark.parametrize(
    ("content", "column", "wrong"),
    [
        (b"", "文件", "文件是空的"),
        (HEAD.encode(), "文件", "只有列名"),
        (b"\xff\xff\xff", "文件", "编码不是 UTF-8 或 GB18030"),
        (b"%PDF-1.7\n", "文件", "不是 Excel 工作簿"),
        (b"x" * (reading.MOST_BYTES + 1), "文件", "超过 20 MB"),
        ("用户名,单位全称\n".encode(), "上级用户名", "缺少这一列"),
        ("用户名,用户名,单位全称,上级用户名\n".encode(), "用户名", "出现两次"),
        ("用户名,单位全称,上级用户名,电话\n".encode(), "列名", "没有列名“电话”"),
    ],
)
def test_a_file_of_the_wrong_shape(content, column, wrong):
    rows, faults = read(content)
    assert rows == []
    assert faults[0].column == column
    assert wrong in faults[0].wrong


def test_a_fault_is_a_sentence_with_place_and_cure():
    assert str(Fault(3, "用户名", "重复", "换一个")) == "第 3 行 用户名：重复。换一个。"
    assert str(Fault(0, "文件", "空", "重传")) == "文件：空。重传。"
    there = Fault(3, "用户名", "重复", "换一个", "js", "B3", "名单")
    assert str(there) == "名单!B3 用户名：重复。换一个。"


def test_a_fault_names_the_cell_wherever_the_column_stands(tmp_path):
    def fill(sheet):
        sheet.write(0, 0, "2020 年度名单")  # a title above the column names
        sheet.write_row(2, 1, ["上级用户名", "单位全称", "用户名"])
        sheet.write_row(3, 1, ["", "某部", "bw"])

    rows, faults = reading.read(book(tmp_path, fill))
    assert faults == []
    assert rows == [Row(4, "bw", "某部")]
    fault = rows[0].fault("username", "重复", "换一个")
    assert (fault.sheet, fault.cell, fault.value) == ("单位名单", "D4", "bw")


def test_the_sheet_of_the_template_is_read_though_another_stands_first(tmp_path):
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("说明").write(0, 0, "先看这里")
        sheet = made.add_worksheet("单位名单")
        sheet.write_row(0, 0, COLUMNS)
        sheet.write_row(1, 0, ["BW", "某部"])
    assert reading.read(path) == ([Row(2, "bw", "某部")], [])


def test_a_sheet_of_any_name_is_read_where_it_is_the_only_one(tmp_path):
    path = book(tmp_path, lambda sheet: sheet.write_column(0, 0, ["用户名"]), "Sheet1")
    assert [fault.column for fault in reading.read(path)[1]] == ["单位全称", "上级用户名"]


def test_a_merged_superior_speaks_for_all_rows_beside_it(tmp_path):
    def fill(sheet):
        sheet.write_row(0, 0, ["用户名", "单位全称", "上级用户名"])
        for row in (1, 2, 3):
            sheet.write_row(row, 0, [f"js_{row}", f"学院{row}"])
        sheet.merge_range(1, 2, 3, 2, "js")

    rows, _ = reading.read(book(tmp_path, fill))
    assert [row.superior for row in rows] == ["js", "js", "js"]


def test_a_formula_in_error_is_named_and_nothing_read(tmp_path):
    def fill(sheet):
        sheet.write_row(0, 0, COLUMNS)
        sheet.write_row(1, 0, ["bw", "某部"])
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")

    rows, faults = reading.read(book(tmp_path, fill))
    assert rows == []
    assert [str(fault) for fault in faults] == [
        "单位名单!A3 用户名：公式出错（#DIV/0!）。改为数值后重新保存。"
    ]


def test_a_bomb_is_refused_before_it_unpacks(tmp_path):
    path = book(tmp_path, lambda sheet: sheet.write_row(0, 0, COLUMNS))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"0" * (sheets.LIMITS.unpacked + 1))
    rows, faults = reading.read(path)
    assert rows == []
    assert faults[0].column == "文件"
    assert "复制数据到新的工作簿" in faults[0].mend


def test_more_rows_than_allowed_are_refused_whole():
    lines = "".join(f"u{n},单位{n},\n" for n in range(reading.MOST_ROWS + 1))
    rows, faults = read(f"用户名,单位全称,上级用户名\n{lines}".encode())
    assert rows == []
    assert "超过 20,000 行" in faults[0].wrong


@settings(max_examples=25)  # each file costs a process
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_faults(content):
    rows, faults = read(content)
    assert bool(rows) != bool(faults)


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_any_text_under_a_good_head_gives_rows_or_faults(text):
    rows, faults = read(f"{HEAD}{text}".encode("utf-8", "replace"))
    assert bool(rows) != bool(faults)
