"""What the totals table holds: sums and filled cells (decisions §3: a blank is no zero)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from istc.checks.around import Known
from istc.reports.content import counted, kept, totals_of
from istc.reports.figures import NONE, Figure, figure_of, figures_of

AROUND = Known(2020)
MONEY = st.decimals(0, 10**18, places=4).map(lambda value: f"{value:f}")


def test_sums_and_filled_cells(edition):
    form = edition.by_code["R_04"]
    records = [{"funds": "1.5"}, {"funds": "0"}, {"name": "甲"}]
    found = figures_of(form, records)
    assert found["funds"] == Figure(Decimal("1.5"), 2)
    assert found["foreign_funds"] == NONE
    assert found[""] == Figure(Decimal(3), 3)
    assert "name" not in found


def test_rows_of_sub_tables_are_summed_over_all_records(edition):
    item = edition.by_code["R_04"].by_id["persons"]
    records = [{"ages": [{"persons": "3"}, {"band": "x"}]}, {"ages": [{"persons": "4"}]}, {}]
    assert figure_of(item, records) == Figure(Decimal(7), 2)


def test_an_unreadable_number_is_not_summed(edition):
    item = edition.by_code["R_04"].by_id["funds"]
    assert figure_of(item, [{"funds": "x"}, {"funds": "1"}]) == Figure(Decimal(1), 1)


@given(amounts=st.lists(MONEY, max_size=20))
def test_sums_are_exact(edition, amounts):
    """N22: exact decimals, never binary floating point."""
    item = edition.by_code["R_04"].by_id["funds"]
    whole = sum(int(Decimal(amount) * 10000) for amount in amounts)
    assert int(figure_of(item, [{"funds": one} for one in amounts]).value * 10000) == whole


def test_an_empty_single_form_has_no_record(edition):
    assert counted(edition.by_code["R_02"], [{}]) == []
    assert counted(edition.by_code["R_03"], [{}]) == [{}]


def test_what_is_switched_off_does_not_count(edition):
    form = edition.by_code["R_07"]
    values = {"has_site": "0", "hits": "5", "staff": "1"}
    assert kept(form, values, AROUND) == {"has_site": "0", "staff": "1"}
    assert totals_of(form, [values], AROUND)["hits"] == NONE
    assert kept(form, {**values, "has_site": "1"}, AROUND)["hits"] == "5"


def test_tables_stay_in_what_is_kept(edition):
    form = edition.by_code["R_04"]
    values = {"joint": "0", "foreign_funds": "3", "ages": [{"persons": "1"}]}
    assert kept(form, values, AROUND) == {
        "joint": "0", "ages": [{"persons": "1"}], "staff": "1",
    }  # fmt: skip
