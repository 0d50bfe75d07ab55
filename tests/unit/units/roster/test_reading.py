"""A roster file of any make becomes rows, or says what is wrong with its shape (N02)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.units.roster import reading
from istc.units.roster.reading import Row, read

HEAD = "用户名,单位全称,上级用户名,省份,单位类型,类别,三级权限\n"


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


def test_a_name_with_a_comma_and_a_line_break_is_one_cell():
    rows, _ = read(f'{HEAD}js,"某院,某所\n",\n'.encode())
    assert rows[0].name == "某院,某所"


@pytest.mark.parametrize(
    ("content", "column", "wrong"),
    [
        (b"", "文件", "没有内容"),
        (HEAD.encode(), "文件", "只有列名"),
        (b"\xff\xff\xff", "文件", "不是 CSV"),
        (f'{HEAD}"js,x'.encode(), "文件", "不是 CSV"),
        (b"x" * (reading.MOST_BYTES + 1), "文件", "超过 20 MB"),
        ("用户名,单位全称\n".encode(), "上级用户名", "缺少这一列"),
        ("用户名,用户名,单位全称,上级用户名\n".encode(), "用户名", "出现两次"),
        ("用户名,单位全称,上级用户名,电话\n".encode(), "电话", "没有这个列名"),
    ],
)
def test_a_file_of_the_wrong_shape(content, column, wrong):
    rows, faults = read(content)
    assert rows == []
    assert faults[0].column == column
    assert wrong in faults[0].wrong


def test_a_fault_is_a_sentence_with_place_and_cure():
    fault = reading.Fault(3, "用户名", "重复", "换一个")
    assert str(fault) == "第 3 行 用户名：重复。换一个。"


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_faults(content):
    rows, faults = read(content)
    assert bool(rows) != bool(faults)


@given(st.text(max_size=200))
def test_any_text_under_a_good_head_gives_rows_or_faults(text):
    rows, faults = read(f"{HEAD}{text}".encode("utf-8", "replace"))
    assert bool(rows) != bool(faults)
