"""Files that are wrong in one way each, with the exact findings expected."""

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from tests.workbooks.cases import (
    COUNTRY_FORM,
    FIELD_FORM,
    TABLE_FORM,
    Case,
    bare,
    converted,
    first_row,
    places,
    template,
    typed,
)
from tests.workbooks.should_pass.cases import CELLS, GOOD, HEADS

OTHER_FORM = "HZ_02_005"
ONE = {"country": "US", "visit_projects": 1, "visit_persons": 2}


def cell(item: str, value: Any):
    """The template with one cell that is wrong."""
    return lambda path: typed(path, FIELD_FORM, [GOOD, {**GOOD, item: value}])


def refused(item: str, value: Any, sentence: str) -> Case:
    letter = "ABCDEFGHIJ"[places(FIELD_FORM).column(item)]
    row = first_row(FIELD_FORM) + 1
    values = {name: one for name, one in GOOD.items() if name != item}
    return Case(
        cell(item, value), records=[GOOD, values], faults=[(FIELD_FORM, f"{letter}{row}", sentence)]
    )


def own(rows: list[list[object]], *faults: tuple[str, str, str]) -> Case:
    return Case(lambda path: bare(path, rows), faults=list(faults))


def stamped(**more: Any):
    return lambda path: typed(path, FIELD_FORM, [GOOD], **more)


def wrong_total(path: Path) -> Path:
    """As a person does who types over the total's formula."""
    return typed(path, COUNTRY_FORM, [{**ONE, "total_projects": 7, "total_persons": 2}])


def error_value(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(FIELD_FORM)
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, CELLS)
        sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
    return path


def error_saved_as(suffix: str):
    return lambda path: converted(error_value(path.with_name("source.xlsx")), suffix)


def error_found_in(suffix: str) -> Case:
    return Case(
        error_saved_as(suffix),
        records=[{name: one for name, one in GOOD.items() if name != "term"}],
        faults=[(FIELD_FORM, "E2", "公式出错，显示 #DIV/0!。改正公式，或直接填写数值")],
    )


def no_value_in_ods(path: Path) -> Path:
    """As a program leaves it that writes formulas without reckoning them."""
    source = converted(error_value(path.with_name("source.xlsx")), "ods")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "content.xml":
                text = re.sub(
                    rb'(table:formula="[^"]*")[^>]*>.*?</table:table-cell>', rb"\1/>", text
                )
            new.writestr(name, text)
    return path


def copied_id(path: Path) -> Path:
    """A template's column copied beside itself, hidden name and all."""
    typed(path, FIELD_FORM, [GOOD])
    book = openpyxl.load_workbook(path)
    sheet = book[FIELD_FORM]
    for row in range(1, first_row(FIELD_FORM) + 1):
        sheet.cell(row, 12).value = sheet.cell(row, 2).value
    book.save(path)
    return path


def two_sheets(path: Path) -> Path:
    typed(path, FIELD_FORM, [GOOD])
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book[FIELD_FORM])
    book.save(path)
    return path


def other_number(path: Path) -> Path:
    lines = [{"#number": 1, "region": "香港"}, {"#number": 1, "region": "澳门"}]
    return typed(path, TABLE_FORM, lines)


def twice(path: Path) -> Path:
    return typed(path, COUNTRY_FORM, [ONE, ONE])


