"""其他 asks for words (F74); words ask for their 其他."""

from dataclasses import replace

import pytest

from istc.checks.findings import Finding
from istc.checks.run import Entry, Known, check_entry
from istc.checks.scene import Values
from istc.definitions.model import Column, Form, MatrixBlock, MatrixRow
from tests.unit.checks.builders import SCALE, form, item

WORDS = item("w", "text", required=False, write_in_of="a", counted=False, label="说明")


def check(shape: Form, values: Values) -> list[Finding]:
    return check_entry(shape, Entry(1, values), Known(2020))


@pytest.mark.parametrize("chosen", ["09", ["01", "09"]])
def test_choosing_the_other_asks_for_words(chosen: object):
    shape = form(item("a", "choices" if isinstance(chosen, list) else "choice"), WORDS)
    (found,) = check(shape, {"a": chosen})
    assert (found.code, found.level, found.item) == ("C103", "error", "w")
    assert found.sentence == "说明 未填，但选了“其他”。写明具体内容。"
    assert check(shape, {"a": chosen, "w": "海洋"}) == []


@pytest.mark.parametrize("chosen", ["01", ["01"]])
def test_words_without_the_choice_are_superfluous(chosen: object):
    shape = form(item("a", "choices" if isinstance(chosen, list) else "choice"), WORDS)
    assert check(shape, {"a": chosen}) == []
    (found,) = check(shape, {"a": chosen, "w": "海洋"})
    assert (found.code, found.item) == ("C104", "w")
    assert found.sentence == "说明 已填写，但 A 没有选“其他”。选“其他”，或清空说明。"


def test_a_blank_choice_calls_for_nothing():
    shape = form(item("a", "choice", required=False), WORDS)
    assert check(shape, {}) == []
    assert [one.code for one in check(shape, {"w": "海洋"})] == ["C104"]


def test_a_rating_and_its_words_go_together():
    """HJ_14–16: 其他 is rated only when it is named."""
    rating = item("a", "choice", options=SCALE, required=False)
    shape = form(rating, WORDS)
    assert check(shape, {}) == []
    assert check(shape, {"a": "3", "w": "签证"}) == []
    (blank,) = check(shape, {"a": "3"})
    assert (blank.code, blank.item, blank.wrong) == ("C103", "w", "未填，但 A 已选")
    (unrated,) = check(shape, {"w": "签证"})
    assert (unrated.code, unrated.item) == ("C105", "a")
    assert unrated.sentence == "A 未选，但已写说明“签证”。选择程度，或清空说明。"


def test_a_number_above_0_asks_for_its_name():
    """HZ_05_004 04 其它, HJ_11 其它组建方式."""
    shape = form(item("a", "money", required=False), WORDS)
    assert check(shape, {"a": "0"}) == []
    assert check(shape, {"a": "2.5", "w": "基金会"}) == []
    (found,) = check(shape, {"a": "2.5"})
    assert (found.code, found.wrong) == ("C103", "未填，但 A 已填")


@pytest.mark.parametrize("values", [{"a": "0", "w": "无"}, {"w": "无"}, {"a": "x", "w": "无"}])
def test_a_name_without_a_number_is_only_a_hint(values: Values):
    shape = form(item("a", "money", required=False), WORDS)
    found = [one for one in check(shape, values) if one.code == "C106"]
    assert [one.level for one in found] == ["hint"]
    assert found[0].wrong == "已填写，但 A 没有大于 0 的数"


def test_in_a_matrix_any_number_of_the_row_calls_for_the_name():
    cells = tuple(item(name, required=False) for name in ("a", "b"))
    row = MatrixRow("r", "其它", (cells[0], None, cells[1]), WORDS)
    columns = tuple(Column(name, name) for name in "xyz")
    plain = MatrixRow("p", "考察", (item("c"), item("d"), item("e")))
    shape = replace(form(), blocks=(MatrixBlock("m", columns, (plain, row)),))
    assert [one.code for one in check(shape, {"c": "1", "d": "1", "e": "1", "b": "3"})] == ["C103"]


def test_a_write_in_that_is_off_is_not_asked_for():
    shape = form(item("z", "choice"), item("a", "choice"), WORDS, when={"w": '[z] = "01"'})
    assert check(shape, {"z": "02", "a": "09"}) == []


def test_a_write_in_of_a_sub_table_belongs_to_its_row():
    shape = form(tables={"t": (item("a", "choice"), WORDS)})
    (found,) = check(shape, {"t": [{"a": "09", "w": "x"}, {"a": "09"}]})
    assert (found.code, found.row) == ("C103", 1)
