"""When all would be done at the present pace."""

from datetime import date

import pytest

from istc.entry.home.pace import pace
from istc.rounds.models import Round

ROUND = Round(year=2020, opens_on=date(2021, 6, 15))
END = date(2021, 7, 16)


@pytest.mark.parametrize(
    ("progress", "today", "done_on", "late"),
    [
        ((26, 46), date(2021, 7, 5), date(2021, 7, 21), True),
        ((40, 46), date(2021, 7, 5), date(2021, 7, 8), False),
        ((4, 46), date(2021, 7, 5), None, False),  # too few to say
        ((46, 46), date(2021, 7, 5), None, False),  # nothing left
        ((26, 46), date(2021, 6, 15), None, False),  # the first day
        ((26, 46), date(2021, 6, 1), None, False),  # not begun
    ],
)
def test_estimate(progress, today, done_on, late):
    found = pace(ROUND, END, today, progress)
    assert (found.done_on, found.late) == (done_on, late)


@pytest.mark.parametrize(
    ("today", "share"),
    [(date(2021, 6, 1), 0), (date(2021, 6, 15), 0), (date(2021, 7, 5), 64.5), (END, 100),
     (date(2021, 9, 1), 100)],
)  # fmt: skip
def test_share_of_the_time_that_has_passed(today: date, share: float):
    assert pace(ROUND, END, today, (0, 46)).share == share


def test_a_round_of_one_day():
    assert pace(ROUND, date(2021, 6, 15), date(2021, 6, 15), (0, 46)).share == 0
