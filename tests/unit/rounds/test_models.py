"""When a unit may write, and what a round says (N06, N17, N44)."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from istc.rounds.models import Extension, Notice, Round
from tests.builders import build_place, build_round, midnight_after

pytestmark = pytest.mark.django_db

DAYS = {
    "opens_on": date(2021, 6, 1),
    "deadline": midnight_after(date(2021, 7, 16)),
    "closes_on": date(2021, 7, 31),
}


def at(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime(2021, month, day, hour, minute))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("state", "now", "writable"),
    [
        ("open", at(5, 31, 23, 59), False),
        ("open", at(6, 1, 0, 0), True),
        ("open", at(7, 17), True),
        ("open", at(7, 31, 23, 59), True),
        ("open", at(8, 1, 0, 0), False),
        ("preparing", at(7, 1), False),
        ("closed", at(7, 1), False),
    ],
)
def test_units_write_from_the_opening_day_through_the_closing_day(state, now, writable):
    assert build_round(state=state, **DAYS).writable_for(1, now) is writable


@pytest.mark.parametrize("state", ["open", "closed"])
def test_an_extension_lets_one_unit_go_on_until_its_moment(state):
    found, mine, other = build_round(state=state, **DAYS), build_place("a"), build_place("b")
    for days in (10, 3):
        Extension.objects.create(
            round=found, unit=mine.unit, until=at(8, 1 + days), reason="系统故障"
        )
    assert found.writable_for(mine.unit_id, at(8, 10))
    assert found.extended_until(mine.unit_id, at(8, 10)) == at(8, 11)
    assert not found.writable_for(mine.unit_id, at(8, 11))
    assert not found.writable_for(other.unit_id, at(8, 10))


def test_nothing_opens_a_round_that_is_being_prepared():
    found, place = build_round(state="preparing", **DAYS), build_place("a")
    Extension.objects.create(round=found, unit=place.unit, until=at(9, 1), reason="x")
    assert not found.writable_for(place.unit_id, at(8, 10))


def test_while_the_round_runs_the_question_costs_nothing(django_assert_num_queries):
    found = build_round(**DAYS)
    with django_assert_num_queries(0):
        assert found.writable_for(1, at(7, 1))
    with django_assert_num_queries(1):
        assert not found.writable_for(1, at(9, 1))


@pytest.mark.parametrize(
    "change",
    [{"state": "paused"}, {"edition": ""}, {"opens_on": date(2021, 8, 1)}],
    ids=["unknown state", "no edition", "closes before it opens"],
)
def test_the_database_refuses_a_round_that_makes_no_sense(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        build_round(**{**DAYS, **change})


def test_a_year_has_one_round():
    build_round()
    with pytest.raises(IntegrityError), transaction.atomic():
        build_round()


@pytest.mark.parametrize("change", [{"kind": "闲聊"}, {"title": ""}])
def test_a_notice_has_a_known_kind_and_a_title(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(**{"kind": "公告", "title": "开始填报", **change})


def test_the_edition_is_compiled_for_the_rounds_year():
    found = build_round(2019, edition="2020")
    assert (found.edition_model.name, found.edition_model.year) == ("2020", 2019)
    assert found.period == (date(2019, 1, 1), date(2019, 12, 31))
    assert str(found) == "2019 年度"


def test_a_rounds_own_words_go_before_the_editions():
    found = build_round(facts={"telephone": "010-00000000"})
    assert found.fact("telephone") == "010-00000000"
    assert found.fact("maker") == found.edition_model.facts["maker"]
    assert found.fact("nothing") == ""


def test_what_rows_call_themselves():
    found, place = build_round(), build_place("a", "某部")
    until = timezone.now() + timedelta(days=1)
    made = Extension.objects.create(round=found, unit=place.unit, until=until, reason="x")
    assert str(made).startswith("2020 年度 某部 ")
    assert str(Notice(title="开始填报")) == "开始填报"
    assert Round.State.OPEN.label == "填报中"
