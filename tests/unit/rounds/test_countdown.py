"""How long a unit may still fill in, in words and colour (design §3, §9)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from istc.rounds import countdown
from istc.rounds.models import Extension
from tests.builders import build_place, build_round, midnight_after

pytestmark = pytest.mark.django_db

DEADLINE = midnight_after(date(2021, 7, 16))
DAYS = {"opens_on": date(2021, 6, 1), "deadline": DEADLINE, "closes_on": date(2021, 7, 31)}


def shown(before_the_end: timedelta, **more):
    return countdown.countdown(build_round(**DAYS, **more), DEADLINE, DEADLINE - before_the_end)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=20), ("距截止", 19, "")),
        (timedelta(days=15), ("距截止", 14, "warn")),
        (timedelta(days=11, hours=12), ("距截止", 11, "warn")),
        (timedelta(days=4), ("距截止", 3, "red")),
        (timedelta(hours=12), ("今天截止", None, "red")),
        (timedelta(minutes=-1), ("填报已截止", None, "")),
    ],
)
def test_days_left_turn_amber_and_then_red(left, said):
    found = shown(left)
    assert (found.before, found.days, found.tone) == said
    assert found.full == "报送截止 2021-07-16（周五）24:00"


def test_a_round_closed_early_is_over():
    assert shown(timedelta(days=5), state="closed").before == "填报已截止"


def test_before_the_first_day_nothing_is_over_yet():
    """A year in preparation, and one opened ahead of its first day (N06)."""
    early = shown(timedelta(days=60))
    assert (early.before, early.days, early.tone) == ("06-01 开始填报", None, "")
    later = build_round(2021, **DAYS, state="preparing")
    assert countdown.countdown(later, DEADLINE, DEADLINE).before == "准备中"


def test_more_time_moves_a_units_own_deadline():
    found, mine, other = build_round(**DAYS), build_place("a"), build_place("b")
    until = DEADLINE + timedelta(days=20)
    Extension.objects.create(round=found, unit=mine.unit, until=until, reason="x")
    after = DEADLINE + timedelta(days=16)
    assert countdown.own_deadline(found, mine.unit_id, after) == until
    assert countdown.own_deadline(found, other.unit_id, after) == DEADLINE
    assert countdown.own_deadline(found, None, after) == DEADLINE
    assert countdown.countdown(found, until, after).days == 3
    assert countdown.days_left(DEADLINE, timezone.now()) == 0
