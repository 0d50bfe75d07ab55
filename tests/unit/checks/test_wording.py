"""The words of a rule that fails (design.md §7)."""

from dataclasses import replace

import pytest

from istc.checks.comparing import comparisons
from istc.checks.wording import Wording, fill, wording
from istc.definitions.model import Form
from tests.unit.checks.builders import counts, form, item

ITEMS = (*counts("01", "02"), item("a", "date"), item("b", "date"), item("c", "choice"))


def words(test: str, **more: object) -> Wording:
    shape = shape_of(test, **more)
    rule = shape.rules[0]
    return wording(rule, shape, next(iter(comparisons(rule.test.node)), None))


def shape_of(test: str, **more: object) -> Form:
    return form(*ITEMS, checks=[{"test": test, "level": "error"} | more])


@pytest.mark.parametrize(
    ("test", "wrong", "mend"),
    [
        ("[01] = [02]", "{left} 与 02 行02 人次 {right} 不等，{more}", "核对后改正其中一个数"),
        ("[01] != [02]", "{left} 与 02 行02 人次 {right} 相等", "核对后改正其中一个数"),
        ("[01] > [02]", "{left} 不大于 02 行02 人次 {right}", "核对后改正其中一个数"),
        ("[01] >= [02]", "{left} 少于 02 行02 人次 {right}", "核对后改正其中一个数"),
        ("[01] < [02]", "{left} 不小于 02 行02 人次 {right}", "核对后改正其中一个数"),
        ("[01] <= [02]", "{left} 多于 02 行02 人次 {right}", "核对后改正其中一个数"),
        ("[01] <= 12", "{left} 多于  {right}", "核对后改正"),
        ("[01] = [02] + 1", "{left} 与 02+1 的合计 {right} 不等，{more}", "核对各项后改正"),
        ("[01] <= [Y.07]", "{left} 多于 Y 的 07 {right}", "核对本表与 Y 后改正"),
        ("[Y.07] - SUM([Z.01]) < 5", "{left} 不小于  {right}", "核对本表与 Y、Z 后改正"),
        ("[a] <= [b]", "{left} 晚于 B {right}", "核对日期后改正"),
        ("[a] >= [b]", "{left} 早于 B {right}", "核对日期后改正"),
        ("[a] < [b]", "{left} 不早于 B {right}", "核对日期后改正"),
        ("[a] > [b]", "{left} 不晚于 B {right}", "核对日期后改正"),
        ("[a] != [b]", "{left} 与 B {right} 相同", "核对日期后改正"),
        ("YEAROF([a]) = YEAR()", "{left} 不是 调查年度 {right}", "核对日期后改正"),
        ('[c] = "01"', "不符合审核关系“[c] = \"01\"”", "核对后改正"),
        ("FILLED([01])", "不符合审核关系“FILLED([01])”", "核对后改正"),
    ],
)  # fmt: skip
def test_generated_words(test: str, wrong: str, mend: str):
    found = words(test)
    assert (found.wrong, found.mend) == (wrong, mend)


def test_years_are_marked_for_plain_figures():
    assert words("YEAROF([a]) = YEAR()").years
    assert not words("[01] = [02]").years


def test_the_level_adds_how_to_answer():
    assert words("[01] = [02]", level="verify").mend == "核对后改正其中一个数，属实的写明原因"
    assert words("[01] = [02]", level="hint").mend == "核对是否属实"


def test_a_rule_of_another_shape_stands_at_its_item_or_its_form():
    assert words("[01] = 1 or [02] = 1").what == "01 行01 人次"
    assert words("COUNT([X]) = 1 or 1 = 2", show_at=None).what == "表"


@pytest.mark.parametrize(
    ("say", "what", "wrong"),
    [
        ("{left_name} {left} 太大", "01 行01 人次", "{left} 太大"),
        ("{right_name} {right} 太小", "02 行02 人次", "{right} 太小"),
        ("两个数里 {left_name} 大", "", "两个数里 01 行01 人次 大"),
        ("未填，但 02 已填", "01 行01 人次", "未填，但 02 已填"),
        ("01 行01 人次太大", "01 行01 人次", "太大"),
    ],
)
def test_written_words_are_cut_after_the_item(say: str, what: str, wrong: str):
    found = words("[01] <= [02]", say=say)
    assert (found.what, found.wrong) == (what, wrong)


def test_written_words_of_a_rule_of_another_shape():
    found = words("FILLED([01]) or FILLED([02])", say="与 02 都未填", mend="至少填一项")
    assert found == Wording("01 行01 人次", "与 02 都未填", "至少填一项")


def test_names_are_put_into_the_written_mending():
    assert (
        words("[01] <= [02]", mend="改 {right_name}，差 {diff}").mend
        == "改 02 行02 人次，差 {diff}"
    )


def test_filling_in_leaves_no_holes_and_no_double_blanks():
    assert fill("{left} 多于 {right_name} {right}", {"left": "3", "right": "2"}) == "3 多于 2"
    assert fill("{unknown} {left}", {}) == "{unknown}"


def test_the_rule_without_its_item_keeps_its_text():
    shape = shape_of("[01] <= [02]", say="未填")
    rule = replace(shape.rules[0], show_at=None)
    assert wording(rule, shape, comparisons(rule.test.node)[0]).what == "表"
