"""Which rules have a balance line."""

import pytest

from istc.checks.run import Known, balance_lines
from tests.unit.checks.builders import counts, form, item


@pytest.mark.parametrize(
    ("test", "has_line"),
    [
        ("[01] = [02] + [03]", True),
        ("[01] = [02] - [03] * 2", True),
        ("[01] >= [02]", False),
        ("[01] = [Y.01]", False),
        ("[01] = LAST([01])", False),
        ("YEAROF([a]) = [01]", False),
        ('[a] = "2020-01-01"', False),
        ("[01] = 1 and [02] = 1", False),
        ("[01] = 1 and FILLED([02])", False),
    ],
)
def test_equalities_of_own_numbers_have_one(test: str, has_line: bool):
    shape = form(*counts("01", "02", "03"), item("a", "date"), checks=[{"test": test}])
    assert bool(balance_lines(shape, {"n01": "1"}, Known(2020))) is has_line


def test_a_printed_inequality_has_one():
    """HZ_02_006: 01≧02 (L818)."""
    shape = form(*counts("01", "02"), balances=["01≧02"])
    (line,) = balance_lines(shape, {"n01": "3", "n02": "1200"}, Known(2020))
    assert (line.text, line.numbers, line.state, line.diff) == (
        "01 ≥ 02",
        "3 ≥ 1,200",
        "under",
        -1197,
    )


def test_a_difference_is_one_figure():
    shape = form(*counts("01", "02", "03"), checks=[{"test": "[01] = [02] - [03]"}])
    (line,) = balance_lines(shape, {"n01": "3", "n02": "5", "n03": "1"}, Known(2020))
    assert (line.text, line.numbers, line.state) == ("01 = 02−03", "3 = 4", "under")
