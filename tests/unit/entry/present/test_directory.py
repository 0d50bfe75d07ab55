"""The way from form to form, and how far one is."""

from dataclasses import dataclass

import pytest

from istc.entry.present import directory


@dataclass(frozen=True)
class State:
    state: str = "todo"
    label: str = "未填报"
    wrong: int = 0


def states(edition, **known):
    return {form.code: State(known.get(form.code, "todo")) for form in edition.forms}


def test_progress_leaves_out_what_does_not_apply(edition):
    found = states(edition, HZ_01_001="done", HZ_02_001="zero", HZ_02_014="na", HZ_02_002="draft")
    drawn = directory.directory(edition, found)
    assert (drawn.progress.done, drawn.progress.total, drawn.progress.out) == (2, 48, 1)
    assert drawn.progress.left == 46
    second = drawn.parts[1]
    assert (second.numeral, second.progress.done, second.progress.total) == ("二", 1, 14)
    assert second.entries[0].short == "001"


def test_neighbours(edition):
    first, last = edition.forms[0].code, edition.forms[-1].code
    assert directory.neighbours(edition, first)[0] is None
    assert directory.neighbours(edition, last)[1] is None
    before, after = directory.neighbours(edition, "HZ_02_001")
    assert (before.code, after.code) == ("HZ_01_002", "HZ_02_002")


@pytest.mark.parametrize(
    ("known", "onward"),
    [
        ({}, "HZ_02_002"),
        ({"HZ_02_002": "done", "HZ_02_003": "na", "HZ_02_004": "zero"}, "HZ_02_005"),
        ({"HZ_02_002": "returned"}, "HZ_02_002"),
    ],
)
def test_onward_skips_what_is_finished(edition, known, onward):
    assert directory.next_open(edition, "HZ_02_001", states(edition, **known)).code == onward


def test_onward_turns_round_at_the_end_and_stops_when_all_is_done(edition):
    last = edition.forms[-1].code
    assert directory.next_open(edition, last, states(edition)).code == edition.forms[0].code
    done = {form.code: "done" for form in edition.forms}
    assert directory.next_open(edition, last, states(edition, **done)) is None


def test_the_next_form_with_errors(edition):
    last = edition.forms[-1].code
    found = states(edition)
    assert directory.next_wrong(edition, last, found) is None
    found["HZ_02_003"] = State("draft", wrong=2)
    found["HZ_02_014"] = State("na", wrong=1)
    assert directory.next_wrong(edition, last, found).code == "HZ_02_003"
    assert directory.next_wrong(edition, "HZ_02_004", found).code == "HZ_02_003"
    assert directory.next_wrong(edition, "HZ_02_003", found) is None
