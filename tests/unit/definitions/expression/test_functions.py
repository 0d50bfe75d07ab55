"""Which nodes are conditions."""

import pytest

from istc.definitions.expression.functions import FUNCTIONS, is_condition
from istc.definitions.expression.syntax import Call, Comparison, Logic, Not, Ref, Text

HOLDS = Comparison("=", Ref("a"), Text("1"))


@pytest.mark.parametrize("node", [HOLDS, Not(HOLDS), Logic("or", (HOLDS, HOLDS))])
def test_conditions(node):
    assert is_condition(node)


def test_the_conditions_among_the_functions():
    found = {name for name in FUNCTIONS if is_condition(Call(name, (Ref("a"),)))}
    assert found == {"FILLED", "FLAG", "IN", "LACKS"}


def test_values_are_none():
    assert not is_condition(Ref("a"))
