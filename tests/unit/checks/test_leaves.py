"""The fast sum of whole numbers comes to what the plain one does, whatever stands in the cells."""

from decimal import Decimal

import pytest

from istc.checks.around import Known
from istc.checks.compile import closure
from istc.checks.scene import Scene

SUM = closure(("+", ("own", "a"), ("own", "b"), ("own", "c")))


@pytest.mark.parametrize(
    ("a", "b", "c", "total"),
    [
        ("1", "2", "3", "6"),
        ("0", "0", "0", "0"),
        ("1.5", "2", "3", "6.5"),
        ("-1", "2", "3", "4"),
        ("9" * 30, "1", "0", str(10**30)),
        (None, "2", "3", "5"),
    ],
)
def test_exact_sums(a, b, c, total):
    values = {name: value for name, value in zip("abc", (a, b, c), strict=True) if value}
    assert SUM(Scene(Known(2020), values)) == Decimal(total)


@pytest.mark.parametrize("bad", ["", "二", "１２", "²", "1e3", " 1", ["1"]])
def test_what_is_no_stored_number_is_not_summed(bad):
    assert SUM(Scene(Known(2020), {"a": bad, "b": "2", "c": "3"})) is None
