"""Sloppy files whose meaning is certain: read without a fault, and what was changed is said."""

from datetime import date
from pathlib import Path

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

GOOD = {
    "name": "科技合作协定",
    "type": "01",
    "field": "03",
    "signed_on": "2020-03-05",
    "term": "5",
    "chinese_unit": "江宁理工大学",
    "foreign_unit": "MIT",
    "foreign_country": "US",
}
HEADS = [
    "协议名称",
    "协议类型",
    "技术领域",
    "签字日期",
    "有效期限（年）",
    "中方单位",
    "外方单位",
    "外方单位所属国家",
]
CELLS = ["科技合作协定", "01", "03", "2020-03-05", 5, "江宁理工大学", "MIT", "美国"]
NO_STAMP = "不是从系统下载的模板，按表头对应各列"
RENAMED = "工作表“Sheet1”按表头认作 HZ_02_007 签订科技合作与交流协议"


def changed(**values: str) -> dict[str, str]:
    return {**GOOD, **values}


def own(rows: list[list[object]]) -> Case:
    return Case(
        lambda path: bare(path, rows), records=[GOOD], notes=[NO_STAMP, RENAMED], name="own.xlsx"
    )


def date_texts(path: Path) -> Path:
    texts = ("2020/3/5", "2020.3.5", "2020年3月5日", "20200305", date(2020, 3, 5))
    return typed(path, FIELD_FORM, [{**GOOD, "signed_on": text} for text in texts])


def number_texts(path: Path) -> Path:
    texts = ("１２", " 12 ", "12.0", 12, 12.0, "1,200")
    return typed(path, FIELD_FORM, [{**GOOD, "term": text} for text in texts])


def country_spellings(path: Path) -> Path:
    texts = ("US", "美国", "US 美国", "us", "United States")
    return typed(path, FIELD_FORM, [{**GOOD, "foreign_country": text} for text in texts])


def moved_columns(path: Path) -> Path:
    typed(path, FIELD_FORM, [GOOD])
    book = openpyxl.load_workbook(path)
    sheet = book[FIELD_FORM]
    sheet.title = "我的协议"
    for row in sheet.iter_rows(min_row=places(FIELD_FORM).code_row + 1):
        row[1].value, row[6].value = row[6].value, row[1].value
    book.save(path)
    return path


def blank_and_hidden(path: Path) -> Path:
    typed(path, FIELD_FORM, [GOOD, {}, {}, GOOD])
    book = openpyxl.load_workbook(path)
    book[FIELD_FORM].row_dimensions[first_row(FIELD_FORM) + 3].hidden = True
    book.save(path)
    return path


def total_without_value(path: Path) -> Path:
    """openpyxl drops the cached values of the template's totals."""
    cells = {"country": "US", "visit_projects": 1, "visit_persons": 2}
    return typed(path, COUNTRY_FORM, [cells])


def sub_tables(path: Path) -> Path:
    lines = [
        {
            "#number": 1,
            "region": "香港",
            "homes_group": "11",
            "homes_people": 3,
            "ages_group": "01",
        },
        {"homes_group": "12", "homes_people": 4},
        {"#number": 2, "region": "澳门"},
        {"#number": 2, "homes_group": "13", "homes_people": 1},
    ]
    return typed(path, TABLE_FORM, lines)


def merged_records(path: Path) -> Path:
    typed(path, FIELD_FORM, [GOOD, {**GOOD, "name": None}])
    book = openpyxl.load_workbook(path)
    row = first_row(FIELD_FORM)
    book[FIELD_FORM].merge_cells(f"B{row}:B{row + 1}")
    book.save(path)
    return path


def plain_csv(encoding: str):
    def build(path: Path) -> Path:
        rows = [HEADS, list(map(str, CELLS))]
        path.write_text("\n".join(",".join(row) for row in rows), encoding=encoding)
        return path

    return build


def through_libreoffice(suffix: str):
    """Opened and saved by LibreOffice, stamp, hidden ids and all."""

    def build(path: Path) -> Path:
        return converted(typed(path.with_name("source.xlsx"), FIELD_FORM, [GOOD]), suffix)

    return build


def renamed(suffix: str):
    """WPS keeps its own .et as Excel keeps .xls; macros make an .xlsx an .xlsm."""

    def build(path: Path) -> Path:
        inner = {".et": "xls", ".xlsm": "xlsx"}[suffix]
        source = converted(typed(path.with_name("source.xlsx"), FIELD_FORM, [GOOD]), inner)
        return source.rename(source.with_suffix(suffix))

    return build


def two_rows_of_heads(path: Path) -> Path:
    """A user's own sheet under merged outer headers."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("协议")
        sheet.merge_range("A1:E1", "协议情况")
        sheet.merge_range("F1:H1", "签署单位")
        sheet.write_row(1, 0, HEADS)
        sheet.write_row(2, 0, CELLS)
    return path


def filtered(path: Path) -> Path:
    """Rows that a filter hides are there all the same."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(FIELD_FORM)
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, CELLS)
        sheet.write_row(2, 0, CELLS)
        sheet.autofilter(0, 0, 2, 7)
        sheet.set_row(2, options={"hidden": True})
    return path


