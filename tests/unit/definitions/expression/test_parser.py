"""Parsing both notations of docs/DEFINITIONS.md into the tree."""

from decimal import Decimal

import pytest

from istc.definitions.expression.errors import ExpressionError, UnknownNameError
from istc.definitions.expression.parser import DEEPEST, parse, parse_condition
from istc.definitions.expression.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Logic,
    Not,
    Number,
    Ref,
    Text,
)

FORMS = {"HZ_02_005"}


def resolve(written: str) -> Ref:
    head, dot, tail = written.partition(".")
    if written == "nothing":
        raise UnknownNameError("no item 'nothing'")
    if written in FORMS:
        return Ref("", written, written)
    return Ref(tail, head, written) if dot else Ref(written, None, written)


def ref(name: str) -> Ref:
    return resolve(name)


def tree(text: str, *, printed: bool = False) -> object:
    return parse(text, resolve, printed=printed).node


def n(value: str) -> Number:
    return Number(Decimal(value))


def test_a_balance_as_printed_f71():
    """F71: 说明：平衡关系 13=01+03+05."""
    assert tree("13=01+03+05", printed=True) == Comparison(
        "=", ref("13"), Arithmetic("+", Arithmetic("+", ref("01"), ref("03")), ref("05"))
    )
    assert tree("01≧02", printed=True) == Comparison(">=", ref("01"), ref("02"))


def test_only_two_digits_are_a_code_in_print():
    assert tree("1=100*0.5", printed=True) == Comparison(
        "=", n("1"), Arithmetic("*", n("100"), n("0.5"))
    )


def test_bare_numbers_are_numbers_elsewhere():
    assert tree("[01] > 02") == Comparison(">", ref("01"), n("2"))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("[a] + [b] * 2 = 3", "[a] + ([b] * 2) = 3"),
        ("[a] - [b] - 1 = 3", "([a] - [b]) - 1 = 3"),
        ("[a] = 1 or [b] = 2 and [c] = 3", "[a] = 1 or ([b] = 2 and [c] = 3)"),
        ("not [a] = 1 and [b] = 2", "(not [a] = 1) and [b] = 2"),
        ("[a]/2/2 = 1", "([a]/2)/2 = 1"),
        ("-[a] = 1", "0 - [a] = 1"),
    ],
)
def test_precedence(text: str, same: str):
    assert tree(text) == tree(same)


def test_signs_of_numbers():
    assert tree("-3") == n("-3")
    assert tree("--3") == n("3")


def test_words_and_calls():
    assert tree('IN([unit.type], "01", "02") and not FILLED([x]) or YEAR() = 2020') == Logic(
        "or",
        (
            Logic(
                "and",
                (
                    Call("IN", (Ref("type", "unit", "unit.type"), Text("01"), Text("02"))),
                    Not(Call("FILLED", (ref("x"),))),
                ),
            ),
            Comparison("=", Call("YEAR", ()), n("2020")),
        ),
    )


def test_counting_a_whole_form():
    assert tree("COUNT([HZ_02_005]) > 0") == Comparison(
        ">", Call("COUNT", (ref("HZ_02_005"),)), n("0")
    )


def test_counting_what_was_chosen():
    assert tree('COUNT([kind], "01", "02") = 0') == Comparison(
        "=", Call("COUNT", (ref("kind"), Text("01"), Text("02"))), n("0")
    )


def test_an_expression_tells_what_it_reads():
    found = parse("[a] + [b] + [a] > SUM([X.c]) + COUNT([HZ_02_005]) + [unit.level]", resolve)
    assert found.items() == ("a", "b")
    assert found.forms() == {"X", "HZ_02_005"}


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "something is missing"),
        ("[a] +", 5, "something is missing"),
        ("[a] = = 1", 6, "expected a value"),
        ("([a] = 1", 8, r"expected '\)'"),
        ("[a] = 1 2", 8, "did not expect '2'"),
        ("[a] = 1 = 2", 8, "did not expect '='"),
        ("[nothing] = 1", 0, "no item"),
        ("FOO([a])", 0, "no function"),
        ("SUM", 3, r"expected '\('"),
        ("SUM()", 0, "takes 1 argument"),
        ("MIN() = 1", 0, "takes at least 1"),
        ("ABS([a] [b])", 8, "expected ','"),
        ('COUNT([X.kind], "01")', 0, "of the own form"),
        ('COUNT([HZ_02_005], "01")', 0, "of the own form"),
        ("SUM(1)", 0, "item in brackets"),
        ("IN([a], [b])", 0, "texts or numbers"),
        ("ABS(FILLED([a]))", 0, "values, not conditions"),
        ("[a] and [b] = 1", 0, "joins conditions"),
        ("not [a]", 0, "turns a condition"),
        ("([a] = 1) = ([b] = 2)", 10, "cannot be compared"),
        ("1 + FILLED([a])", 2, "cannot reckon"),
        ("FILLED([a]) * 2", 12, "cannot reckon"),
        ("[HZ_02_005] > 1", 0, "only COUNT takes one"),
        ("[HZ_02_005]", 0, "only COUNT takes one"),
        ("SUM([HZ_02_005]) > 1", 0, "only COUNT takes one"),
        ("(" * (DEEPEST + 1) + "1", DEEPEST + 1, "nested more than"),
        ("not " * (DEEPEST + 1) + "1", 4 * (DEEPEST + 1), "nested more than"),
    ],
)
def test_what_cannot_be_read(text: str, position: int, message: str):
    with pytest.raises(ExpressionError, match=message) as caught:
        parse(text, resolve)
    assert caught.value.position == position


def test_a_condition_must_be_one():
    assert parse_condition("FILLED([a])", resolve).items() == ("a",)
    with pytest.raises(ExpressionError, match="must compare something"):
        parse_condition("[a] + 1", resolve)


def test_an_unknown_name_is_told_apart():
    with pytest.raises(ExpressionError) as caught:
        parse("1 + [nothing]", resolve)
    assert isinstance(caught.value.__cause__, UnknownNameError)
