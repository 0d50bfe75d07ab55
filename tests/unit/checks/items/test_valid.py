"""A stored value that its item would not take today."""

import pytest

from istc.checks.run import Entry, Known, check_entry
from istc.definitions.model import Item
from tests.unit.checks.builders import form, item


def codes(one: Item, value: object) -> list[str]:
    return [found.code for found in check_entry(form(one), Entry(1, {"a": value}), Known(2020))]


@pytest.mark.parametrize(
    ("one", "value"),
    [
        (item("a"), "12"),
        (item("a", "money"), "12.5"),
        (item("a", "choice"), "09"),
        (item("a", "choices"), ["01", "09"]),
        (item("a", "date"), "2020-03-05"),
        (item("a", "period"), "2020-03-05/2020-03-08"),
        (item("a", "text"), "无"),
    ],
)
def test_values_as_they_are_stored_are_fine(one: Item, value: object):
    assert codes(one, value) == []


@pytest.mark.parametrize(
    ("one", "value", "code"),
    [
        (item("a", "choice"), "77", "unknown_option"),
        (item("a", "choices"), ["01", "77"], "unknown_option"),
        (item("a", "choices", max_choices=2), ["01", "02", "09"], "too_many_choices"),
        (item("a"), "-1", "negative"),
        (item("a"), "1.5", "not_whole"),
        (item("a", maximum="12"), "13", "above_maximum"),
        (item("a", "date"), "2020-02-30", "no_such_date"),
        (item("a", "text"), {"x": "y"}, "wrong_type"),
        (item("a"), "0012", "C102"),
        (item("a", "choice"), "能源", "C102"),
        (item("a", "choices"), ["09", "01"], "C102"),
    ],
)
def test_values_that_do_not_fit_are_named(one: Item, value: object, code: str):
    assert codes(one, value) == [code]


def test_cells_of_a_sub_table_are_read_too():
    shape = form(tables={"t": (item("a"), item("b", "choice"))})
    (found,) = check_entry(shape, Entry(1, {"t": [{"a": "1", "b": "77"}]}), Known(2020))
    assert (found.code, found.what) == ("unknown_option", "第 1 行 B")
    assert found.sentence.startswith("第 1 行 B 没有“77”这个选项。")


def test_keys_that_the_form_does_not_have_are_left_alone():
    assert check_entry(form(item("a")), Entry(1, {"a": "1", "gone": "x"}), Known(2020)) == []


def test_values_that_are_off_are_left_alone():
    shape = form(item("a", "choice"), item("b"), when={"b": '[a] = "01"'})
    assert check_entry(shape, Entry(1, {"a": "02", "b": "x"}), Known(2020)) == []
