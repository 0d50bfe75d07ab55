"""Marks of options: a flag with the survey years in which it holds (N08)."""

import doctest

import pytest

from istc.definitions import marks, registers


def test_the_examples_in_the_docstrings():
    assert doctest.testmod(marks).failed == doctest.testmod(registers).failed == 0


@pytest.mark.parametrize(
    ("mark", "years"),
    [
        ("belt_road", [2019, 2020, 2021, 2022]),
        ("belt_road -", [2019, 2020, 2021, 2022]),
        ("belt_road 2021-", [2021, 2022]),
        ("belt_road -2020", [2019, 2020]),
        ("belt_road 2020-2021", [2020, 2021]),
        ("belt_road 2030-", []),
    ],
)
def test_the_survey_years_in_which_a_flag_holds(mark, years):
    held = [year for year in range(2019, 2023) if marks.holding((mark,), year)]
    assert held == years


def test_a_country_that_left_and_came_back_has_the_flag_once():
    both = ("belt_road -2019", "belt_road 2019-", "other")
    assert marks.holding(both, 2019) == ("belt_road", "other")


@pytest.mark.parametrize("mark", ["", "Belt", "belt 20-", "belt 2020", "belt  2020-", "1x"])
def test_what_is_no_mark(mark):
    with pytest.raises(ValueError, match=f"^{mark}$"):
        marks.parts(mark)


@pytest.mark.parametrize("years", [(None, None), (2021, None), (None, 2023), (2021, 2023)])
def test_a_mark_is_read_as_it_was_written(years):
    assert marks.parts(marks.mark("belt_road", *years)) == ("belt_road", *years)
