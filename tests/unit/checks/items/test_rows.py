"""More rows in a sub-table than it takes."""

from istc.checks.run import Entry, Known, check_entry
from tests.unit.checks.builders import form, item

SHAPE = form(tables={"t": (item("a"), item("b", required=False))})


def test_as_many_rows_as_allowed():
    assert check_entry(SHAPE, Entry(1, {"t": [{"a": "1"}] * 3}), Known(2020)) == []


def test_a_row_too_many_stands_under_the_first_item():
    (found,) = check_entry(SHAPE, Entry(1, {"t": [{"a": "1"}] * 4}), Known(2020))
    assert (found.code, found.level, found.item, found.row) == ("too_many_rows", "error", "a", None)
    assert found.sentence == "A 共 4 行，超过 3 行。删减到 3 行以内。"
