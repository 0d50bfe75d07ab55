"""Cutting expressions into tokens (docs/DEFINITIONS.md, Expressions)."""

import pytest

from istc.definitions.expression.errors import ExpressionError
from istc.definitions.expression.tokens import LONGEST, MOST_TOKENS, tokens


def cut(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text)]


def test_every_sort_of_token():
    assert cut('SUM([HZ_02_005.丙])>=12.5 and [ 甲 ]="是"') == [
        ("word", "SUM"),
        ("operator", "("),
        ("ref", "HZ_02_005.丙"),
        ("operator", ")"),
        ("operator", ">="),
        ("number", "12.5"),
        ("word", "and"),
        ("ref", "甲"),
        ("operator", "="),
        ("text", "是"),
        ("end", ""),
    ]


@pytest.mark.parametrize(("sign", "same"), [("≧", ">="), ("≥", ">="), ("≦", "<="), ("≠", "!=")])
def test_printed_signs_are_the_plain_ones(sign: str, same: str):
    assert cut(f"01{sign}02")[1] == ("operator", same)


def test_tokens_know_their_place():
    assert [token.position for token in tokens('  01 + "a"')] == [2, 5, 7, 10]


def test_blank_text_has_only_an_end():
    assert cut("  ") == [("end", "")]


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("01 ; 02", 3, "cannot read ';'"),
        ("[01", 0, r"cannot read '\['"),
        ('"open', 0, "cannot read"),
        ("1" * (LONGEST + 1), LONGEST, "longer than"),
        ("1+" * MOST_TOKENS, MOST_TOKENS, "more than"),
    ],
)
def test_what_cannot_be_cut(text: str, position: int, message: str):
    with pytest.raises(ExpressionError, match=message) as caught:
        tokens(text)
    assert caught.value.position == position
