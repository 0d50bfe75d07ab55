"""Switched and computed items come in the order in which they depend on each other."""

from istc.checks.steps import steps
from tests.unit.checks.builders import counts, form, item


def order(**more: object) -> list[str]:
    return [step.item for step in steps(form(*counts("01", "02", "03"), item("a"), **more))]


def test_printed_order_where_nothing_depends():
    assert order(computed={"n02": "[a]"}, when={"n01": "[a] > 0"}) == ["n01", "n02"]


def test_sources_come_first():
    assert order(computed={"n01": "[02]", "n02": "[03]"}, when={"n03": "[a] > 0"}) == [
        "n03",
        "n02",
        "n01",
    ]


def test_a_circle_ends():
    """The linter refuses it; the engine must not hang on it."""
    assert sorted(order(computed={"n01": "[02]", "n02": "[01]"})) == ["n01", "n02"]
