"""C101: required items, respecting switches, computed items and the rows of a sub-table."""

import pytest

from istc.checks.run import Entry, Known, check_entry
from istc.checks.scene import Values
from istc.definitions.model import Form
from tests.unit.checks.builders import form, item


def missing(shape: Form, values: Values) -> list[tuple[str | None, int | None]]:
    found = check_entry(shape, Entry(1, values), Known(2020))
    return [(one.item, one.row) for one in found if one.code == "C101"]


def test_every_required_blank_in_printed_order():
    shape = form(item("b"), item("a", "text"), item("c", "text", required=False), item("d"))
    assert missing(shape, {"d": "0"}) == [("b", None), ("a", None)]


def test_0_is_filled_and_an_empty_text_is_not():
    shape = form(item("a"), item("b", "text"))
    assert missing(shape, {"a": "0", "b": ""}) == [("b", None)]


def test_a_computed_item_is_never_asked_for():
    assert missing(form(item("a"), computed={"a": "SUM([Y.k])"}), {}) == []


def test_an_item_that_is_off_is_not_asked_for():
    shape = form(item("a", "choice"), item("b"), when={"b": '[a] = "01"'})
    assert missing(shape, {"a": "02"}) == []
    assert missing(shape, {"a": "01"}) == [("b", None)]


def test_a_row_that_holds_anything_must_hold_its_required_cells():
    cells = (item("a", "choice"), item("b"), item("c", "text", required=False))
    shape = form(tables={"t": cells})
    assert missing(shape, {}) == []
    assert missing(shape, {"t": [{}, {"a": "01"}, {"c": "x"}, {"a": "01", "b": "2"}]}) == [
        ("a", 2),
        ("b", 1),
        ("b", 2),
    ]


def test_a_cell_that_its_row_switches_off_is_not_asked_for():
    shape = form(tables={"t": (item("a", "choice"), item("b"))}, when={"b": '[a] = "01"'})
    assert missing(shape, {"t": [{"a": "02"}, {"a": "01"}]}) == [("b", 1)]


@pytest.mark.parametrize(
    ("one", "mend"),
    [
        (item("a"), "填写；没有的填 0"),
        (item("a", "text"), "补填"),
        (item("a", "text", allow_none_word=True), "填写；不便公开的填“无”"),
        (item("a", "choice"), "选择一项"),
        (item("a", "choices"), "至少选一项"),
        (item("a", "date"), "填写日期"),
    ],
)
def test_how_to_mend_it(one: object, mend: str):
    (found,) = check_entry(form(one), Entry(1, {}), Known(2020))
    assert (found.level, found.what, found.wrong, found.mend) == ("error", "A", "未填", mend)


def test_a_message_in_a_sub_table_names_the_row():
    shape = form(tables={"t": (item("a"), item("b"))})
    (found,) = check_entry(shape, Entry(7, {"t": [{}, {"a": "1"}]}), Known(2020))
    assert (found.what, found.table, found.row, found.record) == ("第 2 行 B", "t", 1, 7)