def formulas(path: Path) -> Path:
    template(path, FIELD_FORM)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(FIELD_FORM)
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, CELLS)
        sheet.write_formula(1, 4, "=2+3", None, 5)
    return path


CASES: dict[str, Case] = {
    "template": Case(lambda path: typed(path, FIELD_FORM, [GOOD]), records=[GOOD]),
    "own headers": own([HEADS, CELLS]),
    "headers below a title": own([["2020 年协议汇总"], [], HEADS, CELLS]),
    "headers without brackets": own([[head.split("（")[0] for head in HEADS], CELLS]),
    "codes and labels": own(
        [[f"{code} {head}" for code, head in zip("甲乙丙丁戊己庚辛", HEADS, strict=True)], CELLS]
    ),
    "codes only": own([list("甲乙丙丁戊己庚辛"), CELLS]),
    "columns in another order": own([HEADS[::-1], CELLS[::-1]]),
    "columns moved, sheet renamed": Case(
        moved_columns,
        records=[GOOD],
        notes=["工作表“我的协议”按表头认作 HZ_02_007 签订科技合作与交流协议"],
    ),
    "a column of the user's": Case(
        lambda path: bare(path, [[*HEADS, "备注"], [*CELLS, "无"]]),
        records=[GOOD],
        notes=[NO_STAMP, RENAMED, "I 列“备注”不是本表指标，未读取"],
    ),
    "dates as typed": Case(
        date_texts,
        records=[GOOD] * 5,
        notes=[
            f"“{text}”读作“2020-03-05”"
            for text in ("2020/3/5", "2020.3.5", "2020年3月5日", "20200305")
        ],
    ),
    "numbers as typed": Case(
        number_texts,
        records=[*[changed(term="12")] * 5, changed(term="1200")],
        notes=["“１２”读作“12”", "“12.0”读作“12”"],
    ),
    "countries as typed": Case(
        country_spellings,
        records=[GOOD] * 5,
        notes=["“us”读作“美国”", "“United States”读作“美国”"],
    ),
    "blank and hidden rows": Case(
        blank_and_hidden,
        records=[GOOD] * 2,
        notes=["记录之间有 2 个空行，已跳过", "有 1 个隐藏行，已一并读取"],
    ),
    "totals without cached values": Case(
        total_without_value,
        COUNTRY_FORM,
        records=[{"country": "US", "visit_projects": "1", "visit_persons": "2"}],
    ),
    "sub-tables in further lines": Case(
        sub_tables,
        TABLE_FORM,
        records=[
            {
                "region": "01",
                "homes": [
                    {"homes_group": "11", "homes_people": "3"},
                    {"homes_group": "12", "homes_people": "4"},
                ],
                "ages": [{"ages_group": "01"}],
            },
            {"region": "02", "homes": [{"homes_group": "13", "homes_people": "1"}]},
        ],
    ),
    "cells merged downwards": Case(
        merged_records, records=[GOOD] * 2, notes=["B7 起合并的单元格，各行取同一个值"]
    ),
    "csv in UTF-8": Case(
        plain_csv("utf-8-sig"), records=[GOOD], notes=[NO_STAMP], name="agreements.csv"
    ),
    "csv in GB18030": Case(
        plain_csv("gb18030"), records=[GOOD], notes=[NO_STAMP], name="agreements.csv"
    ),
    "a formula with its value": Case(formulas, records=[GOOD], notes=[NO_STAMP]),
    "saved by LibreOffice": Case(through_libreoffice("xlsx"), records=[GOOD]),
    "saved as ods": Case(through_libreoffice("ods"), records=[GOOD]),
    "a line of totals below": Case(
        lambda path: bare(path, [HEADS, CELLS, ["合计", None, None, None, 5]]),
        records=[GOOD],
        notes=[NO_STAMP, RENAMED, "第 3 行是“合计”行，未读取"],
    ),
    "a number before each line": Case(
        lambda path: bare(path, [["序号", *HEADS], [1, *CELLS], ["总计", *[None] * 5, 5]]),
        records=[GOOD],
        notes=[NO_STAMP, RENAMED, "第 3 行是“总计”行，未读取"],
    ),
    "saved as et": Case(renamed(".et"), records=[GOOD]),
    "saved as xlsm": Case(renamed(".xlsm"), records=[GOOD]),
    "headers under merged ones": Case(
        two_rows_of_heads,
        records=[GOOD],
        notes=[NO_STAMP, "工作表“协议”按表头认作 HZ_02_007 签订科技合作与交流协议"],
    ),
    "filtered": Case(filtered, records=[GOOD] * 2, notes=[NO_STAMP, "有 1 个隐藏行，已一并读取"]),
    "saved as xls": Case(through_libreoffice("xls"), records=[GOOD]),
}
