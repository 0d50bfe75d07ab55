"""count, money, decimal: strict where meaning is uncertain, exact always (N22, decisions §3)."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.definitions import kinds
from istc.definitions.kinds.refusals import Refusal
from istc.definitions.model import Item

MONEY = Item(id="m", label="经费", kind="money", unit="万元人民币")
COUNT = Item(id="n", label="人次", kind="count", unit="人次")
CANONICAL = re.compile(r"(0|[1-9][0-9]{0,17})(\.[0-9]{0,3}[1-9])?")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("12.5", "12.5"), ("12.50", "12.5"), (" 12 ", "12"), ("0", "0"), ("0.0", "0"),
        ("007", "7"), ("000", "0"), (".5", "0.5"), ("5.", "5"), ("+5", "5"), ("-0", "0"),
        ("1,234.50", "1234.5"), ("1，234", "1234"), ("１２．５", "12.5"), ("　3", "3"),
        ("1.2345", "1.2345"), ("1.23450", "1.2345"), ("9" * 18, "9" * 18), ("0" * 30 + "1", "1"),
        (3, "3"), (3.0, "3"), (12.5, "12.5"), (0.1 + 0.2, "0.3"), (-0.0, "0"),
        (1e15, "1" + "0" * 15),
        (Decimal("12.50"), "12.5"), (Decimal("1E+3"), "1000"),
    ],
)  # fmt: skip
def test_money_that_is_certain(read, raw: object, value: str):
    assert read("money", raw) == value
    assert read("decimal", raw) == value


@pytest.mark.parametrize("raw", [None, "", "  ", "\t\n", "　"])
def test_a_blank_is_not_a_zero(read, raw: object):
    assert read("count", raw) is None
    assert read("money", raw) is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("12万", "not_number"), ("abc", "not_number"), ("1 234", "not_number"),
        ("1.2.3", "not_number"), (".", "not_number"), ("+", "not_number"), ("--1", "not_number"),
        ("١٢", "not_number"), ("0x1F", "not_number"), ("1/2", "not_number"), ("🙂", "not_number"),
        ("1\x002", "not_number"), ("' OR 1=1 --", "not_number"), ("<b>1</b>", "not_number"),
        ("12,34", "grouping"), ("1,2345", "grouping"), ("1234,567", "grouping"),
        ("1e3", "scientific"), ("1E400", "scientific"), ("-1.5e-3", "scientific"),
        ("NaN", "not_finite"), ("sNaN", "not_finite"), ("Infinity", "not_finite"),
        ("-inf", "not_finite"), ("#DIV/0!", "not_finite"), (float("nan"), "not_finite"),
        (1e400, "not_finite"), (Decimal("-Infinity"), "not_finite"),
        ("-3", "negative"), ("－３", "negative"), ("−1", "negative"), (-1, "negative"),
        (-0.5, "negative"), ("1.23456", "too_many_places"), (0.00001, "too_many_places"),
        ("1" * 19, "too_big"), (10**30, "too_big"), ("1" * 41, "number_too_long"),
        (10**400, "number_too_long"), (Decimal("1E+400"), "number_too_long"),
        (1e300, "number_too_long"), (Decimal("1E-400"), "number_too_long"),
        (True, "wrong_type"), ([], "wrong_type"), ({}, "wrong_type"), (b"1", "wrong_type"),
        (date(2020, 3, 5), "not_number"),
    ],
)  # fmt: skip
def test_numbers_that_are_refused(read, raw: object, code: str):
    assert read("money", raw) == f"!{code}"
    assert read("decimal", raw) == f"!{code}"


@pytest.mark.parametrize(
    ("raw", "value"), [("12", "12"), ("12.00", "12"), (3.0, "3"), ("1,234", "1234")]
)
def test_counts(read, raw: object, value: str):
    assert read("count", raw) == value


@pytest.mark.parametrize("raw", ["1.5", "0.0001", 1.5])
def test_a_count_is_whole(read, raw: object):
    assert read("count", raw) == "!not_whole"


def test_limits(read):
    limits = {"minimum": "1", "maximum": "12.5"}
    assert read("money", "1", **limits) == "1"
    assert read("money", "12.5", **limits) == "12.5"
    assert read("money", "0.9999", **limits) == "!below_minimum"
    assert read("money", "13", **limits) == "!above_maximum"
    assert read("money", "", **limits) is None
    assert read("count", "0", minimum="1") == "!below_minimum"
    assert read("count", "2", maximum="1") == "!above_maximum"


def test_a_refusal_says_what_and_how(make):
    with pytest.raises(Refusal) as caught:
        kinds.parse(make("money"), "12万")
    assert str(caught.value) == "“12万”不是数。只填数字，不带单位、字母和文字。"
    with pytest.raises(Refusal) as caught:
        kinds.parse(make("money", maximum="1E+1"), "11")
    assert caught.value.mend == "填不大于 10 的数"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1234.5", "1,234.5"), ("0", "0"), ("1000000", "1,000,000"), ("0.05", "0.05"), ("无", "无")],
)
def test_shown_with_thousands(make, value: str, shown: str):
    assert kinds.show(make("money"), value) == shown


@given(st.decimals(min_value=0, max_value=10**17, places=4))
def test_exact_decimals_survive(number: Decimal):
    """However many zeros and separators: the value is the same and its text canonical."""
    for raw in (number, str(number), f"{number:f}", f"{number:,f}", f"  {number:f}00 "):
        value = kinds.parse(MONEY, raw)
        assert isinstance(value, str)
        assert CANONICAL.fullmatch(value)
        assert Decimal(value) == number
        assert kinds.parse(MONEY, value) == value
        assert kinds.parse(MONEY, kinds.show(MONEY, value)) == value


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_whole_numbers_survive(number: int):
    assert kinds.parse(COUNT, number) == kinds.parse(COUNT, f"{number:,}") == str(number)


@given(st.one_of(st.text(max_size=50), st.floats(), st.integers(), st.decimals(), st.binary()))
def test_anything_is_a_canonical_number_or_refused(raw: object):
    try:
        value = kinds.parse(MONEY, raw)
    except Refusal:
        return
    assert value is None or CANONICAL.fullmatch(str(value))