CASES: dict[str, Case] = {
    "another form": Case(
        lambda path: template(path, OTHER_FORM),
        faults=[
            (
                "",
                "",
                "这是 HZ_02_005 国际科技合作研究项目情况，不是 HZ_02_007 签订科技合作与交流协议。"
                "到 HZ_02_005 国际科技合作研究项目情况 导入，"
                "或下载 HZ_02_007 签订科技合作与交流协议 的模板填写",
            )
        ],
    ),
    "another year": Case(
        stamped(year=2019),
        faults=[("", "", "这是 2019 年度的工作簿，本次填报 2020 年度。下载本年度模板填写")],
    ),
    "another edition": Case(
        stamped(edition="2018"),
        faults=[
            ("", "", "这是 2018 年度版本的工作簿，本次填报用 2020 年度版本。下载本年度模板填写")
        ],
    ),
    "another unit": Case(
        stamped(unit="js_cls", unit_name="江苏材料研究所"),
        faults=[("", "", "这是“江苏材料研究所”的工作簿。上传本单位的工作簿")],
    ),
    "no such headers": own(
        [["姓名", "年龄"], ["甲某", 30]],
        (
            "",
            "",
            "没有找到 HZ_02_007 签订科技合作与交流协议 的表头。下载模板填写，或把首行改为表头",
        ),
    ),
    "a header twice": own(
        [[*HEADS, "协议名称"], [*CELLS, "又一个"]],
        ("Sheet1", "I", "A 列和 I 列的表头都是“甲 协议名称”。删去或改正其中一列"),
    ),
    "a template's column twice": Case(
        copied_id,
        faults=[(FIELD_FORM, "L", "B 列和 L 列的表头都是“甲 协议名称”。删去或改正其中一列")],
    ),
    "code against label": own(
        [HEADS, list("乙甲丙丁戊己庚辛"), CELLS],
        ("Sheet1", "A", "代码是 乙，表头文字“协议名称”却不是它。改正代码或表头文字"),
        ("Sheet1", "B", "代码是 甲，表头文字“协议类型”却不是它。改正代码或表头文字"),
    ),
    "a required column missing": Case(
        lambda path: bare(path, [HEADS[:7], CELLS[:7]]),
        records=[{name: one for name, one in GOOD.items() if name != "foreign_country"}],
        faults=[("Sheet1", "", "缺少“辛 外方单位所属国家”列。补上这一列，没有数据的也要留着列")],
    ),
    "two sheets of the form": Case(
        two_sheets,
        records=[GOOD],
        faults=[
            (
                f"{FIELD_FORM} Copy",
                "",
                f"HZ_02_007 签订科技合作与交流协议 有两张工作表：{FIELD_FORM}、{FIELD_FORM} Copy。"
                "只保留一张",
            )
        ],
    ),
    "letters in a number": refused("term", "5年", "“5年”不是数。只填数字，不带单位、字母和文字"),
    "a negative number": refused("term", -3, "“-3”是负数。填 0 或大于 0 的数"),
    "no option": refused(
        "type",
        "民间协议",
        "没有“民间协议”这个选项。可填：01 政府间协议、02 省市、部委间协议、"
        "03 机构间协议、04 非政府组织间协议",
    ),
    "no day": refused("signed_on", "2020-02-30", "没有“2020-02-30”这一天。核对年、月、日"),
    "a day as Excel counts": refused(
        "signed_on", 43895, "“43895”不是日期。按 yyyy-mm-dd 填写，如 2020-03-05"
    ),
    "a month": refused(
        "signed_on", "2020年3月", "“2020年3月”不是日期。按 yyyy-mm-dd 填写，如 2020-03-05"
    ),
    "two options": refused(
        "type",
        "01;02",
        "没有“01;02”这个选项。可填：01 政府间协议、02 省市、部委间协议、"
        "03 机构间协议、04 非政府组织间协议",
    ),
    "a record of that name": Case(
        lambda path: bare(path, [HEADS, ["合计", *CELLS[1:4], "五年", *CELLS[5:]]]),
        records=[{**{k: v for k, v in GOOD.items() if k != "term"}, "name": "合计"}],
        faults=[("Sheet1", "E2", "“五年”不是数。只填数字，不带单位、字母和文字")],
    ),
    "not a date": refused("signed_on", "三月", "“三月”不是日期。按 yyyy-mm-dd 填写，如 2020-03-05"),
    "too long a number for Excel": refused(
        "chinese_unit",
        12345678901234567890,
        "数字超过 15 位，末几位已被 Excel 改为 0。把单元格设为文本格式后重新填写",
    ),
    "a formula without its value": refused(
        "term", "=2+3", "公式没有计算结果。用 Excel 或 WPS 打开，重新计算后保存"
    ),
    "a formula's error": Case(
        error_value,
        records=[{name: one for name, one in GOOD.items() if name != "term"}],
        faults=[(FIELD_FORM, "E2", "公式出错，显示 #DIV/0!。改正公式，或直接填写数值")],
    ),
    "an error saved as ods": error_found_in("ods"),
    "an error saved as xls": error_found_in("xls"),
    "no value in ods": Case(
        no_value_in_ods,
        records=[{name: one for name, one in GOOD.items() if name != "term"}],
        faults=[(FIELD_FORM, "E2", "公式没有计算结果。用 Excel 或 WPS 打开，重新计算后保存")],
        name="upload.ods",
    ),
    "a wrong total": Case(
        wrong_total,
        COUNTRY_FORM,
        records=[{"country": "US", "visit_projects": "1", "visit_persons": "2"}],
        faults=[
            (
                COUNTRY_FORM,
                "O8",
                "13 合计 项目数 7 与 01+03+05+07+09+11 的合计 1 不等，多 6。核对各项后改正",
            )
        ],
    ),
    "a country twice": Case(
        twice,
        COUNTRY_FORM,
        records=[{"country": "US", "visit_projects": "1", "visit_persons": "2"}] * 2,
        faults=[
            (COUNTRY_FORM, "B9", "甲 国家（地区） “美国”与第 1 条重复。合并为一条，或改正其中一条")
        ],
    ),
    "further lines that differ": Case(
        other_number,
        TABLE_FORM,
        records=[{"region": "01"}],
        faults=[
            (TABLE_FORM, "B9", "与本条记录第一行的“香港”不同。改为一致，或换一个序号另成一条记录")
        ],
    ),
}
