"""A form's plan is worked out once and goes when the form goes."""

import gc

from istc.checks import plan
from istc.checks.plan import plan_of
from tests.unit.checks.builders import counts, form


def test_the_plan_is_kept():
    shape = form(*counts("01"))
    assert plan_of(shape) is plan_of(shape)


def test_another_form_has_another_plan():
    one, two = form(*counts("01")), form(*counts("01"))
    assert plan_of(one) is not plan_of(two)


def test_the_plan_goes_with_its_form():
    shape = form(*counts("01"))
    key = id(shape)
    plan_of(shape)
    assert key in plan._plans
    del shape
    gc.collect()
    assert key not in plan._plans


def test_rules_that_hold_every_record_have_no_cross_row():
    checks = [
        {"test": "SUM([01]) >= [Y.01]", "scope": "across"},
        {"test": "[01] <= [Y.01]", "scope": "across"},
    ]
    multi = plan_of(form(*counts("01"), record="multi", checks=checks))
    assert [cross.compiled.rule.id for cross in multi.crosses] == ["X.c1"]
    assert [rule.rule.id for rule in multi.each] == ["X.c2"]
    single = plan_of(form(*counts("01"), checks=checks))
    assert [cross.compiled.rule.id for cross in single.crosses] == ["X.c1", "X.c2"]


def test_a_total_that_a_rule_holds_to_its_own_sum():
    more = {"computed": {"n03": "[01] + [02]"}}
    rule = {"test": "[03] = [01] + [02]", "level": "error"}
    assert plan_of(form(*counts("01", "02", "03"), checks=[rule], **more)).held == {"n03"}
    for other in (
        {**rule, "test": "[03] >= [01] + [02]"},
        {**rule, "test": "[03] = [01]"},
        {**rule, "when": "[01] > 0"},
        {**rule, "level": "verify"},
    ):
        shape = form(*counts("01", "02", "03"), checks=[other], **more)
        assert plan_of(shape).held == set()
