"""What a form asks of the other forms and of last year."""

from istc.checks.needs import Need, needs
from tests.unit.checks.builders import counts, form, item


def test_each_question_once_and_sorted():
    shape = form(
        *counts("01", "02"),
        item("a"),
        record="multi",
        computed={"n02": "SUM([Z.k])"},
        when={"a": "FILLED([Y.01])"},
        checks=[
            {"test": "[01] <= [Y.01] and [01] <= LAST([01])"},
            {"test": "SUM([01]) >= [Y.01]", "scope": "across", "when": "COUNT([Z]) > 0"},
        ],
    )
    assert needs(shape) == (
        Need("X", "n01", "last"),
        Need("X", "n01", "total"),
        Need("Y", "01", "value"),
        Need("Z", "", "count"),
        Need("Z", "k", "total"),
    )


def test_a_form_that_looks_at_itself_only_needs_nothing():
    assert needs(form(*counts("01", "02"), balances=["01=02"])) == ()
