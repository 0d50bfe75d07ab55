"""Balances: rules, computed totals, sub-table sums (F71, decisions §3)."""

import pytest

from istc.definitions.expression.writer import write

ITEMS = """
  - fields:
      items:
        - {id: a, code: "01", label: 一, kind: count, unit: 个}
        - {id: b, code: "02", label: 二, kind: count, unit: 个}
        - {id: c, code: "03", label: 三, kind: count, unit: 个}
  - table: {id: t, items: [{id: d, code: "05", label: 五, kind: count, unit: 个}]}
"""


def test_a_printed_balance_is_a_blocking_rule_f71(form):
    (rule,) = form(ITEMS + 'balances: ["01≧02"]\n').rules
    assert (rule.id, rule.level, rule.origin, rule.scope) == ("A.B1", "error", "printed", "record")
    assert (rule.text, rule.items, rule.forms, rule.show_at) == ("01≧02", ("a", "b"), ("A",), "a")
    assert write(rule.test.node) == "([a] >= [b])"
    assert rule.line == 13


def test_an_equality_computes_its_left_side(form):
    made = form(ITEMS + 'balances: ["03 = 01+02"]\n')
    (total,) = made.computed
    assert total.id == "c"
    assert total.computed is not None
    assert total.computed.text == "01+02"


@pytest.mark.parametrize("balance", ["01≧02", "01+02=03", "03≠01", "5=01"])
def test_other_balances_compute_nothing(form, balance: str):
    assert form(ITEMS + f'balances: ["{balance}"]\n').computed == ()


def test_a_sub_tables_item_stands_for_its_sum(form):
    made = form(ITEMS + 'balances: ["03=01+05", "05≧01"]\n')
    assert [write(rule.test.node) for rule in made.rules] == [
        "([c] = ([a] + SUM([d])))",
        "(SUM([d]) >= [a])",
    ]


def test_a_balance_without_items(form):
    (rule,) = form(ITEMS + 'balances: ["1=1"]\n').rules
    assert rule.show_at is None


def test_numbers_keep_their_place_when_one_cannot_be_read(small):
    made = small(ITEMS + 'balances: ["01=09", "01≧02", "FILLED([a])", "01+", "02"]\n')
    assert [rule.id for rule in made.edition.forms[0].rules] == ["A.B2"]
    assert [(one.line, one.code, one.message) for one in made.problems] == [
        (13, "Q101", "form A has no item '09' (at character 4 of '01=09')"),
        (13, "Q005", "a balance compares two sides: 'FILLED([a])'"),
        (13, "Q005", "something is missing (at character 4 of '01+')"),
        (13, "Q005", "must compare something (it is a value, not a condition) "
                     "(at character 1 of '02')"),
    ]  # fmt: skip


def test_two_balances_for_one_total(small):
    made = small(ITEMS + 'balances:\n  - "03=01"\n  - "03=02"\n')
    assert [(one.line, one.code) for one in made.problems] == [(15, "Q115")]
    total = made.edition.forms[0].by_id["c"].computed
    assert total is not None
    assert total.text == "01"
