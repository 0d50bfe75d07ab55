"""What rolls up how follows from the definition alone (N26)."""

import pytest

from istc.definitions.load import load_edition
from istc.rollup.columns import groups, label
from istc.rollup.plan import How, plan_of

EDITION = load_edition("2020")


@pytest.mark.parametrize("form", EDITION.forms, ids=lambda form: form.code)
def test_every_item_has_its_way(form):
    plan = plan_of(form)
    assert [line.item for line in plan.lines] == list(form.items)
    for line in plan.lines:
        if line.item.kind in {"count", "money", "decimal"}:
            assert line.how in {How.SUM, How.EACH}
        elif line.item.kind in {"choice", "choices"}:
            assert line.how in {How.COUNT, How.SPREAD}
        else:
            assert line.how is How.LIST
    assert len(plan.numbers) + len(plan.chosen) + len(plan.texts) == len(form.items)


def test_spans_averages_and_rates_are_never_added_up():
    """Read in the manual: how long, how often, on average; everything else is an amount."""
    found = {(form.code, item.code) for form in EDITION.forms for item in plan_of(form).each}
    assert found == {
        ("HZ_02_006", "寅"), ("HZ_02_007", "戊"), ("HZ_03_006", "03"), ("HJ_05", "04"),
        ("HJ_05", "05"), ("HJ_06", "03"),
    }  # fmt: skip


def test_only_rows_of_a_question_are_spread():
    spread = {form.code for form in EDITION.forms if plan_of(form).items(How.SPREAD)}
    rated = {form.code for form in EDITION.forms if any(b.type == "likert" for b in form.blocks)}
    assert spread == rated


def test_columns_stand_under_their_printed_heads():
    form = next(form for form in EDITION.forms if form.blocks[0].type == "matrix")
    found = groups(plan_of(form).sums)
    assert [item for group in found for item in group.items] == list(plan_of(form).sums)
    assert all(group.head for group in found)
    assert label(found[0].items[0]) == found[0].items[0].label
