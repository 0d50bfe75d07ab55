"""Numbers are exact decimals: read strictly, written canonically, shown with separators."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.checks.numbers import amount, number, shown, written

decimals = st.decimals(
    min_value=-(10**18), max_value=10**18, places=4, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize("text", ["0", "12.5", "-3", "007", "9" * 30, "0." + "1" * 10])
def test_a_stored_number_is_read_exactly(text: str):
    assert number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    ["", " 1", "1 ", "1\n", "1e400", "NaN", "Infinity", "１２", "1,000", ".5", "5.", "9" * 31],
)
def test_anything_else_is_not_a_number(text: str):
    assert number(text) is None


@pytest.mark.parametrize(
    ("raw", "value"), [(None, 0), ("2", 2), ("x", None), (["1"], None), (5, None)]
)
def test_a_blank_counts_as_0_and_only_text_is_read(raw: object, value: int | None):
    assert amount(raw) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12.50", "12.5"),
        ("4.00", "4"),
        ("1E+3", "1000"),
        ("-0.0", "0"),
        ("0.00005", "0.0001"),
        ("-0.00005", "-0.0001"),
        ("0.33333333", "0.3333"),
        ("1000", "1000"),
    ],
)
def test_written_as_stored(value: str, text: str):
    assert written(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234567.8", "1,234,567.8"), ("-3000", "−3,000"), ("999", "999"), ("0.1234", "0.1234")],
)
def test_shown_to_a_person(value: str, text: str):
    assert shown(Decimal(value)) == text


@given(decimals)
def test_what_is_written_is_read_back(value: Decimal):
    assert number(written(value)) == value
