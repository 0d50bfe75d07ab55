"""The checks of the real 2020 edition: every balance blocks when broken, every rule can speak."""

import re
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from istc.checks.findings import Finding
from istc.checks.plan import plan_of
from istc.checks.run import Entry, Known, check_entry, check_form, compute
from istc.definitions.expression.syntax import Arithmetic, Comparison, Node, Ref, walk
from istc.definitions.load import load_edition
from istc.definitions.model import Form, Rule
from tests.unit.checks.samples import computed_of, plain, random_around, random_entries

EDITION = load_edition("2020")
FORMS = {form.code: form for form in EDITION.forms}
AROUND = Known(2020)
BALANCES = [
    (form, rule) for form in EDITION.forms for rule in form.rules if rule.origin == "printed"
]
WITH_RULES = [form for form in EDITION.forms if form.rules]


def named(value: object) -> str | None:
    return value.code if isinstance(value, Form) else value.id if isinstance(value, Rule) else None


def judged(form: Form, values: dict[str, object], rule: Rule) -> Finding | None:
    found = check_entry(form, Entry(1, values), AROUND)
    return next((one for one in found if one.code == rule.id), None)


def moved(values: dict[str, object], item: str, by: int) -> dict[str, object]:
    """The record with one number moved, in the first row if it stands in a sub-table."""
    return values | {item: str(int(str(values.get(item, "0"))) + by)}


def test_the_manuals_balances_are_all_here():
    """F71: HZ_02_001–004 two each, 006, HZ_04_001, HZ_05_004 two, HJ_01–04."""
    count = {code: sum(form.code == code for form, _ in BALANCES) for code in FORMS}
    assert {code: number for code, number in count.items() if number} == {
        "HZ_02_001": 2,
        "HZ_02_002": 2,
        "HZ_02_003": 2,
        "HZ_02_004": 2,
        "HZ_02_006": 1,
        "HZ_04_001": 1,
        "HZ_05_004": 2,
        "HJ_01": 1,
        "HJ_02": 1,
        "HJ_03": 1,
        "HJ_04": 1,
    }


@pytest.mark.parametrize(("form", "rule"), BALANCES, ids=named)
def test_a_right_balance_passes(form: Form, rule: Rule):
    assert judged(form, dict(plain(form)), rule) is None


@pytest.mark.parametrize(("form", "rule"), BALANCES, ids=named)
@pytest.mark.parametrize("by", [1, -1])
def test_a_broken_balance_blocks_with_both_sides(form: Form, rule: Rule, by: int):
    node = rule.test.node
    assert isinstance(node, Comparison)
    assert isinstance(node.left, Ref)
    broken = moved(dict(plain(form)), node.left.item, by)
    found = judged(form, broken, rule)
    if node.operator == ">=" and by > 0:
        assert found is None
        return
    assert found is not None
    assert (found.level, found.item, found.diff) == ("error", node.left.item, by)
    assert form.by_id[node.left.item].name in found.sentence
    assert ("多 1" if by > 0 else "少") in found.sentence


@pytest.mark.parametrize(("form", "rule"), BALANCES, ids=named)
def test_every_part_of_a_balance_counts(form: Form, rule: Rule):
    node = rule.test.node
    assert isinstance(node, Comparison)
    for ref in (part for part in walk(node.right) if isinstance(part, Ref)):
        values = dict(plain(form))
        table = form.by_id[ref.item].table
        if table:
            values[table] = [moved(dict(row), ref.item, 5) for row in values[table]]
        else:
            values = moved(values, ref.item, 5)
        assert judged(form, values, rule) is not None, ref.written


@pytest.mark.parametrize("form", EDITION.forms, ids=named)
def test_computed_totals_agree_with_fractions(form: Form):
    draw = Random(form.code)
    for _ in range(20):
        for entry in random_entries(form, draw):
            around = random_around(form, draw)
            computed = compute(form, entry.values, around)
            typed = {k: v for k, v in entry.values.items() if k not in computed_of(form)}
            values = typed | computed
            for item in form.computed:
                if item.id in computed and item.computed and not item.computed.forms():
                    total = added(form, values, item.computed.node)
                    assert Fraction(computed[item.id]) == total


def added(form: Form, values: dict[str, object], node: Node) -> Fraction:
    """A sum of own items, sub-tables' rows added up, independent of the engine."""
    if isinstance(node, Arithmetic):
        assert node.operator == "+"
        return added(form, values, node.left) + added(form, values, node.right)
    (ref,) = (part for part in walk(node) if isinstance(part, Ref))
    table = form.by_id[ref.item].table
    rows = values.get(table, []) if table else [values]
    return sum((Fraction(row.get(ref.item, "0")) for row in rows), Fraction(0))


@pytest.mark.parametrize("form", EDITION.forms, ids=named)
def test_a_plain_complete_record_can_be_completed(form: Form):
    """Nothing that the definition asks for contradicts itself."""
    applying = replace(form, applies=None)
    found = check_form(applying, [Entry(1, plain(form))], AROUND)
    assert [one.sentence for one in found if one.level == "error"] == []


@pytest.mark.parametrize("form", EDITION.forms, ids=named)
def test_an_empty_record_asks_for_every_required_item(form: Form):
    applying = replace(form, applies=None)
    found = check_entry(applying, Entry(1, {}), AROUND)
    asked = {one.item for one in found if one.code == "C101"}
    expected = {item.id for item in form.items if item.required and not item.table}
    switched = {item.id for item in form.items if item.when}
    assert asked == expected - {item.id for item in form.computed} - switched


@pytest.mark.parametrize("form", WITH_RULES, ids=named)
def test_every_rule_can_fail_and_can_hold(form: Form):
    """And whatever it then says is whole: no hole, no brace, three parts."""
    draw, applying = Random(form.code), replace(form, applies=None)
    rules = {rule.rule.id for rule in (*plan_of(applying).each, *plan_of(applying).once)}
    nothing = check_form(applying, [Entry(1, plain(form, number="0"))], AROUND)
    failed: dict[str, Finding] = {}
    held = rules - {one.code for one in nothing}
    for _ in range(600):
        found = check_form(applying, random_entries(form, draw), random_around(form, draw))
        said = {one.code: one for one in found if one.code in rules}
        failed |= said
        held |= rules - said.keys()
        if failed.keys() == held == rules:
            break
    assert failed.keys() == rules
    assert held == rules
    for one in failed.values():
        assert re.fullmatch(r"[^{}]+。[^{}]+[。？]", one.sentence), one.sentence
        assert "  " not in one.sentence
        assert one.wrong
        assert one.mend
