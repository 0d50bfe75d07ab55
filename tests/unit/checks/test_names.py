"""What messages call the parts of an expression."""

import pytest

from istc.checks.names import formula, name
from tests.unit.checks.builders import counts, form, item, value

LONG = "一个没有代码也没有简称而且名称很长很长的指标名"
SHAPE = form(
    *counts("01", "02", "03"),
    item("a", "choice", label="领域", code="甲"),
    item("b", label="学校自行设立的研究机构数量（不含合作设立的机构）", short="自行设立"),
    item("c", label=LONG),
    item("d", label=LONG),
    tables={"t": (item("e", label="经费", code="05"),)},
)


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("[01]", "01 行01 人次"),
        ("[b]", "自行设立"),
        ("[Y.03]", "Y 的 03"),
        ("[Y.丙]", "Y 的 丙"),
        ("[Y.meeting_funds]", "Y 相应项"),
        ("[unit.type]", "机构类型"),
        ("[unit.other]", "other"),
        ("5", ""),
        ('"x"', ""),
        ("YEAR()", "调查年度"),
        ("YEAROF([01])", "01 行01 人次 的年份"),
        ("LAST([01])", "上年 01 行01 人次"),
        ("SUM([01])", "01 行01 人次 的合计"),
        ("SUM([Y.01])", "Y 的 01 的合计"),
        ("COUNT([01])", "01 行01 人次 已填条数"),
        ("COUNT([X])", "记录条数"),
        ("COUNT([Y])", "Y 的记录条数"),
        ('COUNT([a], "01", "77")', "能源、77 条数"),
        ('COUNT([01], "1")', "1 条数"),
        ("[01] + [02]", "01+02 的合计"),
        ("[01] + [e]", "01+05 的合计"),
        ("[c] + [d]", f"{LONG}+{LONG} 的合计"),
        ("[c] + [d] + [b]", "各分项 的合计"),
        ("[01] - [02]", "01−02"),
        ("[01] * ([02] + 3)", "01×（02+3）"),
        ("[01] - ([02] - 3)", "01−（02−3）"),
        ("[01] / [02] * 3", "01÷02×3"),
        ("[01] + [02] - 3", "01+02−3"),
        ("[01] + MAX([02], 3)", "01+最大值（02，3）"),
        ("MIN([02], LAST([03]))", "最小值（02，上年 03 行03 人次）"),
        ("ABS([01] - [02])", "绝对值（01−02）"),
    ],
)
def test_a_name_in_a_sentence(written: str, called: str):
    assert name(value(SHAPE, written).node, SHAPE) == called


def test_in_print_a_code_stands_for_the_sum_of_a_sub_tables_rows():
    assert formula(value(SHAPE, "[01] + SUM([e])").node, SHAPE) == "01+05"
