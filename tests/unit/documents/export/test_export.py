"""Exports as streams: headers, owners, exact totals, blanks, neutral formulas (N38)."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest

from istc.documents.export import About, Owned, Owner, UnitLine, write_csv, write_json, write_xlsx
from istc.documents.export import workbook as writer
from istc.documents.export.heads import head_rows
from istc.documents.plan import plan_of
from istc.documents.xlsx.strict import NotWritten
from tests.unit.documents.paper.filled import EDITION, NASTY, values_of

OWN = Owner("甲大学", "省厅", "二级", "江苏省", "高校", "本级", "填报中")
BELOW = OWN._replace(name="乙学院", relation="下级")


def about(code):
    return About(EDITION, EDITION.by_code[code], "甲大学", "含下级单位", "2021-06-30 10:00")


def xlsx(path, code, *records):
    units = (UnitLine(OWN, 2), UnitLine(BELOW, 0))
    count = write_xlsx(path, about(code), units, records)
    return count, openpyxl.load_workbook(path)


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("code", [form.code for form in EDITION.forms])
def test_every_form_has_its_printed_headers_over_its_columns(tmp_path, code):
    form = EDITION.by_code[code]
    _, book = xlsx(tmp_path / "a.xlsx", code, Owned(OWN, 1, values_of(form)))
    found = rows(book[code])

    codes = head_rows(plan_of(form)) - 2
    assert found[codes] == [None] * 8 + [item.code for item in form.items]
    labels = {cell for row in found[:codes] for cell in row if cell}
    assert {item.label for item in form.items} <= labels
    assert form.title in found[0][0]


def test_zero_blank_codes_and_totals(tmp_path):
    first = {"type": "01", "funds": "0", "name": NASTY}
    records = (
        Owned(OWN, 1, first),
        Owned(OWN, 2, {"funds": "0.1"}),
        Owned(BELOW, 1, {"funds": "0.2"}),
    )
    count, book = xlsx(tmp_path / "a.xlsx", "HZ_02_005", *records)
    found = rows(book["HZ_02_005"])

    assert count == 3
    money = next(row for row in found if "丙" in row).index("丙")
    data = {(row[0], row[7]): row for row in found if row[7] in (1, 2)}
    assert data["甲大学", 1][money] == 0
    assert data["甲大学", 1][money + 1] is None
    assert data["甲大学", 1][8].startswith("01 ")
    assert NASTY in data["甲大学", 1]
    sums = {row[0]: row[money] for row in found}
    assert (sums["本级合计"], sums["下级合计"]) == (0.1, 0.2)
    assert sums["合计"] == 0.3


def test_spans_of_years_are_not_added_up(tmp_path):
    records = (Owned(OWN, 1, {"term": "3"}), Owned(OWN, 2, {"term": "5"}))
    _, book = xlsx(tmp_path / "a.xlsx", "HZ_02_007", *records)
    found = rows(book["HZ_02_007"])
    years = next(row for row in found if "戊" in row).index("戊")
    assert [row[years] for row in found if row[years] in (3, 5, 8)] == [3, 5]
    sums = {row[0]: row[years] for row in found}
    assert sums["本级合计"] == sums["合计"] == "—（1 个单位，不相加）"
    assert sums["下级合计"] is None


def test_json_says_what_adds_up_and_how_many_told_the_rest():
    records = (
        Owned(OWN, 1, {"term": "3"}), Owned(OWN, 2, {"term": "5"}), Owned(BELOW, 1, {"term": "2"}),
    )  # fmt: skip
    target = io.StringIO()
    write_json(target, about("HZ_02_007"), (), records)
    found = json.loads(target.getvalue())
    assert found["not_added"] == {"term": 2}
    assert found["totals"] == {"own": {}, "below": {}, "all": {}}
    assert {one["id"]: one["adds_up"] for one in found["items"]}["term"] is False


def test_json_adds_up_exactly():
    records = (
        Owned(OWN, 1, {"funds": "0.1"}), Owned(BELOW, 1, {"funds": "0.2"}), Owned(OWN, 2, {}),
    )  # fmt: skip
    target = io.StringIO()
    write_json(target, about("HZ_02_005"), (), records)
    totals = json.loads(target.getvalue())["totals"]
    assert totals == {"own": {"funds": "0.1"}, "below": {"funds": "0.2"}, "all": {"funds": "0.3"}}


def chosen(code, *columns):
    return replace(about(code), columns=columns)


def test_only_the_columns_chosen_in_every_format(tmp_path):
    """F57: what the page shows is what the file holds."""
    records = [Owned(OWN, 1, {"funds": "0.1", "name": "甲", "type": "01"})]
    narrow = chosen("HZ_02_005", "funds", "name")
    write_xlsx(tmp_path / "a.xlsx", narrow, (), records)
    found = rows(openpyxl.load_workbook(tmp_path / "a.xlsx")["HZ_02_005"])
    codes = [item.code for item in narrow.form.items if item.id in {"funds", "name"}]
    assert next(row for row in found if "丙" in row)[8:] == codes
    assert next(row for row in found if row[0] == "合计")[8 + codes.index("丙")] == 0.1
    text = io.StringIO()
    write_csv(text, narrow, records)
    assert [len(line) for line in csv.reader(io.StringIO(text.getvalue()))] == [10, 10]
    target = io.StringIO()
    write_json(target, narrow, (), records)
    told = json.loads(target.getvalue())
    assert told["records"][0]["values"] == {"funds": "0.1", "name": "甲"}
    assert {one["id"] for one in told["items"]} == {"funds", "name"}


def test_columns_of_a_sub_table_keep_their_rows_and_drop_the_others(tmp_path):
    form = EDITION.by_code["HJ_07"]
    table, item = next((one.table, one) for one in form.items if one.table)
    other = next(one for one in form.items if one.table is None)
    values = values_of(form)
    target = io.StringIO()
    write_json(target, chosen("HJ_07", item.id), (), [Owned(OWN, 1, values)])
    told = json.loads(target.getvalue())["records"][0]["values"]
    assert told == {table: [{item.id: row[item.id]} for row in values[table]]}
    narrow = chosen("HJ_07", other.id)
    assert write_csv(io.StringIO(), narrow, [Owned(OWN, 1, values)]) == 1


def test_sub_tables_take_further_lines(tmp_path):
    form = EDITION.by_code["HJ_07"]
    count, book = xlsx(tmp_path / "a.xlsx", "HJ_07", Owned(OWN, 1, values_of(form)))

    assert count == 2
    lines = [row for row in rows(book["HJ_07"]) if row[7] == 1]
    people = next(row for row in rows(book["HJ_07"]) if "甲" in row)
    once, each = people.index("01"), people.index("02")
    assert [line[once] for line in lines] == [12, None]
    assert [line[each] for line in lines] == [12, 12]


def test_numbers_that_excel_would_round_stay_text(tmp_path):
    big = "12345678901234567.1234"
    _, book = xlsx(tmp_path / "a.xlsx", "HZ_02_005", Owned(OWN, 1, {"funds": big}))

    texts = [cell for row in rows(book["HZ_02_005"]) for cell in row]
    assert texts.count(big) == 3  # the record, 本级合计, 合计


def test_more_lines_than_a_sheet_holds_go_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "LAST_ROW", 12)
    records = [Owned(OWN, number, {"funds": "1"}) for number in range(1, 9)]
    count, book = xlsx(tmp_path / "a.xlsx", "HZ_02_005", *records)

    assert count == 8
    assert book.sheetnames == ["HZ_02_005", "HZ_02_005 续1", "HZ_02_005 续2", "单位与状态"]
    numbers = [row[7] for name in book.sheetnames[:3] for row in rows(book[name])]
    assert [number for number in numbers if isinstance(number, int)] == list(range(1, 9))
    whole = next(row for row in rows(book["HZ_02_005 续2"]) if row[0] == "合计")
    assert 8 in whole


def test_csv_disarms_formulas_and_tells_a_blank_from_a_zero():
    target = io.StringIO()
    write_csv(target, about("HZ_02_005"), [Owned(OWN, 1, {"name": "=1+1", "funds": "0"})])
    head, line = csv.reader(io.StringIO(target.getvalue()))

    found = dict(zip(head, line, strict=True))
    assert found["乙 项目名称"] == "'=1+1"
    assert found["丙 中方经费（万元人民币）"] == "0"
    assert found["丁 其中：政府财政投入（万元人民币）"] == ""


@pytest.mark.parametrize("records", [0, 1, 3])
def test_json_is_one_object(records):
    target = io.StringIO()
    found = (Owned(OWN, number, {"funds": "0.10"}) for number in range(records))
    count = write_json(target, about("HZ_02_005"), [UnitLine(OWN, records)], found)

    read = json.loads(target.getvalue())
    assert count == len(read["records"]) == records
    assert read["units"][0]["relation"] == "本级"
    assert [item["id"] for item in read["items"]] == [
        item.id for item in EDITION.by_code["HZ_02_005"].items
    ]


def test_what_excel_cannot_hold_is_an_error(tmp_path):
    beyond = Owned(OWN, 1, {"name": "甲" * 40_000})
    count, book = xlsx(tmp_path / "a.xlsx", "HZ_02_005", beyond)
    assert count == 1
    assert "未全部导出" in str(rows(book["HZ_02_005"]))

    with pytest.raises(NotWritten):
        xlsx(tmp_path / "b.xlsx", "HZ_02_005", Owned(OWN._replace(name="甲" * 40_000), 1, {}))


def test_a_form_without_records_is_headers_and_empty_totals(tmp_path):
    count, book = xlsx(tmp_path / "a.xlsx", "HZ_02_005")

    assert count == 0
    assert [row[0] for row in rows(book["HZ_02_005"])[-3:]] == ["本级合计", "下级合计", "合计"]
