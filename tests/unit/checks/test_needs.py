"""What a form asks of other forms and of last year; when its findings may be trusted (N23)."""

import pytest

from istc.checks.around import Known
from istc.checks.needs import Need, needs, stands_alone
from istc.checks.run import Entry, check_form
from istc.definitions.load import load_edition
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


EDITION = load_edition("2020", 2020)


@pytest.mark.parametrize("asked", EDITION.forms, ids=lambda one: one.code)
def test_a_form_that_asks_others_for_figures_does_not_stand_alone(asked):
    others = [need for need in needs(asked) if need.form != asked.code or need.fn == "last"]
    record_rules = all(rule.scope == "record" for rule in asked.rules)
    if others and record_rules and not asked.multi:
        assert not stands_alone(asked)


def test_visits_stand_alone():
    assert stands_alone(EDITION.by_code["HJ_01"])


def test_a_sound_record_is_not_judged_again_and_its_neighbour_is():
    visits, blank = EDITION.by_code["HJ_01"], {"name": "甲"}
    entries = [Entry(1, blank, sound=True), Entry(2, blank)]
    assert {one.record for one in check_form(visits, entries, Known(2020))} == {2}
