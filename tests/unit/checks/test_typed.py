"""What each part of an expression is: the trees that both engines walk."""

import pytest

from istc.checks import typed
from istc.checks.typed import Unreadable, condition, number, text
from istc.definitions.expression.syntax import Arithmetic, Call, Comparison, Not, Number, Ref, Text
from tests.unit.checks import builders
from tests.unit.checks.builders import counts, form, item

SHAPE = form(
    *counts("01", "02"),
    item("a", "choice"),
    item("b", "date"),
    tables={"t": (item("c"), item("d", "text"))},
)


def tree(written: str) -> typed.Tree:
    return condition(builders.condition(SHAPE, written).node, SHAPE)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[01] = 2", ("compare", "=", ("own", "n01"), ("number", "2"))),
        ("2 > [01]", ("compare", "<", ("own", "n01"), ("number", "2"))),
        ('[a] = "01"', ("compare_text", "=", ("own_text", "a"), ("text", "01"))),
        ("[a] = 1", ("compare", "=", ("own", "a"), ("number", "1"))),
        ("[b] <= [Y.x]", ("compare_text", "<=", ("own_text", "b"), ("other_text", "Y", "x"))),
        ("[01] <= [Y.x]", ("compare", "<=", ("own", "n01"), ("other", "Y", "x"))),
        ("[01] <= [X.n02]", ("compare", "<=", ("own", "n01"), ("own", "n02"))),
        ("[01] = [c]", ("compare", "=", ("own", "n01"), ("cell", "t", "c"))),
        ('[d] = ""', ("compare_text", "=", ("cell_text", "t", "d"), ("text", ""))),
        ("[unit.level] = 2", ("compare", "=", ("unit_number", "level"), ("number", "2"))),
        ("[unit.type] = [a]", ("compare_text", "=", ("unit", "type"), ("own_text", "a"))),
        ("SUM([c]) = 1", ("compare", "=", ("sum_cells", "t", "c"), ("number", "1"))),
        ("COUNT([c]) = 1", ("compare", "=", ("count_cells", "t", "c"), ("number", "1"))),
        ("SUM([01]) = 1", ("compare", "=", ("sum_records", "X", "n01"), ("number", "1"))),
        ("COUNT([X]) = 1", ("compare", "=", ("count_records", "X", ""), ("number", "1"))),
        ("COUNT([Y]) = 1", ("compare", "=", ("count_other", "Y", ""), ("number", "1"))),
        ('COUNT([a], "1") = 1', ("compare", "=", ("count_chosen", "a", "1"), ("number", "1"))),
        ("LAST([01]) = 1", ("compare", "=", ("last", "X", "n01"), ("number", "1"))),
        ("YEAROF([b]) = 1", ("compare", "=", ("year_of", ("own_text", "b")), ("number", "1"))),
        ('IN([a], "1", 2)', ("in", ("each_own", "a"), "1", "2")),
        ("FILLED([unit.type])", ("filled", ("each_unit", "type"))),
        ("FILLED([Y.x])", ("filled", ("each_other", "Y", "x"))),
        ("not FILLED([c])", ("not", ("filled", ("each_cell", "t", "c")))),
    ],
)
def test_the_tree_of_a_condition(written: str, expected: typed.Tree):
    assert tree(written) == expected


def test_a_sum_is_one_operator_with_many_parts():
    """13=01+03+05: the closure runs over the parts in one loop."""
    found = tree("[01] + [02] + 3 = 0")
    assert found[2] == ("+", ("own", "n01"), ("own", "n02"), ("number", "3"))


ONE = Number(builders.value(SHAPE, "1").node.value)  # type: ignore[union-attr]
TRUE = Comparison("=", ONE, ONE)


@pytest.mark.parametrize("node", [ONE, Text("x"), Ref("n01"), Not(ONE), Call("SUM", (Ref("n01"),))])
def test_a_value_is_no_condition(node: typed.Node):
    with pytest.raises(Unreadable, match="not a condition"):
        condition(node, SHAPE)


@pytest.mark.parametrize("node", [TRUE, Arithmetic("+", TRUE, ONE), Call("FILLED", (Ref("n01"),))])
def test_a_condition_is_no_number(node: typed.Node):
    with pytest.raises(Unreadable, match="not a number"):
        number(node, SHAPE)


@pytest.mark.parametrize("ref", [Ref("n01"), Ref("a", "Y"), Ref("", "X")])
def test_a_flag_is_asked_of_an_own_item_with_a_list(ref: Ref):
    """N08; the linter refuses the rest."""
    with pytest.raises(Unreadable, match="no list"):
        condition(Call("FLAG", (ref, Text("key"))), SHAPE)


def test_chosen_codes_are_not_counted_in_a_sub_table():
    with pytest.raises(Unreadable):
        number(Call("COUNT", (Ref("d"), Text("1"))), SHAPE)


def test_a_number_is_no_text():
    with pytest.raises(Unreadable, match="not a text"):
        text(ONE, SHAPE)
    with pytest.raises(Unreadable, match="not a text"):
        condition(Call("IN", (Ref("a"), Ref("b"))), SHAPE)
