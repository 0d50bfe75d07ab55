"""Balances on random decimals against Fraction, which shares nothing with Decimal or BigInt."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from istc.checks.run import Entry, Known, balance_lines, check_entry, compute
from tests.unit.checks.builders import form, item

MONEY = st.decimals(min_value=0, max_value=10**18 - 1, places=4).map(
    lambda value: f"{value:f}".rstrip("0").rstrip(".") or "0"
)
RECORD = st.fixed_dictionaries({}, optional=dict.fromkeys("abcde", MONEY))
SHAPE = form(
    *(item(name, "money", required=False) for name in "abcde"),
    computed={"a": "[b] + [c] + [d] - [e]"},
    checks=[{"test": "[a] = [b] + [c] + [d] - [e]"}, {"test": "[b] * 3 >= [c] / 7"}],
)
AROUND = Known(2020)


def exact(values: dict[str, str], name: str) -> Fraction:
    return Fraction(values.get(name, "0"))


def right(values: dict[str, str]) -> Fraction:
    return sum((exact(values, name) for name in "bcd"), Fraction(0)) - exact(values, "e")


@given(RECORD)
def test_a_balance_holds_when_and_only_when_it_does(values: dict[str, str]):
    found = {one.code: one for one in check_entry(SHAPE, Entry(1, values), AROUND)}
    difference = exact(values, "a") - right(values)
    wrong = "a" in values and difference != 0
    assert ("X.c1" in found) is wrong
    if wrong:
        assert Fraction(found["X.c1"].diff) == difference  # type: ignore[arg-type]
        assert ("多" if difference > 0 else "少") in found["X.c1"].wrong


@given(RECORD)
def test_a_ratio_is_compared_exactly(values: dict[str, str]):
    found = {one.code for one in check_entry(SHAPE, Entry(1, values), AROUND)}
    expected = exact(values, "b") * 3 < exact(values, "c") / 7
    assert ("X.c2" in found) is (expected and bool({"b", "c"} & values.keys()))


@given(RECORD)
def test_a_computed_total_is_exact_and_balances(values: dict[str, str]):
    computed = compute(SHAPE, values, AROUND)
    if {"b", "c", "d", "e"} & values.keys():
        assert Fraction(computed["a"]) == right(values)
        (line,) = balance_lines(SHAPE, values | computed, AROUND)
        assert (line.state, line.diff) == ("ok", 0)
    else:
        assert computed == {}
