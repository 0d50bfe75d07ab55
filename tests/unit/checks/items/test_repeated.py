"""C107: what may not repeat among the records of a form."""

from istc.checks.run import Entry, Known, check_form
from tests.unit.checks.builders import form, item


def test_every_record_but_the_first_is_named():
    shape = form(item("a", "choice"), item("b"), record="multi", unique=("a",))
    values = [
        {"a": "01", "b": "1"},
        {"a": "02", "b": "1"},
        {"a": "01", "b": "1"},
        {"a": "01", "b": "1"},
    ]
    found = check_form(shape, [Entry(key + 10, one) for key, one in enumerate(values)], Known(2020))
    assert [(one.code, one.record, one.item) for one in found] == [
        ("C107", 12, "a"),
        ("C107", 13, "a"),
    ]
    assert found[0].sentence == "A “能源”与第 1 条重复。合并为一条，或改正其中一条。"


def test_blanks_do_not_repeat():
    shape = form(item("a", "text", required=False), record="multi", unique=("a",))
    assert check_form(shape, [Entry(1, {}), Entry(2, {})], Known(2020)) == []
