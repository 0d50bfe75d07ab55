"""Which round is meant, and how seldom the database is asked."""

import pytest
from django.http import Http404

from istc import rounds
from istc.rounds import queries
from tests.builders import build_round

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("states", "current"),
    [
        ({}, None),
        ({2020: "preparing"}, None),
        ({2019: "closed", 2020: "preparing"}, 2019),
        ({2019: "open", 2020: "open"}, 2020),
        ({2019: "open", 2020: "closed"}, 2019),
        ({2018: "closed", 2019: "closed"}, 2019),
    ],
)
def test_the_current_round_is_the_newest_open_one_else_the_newest_closed(states, current):
    for year, state in states.items():
        build_round(year, state=state)
    found = rounds.current()
    assert (found and found.year) == current


def test_a_round_not_yet_opened_does_not_exist():
    build_round(2019, state="closed")
    build_round(2020, state="preparing")
    assert rounds.round_of(2019).year == 2019
    for year in (2020, 2021):
        with pytest.raises(Http404):
            rounds.round_of(year)


def test_years_whose_tree_still_changes():
    build_round(2018, state="closed")
    build_round(2019, state="open")
    build_round(2020, state="preparing")
    assert rounds.open_years() == [2020, 2019]


def test_rounds_are_kept_for_a_moment_and_forgotten_on_demand(settings, django_assert_num_queries):
    settings.ISTC_ROUNDS_KEPT = 60
    build_round(2019)
    queries.forget()
    with django_assert_num_queries(1):
        rounds.current()
        rounds.round_of(2019)
        rounds.open_years()
    build_round(2020)
    assert rounds.current().year == 2019
    queries.forget()
    assert rounds.current().year == 2020
    queries.forget()
