"""When a rule has nothing to judge, and when a computed item has no source."""

import pytest

from istc.checks.touched import needs_a_record, sourced, touched
from tests.unit.checks.builders import condition, counts, form, item, value

SHAPE = form(*counts("01", "02"), record="multi", tables={"t": (item("c"),)})


@pytest.mark.parametrize(
    ("test", "asked"),
    [
        ("[01] = [02]", ("any_own", "n01", "n02")),
        ("[01] = [01]", ("any_own", "n01")),
        ("[c] = 1", ("filled", ("each_cell", "t", "c"))),
        ("[01] = SUM([c])", ("or", ("any_own", "n01"), ("filled", ("each_cell", "t", "c")))),
        ("SUM([01]) >= [Y.a]", ("filled", ("each_record", "X", "n01"))),
        ("[01] > LAST([02])", ("any_own", "n01")),
        ("FILLED([01]) or FILLED([02])", None),
        ("FILLED([01]) or [02] > 0", ("any_own", "n02")),
        ("COUNT([X]) > 1", None),
        ("SUM([Y.a]) > [Y.b]", None),
        ('[unit.type] = "1"', None),
    ],
)
def test_a_rule_asks_whether_its_own_items_are_filled(test: str, asked: object):
    assert touched(condition(SHAPE, test).node, SHAPE) == asked


@pytest.mark.parametrize(
    ("computed", "asked"),
    [
        ("[01] + [02]", ("any_own", "n01", "n02")),
        ("SUM([Y.a])", ("filled", ("each_total", "Y", "a"))),
        ("[Y.a] * 2", ("filled", ("each_other", "Y", "a"))),
        ("SUM([01])", ("filled", ("each_record", "X", "n01"))),
        ("COUNT([Y]) + [01]", None),
        ("YEAR()", None),
    ],
)
def test_a_computed_item_asks_whether_any_source_is_filled(computed: str, asked: object):
    assert sourced(value(SHAPE, computed).node, SHAPE) == asked


@pytest.mark.parametrize(
    ("test", "needed"),
    [
        ("SUM([01]) >= [Y.a]", False),
        ("[01] <= [Y.a]", True),
        ("[01] <= SUM([01])", True),
        ("COUNT([X]) > 0", False),
        ("LAST([01]) > 0", False),
        ("FILLED([01])", True),
    ],
)
def test_a_rule_over_all_records_may_read_one_of_them(test: str, needed: bool):
    assert needs_a_record(condition(SHAPE, test).node, SHAPE) is needed
