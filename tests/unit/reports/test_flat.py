"""Flat keys of a web form → changes."""

import pytest

from istc.reports.flat import changes_from_post


@pytest.fixture
def form(edition):
    return edition.by_code["R_04"]


def test_plain_cells_take_the_last_of_what_was_posted(form):
    """A hidden blank stands before a radio button."""
    assert changes_from_post(form, {"joint": ["", "1"], "funds": ["3"], "name": []}) == {
        "joint": "1", "funds": "3", "name": "",
    }  # fmt: skip


def test_choices_are_lists_and_the_hidden_blank_is_none_of_them(form):
    assert changes_from_post(form, {"topics": ["", "01", "02"]}) == {"topics": ["01", "02"]}
    assert changes_from_post(form, {"topics": [""]}) == {"topics": []}


def test_a_period_has_two_boxes_or_one(form):
    assert changes_from_post(form, {"days": ["2020-01-01", "2020-01-02"]}) == {
        "days": ["2020-01-01", "2020-01-02"]
    }
    assert changes_from_post(form, {"days": ["2020-01-01"]}) == {"days": "2020-01-01"}


def test_rows_of_a_table_go_by_their_numbers_and_gaps_close(form):
    posted = {
        "ages[2].persons": ["5"],
        "ages[0].band": ["青年"],
        "ages[0].persons": ["4"],
        "ages[10].persons": ["6"],
    }
    assert changes_from_post(form, posted) == {
        "ages": [{"band": "青年", "persons": "4"}, {"persons": "5"}, {"persons": "6"}]
    }


def test_a_table_without_rows_is_an_empty_list(form):
    assert changes_from_post(form, {"ages": [""]}) == {"ages": []}
    assert changes_from_post(form, {"ages": [""], "ages[0].persons": ["1"]}) == {
        "ages": [{"persons": "1"}]
    }


@pytest.mark.parametrize("key", ["other[0].x", "ages[x].persons", "ages[99999].persons", "a b", ""])
def test_what_the_form_does_not_know_is_passed_on(form, key):
    assert changes_from_post(form, {key: ["1"]}) == {key: "1"}
