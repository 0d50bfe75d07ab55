"""占比 and 图表 of one form over units: drawn from the numbers of the table of units (09b)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from istc.query.show.share import share
from tests.integration.query.conftest import FUNDED, MONEY, RATED
from tests.people import signed_in

ADDRESS = f"/2020/query/{FUNDED.code}/"


@pytest.fixture
def ask(filled):
    def asked(who: str = "province", address: str = ADDRESS, **params):
        return signed_in(filled.account(who)).get(address, params)

    return asked


def bars(answer) -> list[tuple[str, str, str]]:
    return [(bar.label, bar.text, bar.share) for bar in answer.shown["chart"].bars]


def test_shares_are_parts_of_the_number_on_top(ask, filled):
    rows = ask(view="share", open=filled.university.unit_id).shown["tree"].rows
    found = {row.label: next(c.text for c in row.cells if c.column.name == MONEY.id)
             for row in rows if row.kind != "own"}  # fmt: skip
    assert found["江苏省科学技术厅（含下级）"] == "100.0%"
    assert found["江宁理工大学电信学院"] == "11.6%"  # 4 of 34.5
    assert found["江宁理工大学重点实验室"] == "0.0%"
    assert found["江苏材料研究所"] == ""


@pytest.mark.parametrize(("text", "whole", "said"), [
    ("1", "8", "12.5%"), ("0", "8", "0.0%"), ("", "8", ""), ("1", "0", ""), ("1", "", ""),
    ("-1", "4", "-25.0%"), ("0.0001", "100000", "0.0%"),
])  # fmt: skip
def test_a_share(text, whole, said):
    assert share(text, whole) == said


def test_the_greatest_bar_comes_first(ask):
    answer = ask("centre", view="chart", item=MONEY.id)
    found = bars(answer)
    assert [text for _, text, _ in found] == ["1000", "34.5"]
    assert found[1][2] == "3.3%"
    assert answer.shown["chart"].others == 0


def test_own_data_have_a_bar_of_their_own(ask):
    """F17: own and subordinate can be told apart."""
    found = bars(ask("university", view="chart", item=MONEY.id))
    assert found[0][:2] == ("本级", "30.5")
    assert [label for label, _, _ in found] == [
        "本级",
        "江宁理工大学电信学院",
        "江宁理工大学重点实验室",
    ]


def test_records_can_be_drawn_too(ask):
    assert bars(ask(view="chart", item="records"))[0][1] == "4"


def test_without_an_item_a_number_is_chosen(ask):
    assert ask(view="chart").shown["chart"].column.name in {
        "records",
        *(i.id for i in FUNDED.items),
    }


def test_what_has_no_bar_is_said(ask, monkeypatch):
    monkeypatch.setattr("istc.query.show.chart.MOST_BARS", 1)
    answer = ask("centre", view="chart", item=MONEY.id)
    assert "另有 1 个单位，共 34.5。" in answer.content.decode()


def test_its_table_of_data_stands_beside(ask):
    page = ask(view="chart", item=MONEY.id).content.decode()
    assert "看数据表" in page
    assert '<td class="num" data-value="34.5">34.5</td>' in page
    assert "echarts.common.min.js" in page
    assert "echarts" not in ask(view="tree").content.decode()


def test_a_form_without_numbers_says_so(ask):
    answer = ask(view="chart", address=f"/2020/query/{RATED.code}/")
    assert "没有可画的数" in answer.content.decode()


def test_conditions_hold_for_bars(ask):
    found = ask(view="chart", item=MONEY.id, where=f"{MONEY.id}:ge:15").shown["chart"]
    assert (found.total, [bar.text for bar in found.bars]) == ("20", ["20"])


@pytest.mark.parametrize("params", [
    {"item": "nothing"}, {"item": "x" * 70}, {"unit": "0"}, {"year": "1999"}, {"page": "x"},
])  # fmt: skip
@pytest.mark.parametrize("view", ["share", "chart"])
def test_odd_addresses_are_refused_clearly(ask, view, params):
    assert ask(view=view, **params).status_code == 400


@pytest.mark.parametrize("view", ["share", "chart"])
def test_a_unit_of_another_branch_is_not_there(ask, filled, view):
    """N30."""
    assert ask("institute", view=view, unit=filled.university.unit_id).status_code == 404


def test_queries_do_not_grow_with_units(ask):
    with CaptureQueriesContext(connection) as small:
        ask("university", view="chart")
    with CaptureQueriesContext(connection) as large:
        ask("centre", view="chart")
    assert len(large) <= len(small)
