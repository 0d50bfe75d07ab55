"""The figures of a form beside last year's (screen 13)."""

from decimal import Decimal

import pytest

from istc.monitor.reading.trend import trend
from istc.reports.models import FormReport, Total
from istc.rounds.models import Round
from tests.builders import build_round
from tests.people import signed_in

FORM = "HZ_02_005"


@pytest.fixture
def before(university) -> Round:
    return build_round(2019)


def put(round: Round, unit, item: str, value: str) -> None:
    Total.objects.update_or_create(
        round=round, unit_id=unit.place.unit_id, form=FORM, item=item,
        defaults={"value": Decimal(value), "filled": 1},
    )  # fmt: skip


def figure(unit, label: str):
    return next(one for one in trend(unit.key(FORM)) if label in one.label)


@pytest.mark.parametrize(("value", "words"), [
    ("6", "是上年的 617 倍"), ("3703.5", "持平"), ("7407", "-50%"), ("1800", "+106%"), ("0", ""),
])  # fmt: skip
def test_a_change_is_told_in_percent_or_as_a_multiple(university, before, value, words):
    put(before, university, "funds", value)
    assert figure(university, "中方经费").change == words


def test_without_a_year_before_nothing_is_compared(university):
    one = figure(university, "记录数")
    assert (one.now, one.before, one.change, len(one.bars)) == (3, None, "", 1)


def test_bars_stand_by_year_the_highest_full(university, before):
    put(before, university, "funds", "7407")
    bars = figure(university, "中方经费").bars
    assert [(bar.year, bar.height) for bar in bars] == [(2019, 40), (2020, 20)]
    assert all(bar.y + bar.height == 40 for bar in bars)


def test_negative_figures_have_no_bar(university):
    """A bar has no height below none."""
    put(university.round, university, "funds", "-5")
    assert figure(university, "中方经费").bars[0].height == 0


def test_the_page_shows_them_without_trailing_zeros(tree, university):
    FormReport.objects.filter(form=FORM).update(state="done")
    path = f"/2020/units/{university.place.unit_id}/forms/{FORM}/"
    page = signed_in(tree.account("province")).get(path).content.decode()
    assert "3,703.5</dd>" in page
    assert "上年没有" in page
