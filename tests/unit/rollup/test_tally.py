"""Sums are exact, blanks are no zeros, rows of sub-tables count one by one (N26, decisions §3)."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.definitions.load import load_edition
from istc.rollup.plan import plan_of
from istc.rollup.tally import Sum, Tally, tally
from istc.rollup.tree import Gap, gaps, totals

EDITION = load_edition("2020")
TABLED = next(form for form in EDITION.forms if form.multi and form.tables)
PLAN = plan_of(TABLED)
TABLE, CELL = next((item.table, item) for item in PLAN.sums if item.table)
PLACE = next(item for item in PLAN.chosen if item.table == TABLE)
CODE = PLACE.options.options[0].code


def test_rows_of_a_sub_table_count_one_by_one():
    rows = [{PLACE.id: CODE, CELL.id: "3"}, {PLACE.id: CODE, CELL.id: "0"}, {PLACE.id: CODE}]
    found = tally(PLAN, [{TABLE: rows}, {}])
    assert found.records == 2
    assert found.sum(CELL.id) == Sum(Decimal(3), 2)
    assert found.chosen[PLACE.id] == Counter({CODE: 3})


@given(st.lists(st.none() | st.decimals(0, 10**9, places=4), max_size=8))
def test_money_adds_up_to_the_last_yuan(amounts):
    form = next(f for f in EDITION.forms if f.multi and any(i.kind == "money" for i in f.items))
    item = next(item for item in form.items if item.kind == "money")
    records = [{} if one is None else {item.id: str(one)} for one in amounts]
    there = [one for one in amounts if one is not None]
    assert tally(plan_of(form), records).sum(item.id) == Sum(sum(there, Decimal(0)), len(there))


def test_what_does_not_add_up_is_only_counted():
    form = EDITION.by_code["HZ_02_007"]
    term = next(iter(plan_of(form).each))
    found = tally(plan_of(form), [{term.id: "3"}, {term.id: "5"}, {}])
    assert found.sum(term.id) == Sum(Decimal(0), 2)


def test_what_is_no_number_counts_nowhere():
    """Stored values are numbers; a base that was meddled with must not stop a roll-up."""
    form = EDITION.by_code["HZ_03_006"]
    found = tally(plan_of(form), [{"funds": "abc", "months": "1e400"}, {"funds": "2"}])
    assert found.sum("funds") == Sum(Decimal(2), 1)
    assert found.sum("months") == Sum()


def test_merging_is_tallying_together():
    first, second = [{CELL.id: "1"}], [{TABLE: [{PLACE.id: CODE, CELL.id: "2"}]}]
    both = Tally()
    both.merge(tally(PLAN, first))
    both.merge(tally(PLAN, second))
    assert both == tally(PLAN, first + second)


OWN = {"": Decimal(0), "a": Decimal(1), "ab": Decimal(2), "abc": Decimal(3), "d": Decimal(5)}


def above(node):
    return node[:-1] if node else None


def line(node):
    return [node[:n] for n in range(len(node) + 1)]


def test_every_node_is_own_and_children():
    found = totals(OWN, line)
    assert found == {"": 11, "a": 6, "ab": 5, "abc": 3, "d": 5}
    assert list(gaps(found, OWN, above)) == []


@pytest.mark.parametrize("node", list(OWN))
def test_a_wrong_total_is_found_where_it_is(node):
    found = {**totals(OWN, line), node: Decimal(99)}
    told = {gap.node for gap in gaps(found, OWN, above)}
    assert node in told
    assert told <= {node, above(node)}


def test_own_data_without_any_total_is_a_gap():
    assert list(gaps({}, {"a": Decimal(1)}, above)) == [Gap("a", Decimal(0), Decimal(1))]
