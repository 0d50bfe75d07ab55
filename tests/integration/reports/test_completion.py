"""Completion of many units, counted by the database, agrees with every single state (F58)."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from istc.reports.models import FormReport
from istc.reports.queries import completion, tree_states
from istc.reports.queries.completion import Completion
from istc.reports.states import State
from istc.units.models import Placement
from tests.builders import build_place, build_round, build_tree


@pytest.fixture
def tree(db):
    return build_tree()


@pytest.fixture
def found(tree):
    """A round in which every unit has some reports in states drawn by lot."""
    made = build_round(edition="small")
    lot = random.Random(7)
    rows = []
    for place in Placement.objects.filter(year=2020):
        for form in made.edition_model.forms:
            state = lot.choice([None, *State.values])
            if state:
                declined = state == "na"
                rows.append(
                    FormReport(
                        round=made, unit_id=place.unit_id, form=form.code,
                        state=state, declined=declined,
                    )
                )  # fmt: skip
    FormReport.objects.bulk_create(rows)
    return made


def one_by_one(found, places) -> dict[int, Completion]:
    counted = {}
    for unit, states in tree_states(found, places).items():
        applying = [state for state in states.values() if state.applies]
        counted[unit] = Completion(1, sum(s.complete for s in applying), len(applying))
    return counted


def open_places(*, under=None):
    places = Placement.objects.filter(year=2020, closed=False)
    return list(places.under(under.path) if under else places)


@pytest.mark.parametrize("top", [None, "province", "university", "college"])
def test_by_unit(tree, found, top):
    under = getattr(tree, top) if top else None
    assert completion.by_unit(found, under) == one_by_one(found, open_places(under=under))


def test_by_level_one_adds_up_what_lies_below(tree, found):
    single = one_by_one(found, open_places())
    whole = completion.by_level_one(found)
    for top in (tree.province, tree.ministry):
        below = [single[place.unit_id] for place in open_places(under=top)]
        assert whole[top.path] == sum(below, completion.NOTHING)
    assert set(whole) == {tree.province.path, tree.ministry.path}


@pytest.mark.parametrize("top", [None, "province", "college"])
def test_by_form(tree, found, top):
    under = getattr(tree, top) if top else None
    states = tree_states(found, open_places(under=under)).values()
    for code, counted in completion.by_form(found, under).items():
        of_form = [one[code] for one in states if one[code].applies]
        assert (counted.done, counted.total) == (sum(s.complete for s in of_form), len(of_form))


def test_a_closed_unit_does_not_count(tree, found):
    assert tree.closed.unit_id not in completion.by_unit(found)


def test_a_form_finished_before_it_ceased_to_apply_does_not_count(tree):
    found = build_round(edition="small")
    place = tree.university
    FormReport.objects.create(round=found, unit_id=place.unit_id, form="R_06", state="done")
    assert completion.by_unit(found, tree.college)[tree.college.unit_id].done == 0
    assert completion.by_unit(found, place)[place.unit_id].done == 0
    assert completion.by_form(found, place)["R_06"].done == 0
    Placement.objects.filter(pk=place.pk).update(type="01")
    assert completion.by_unit(found, place)[place.unit_id].done == 1


def test_complete_and_empty():
    assert Completion(1, 3, 3).complete
    assert not Completion(1, 2, 3).complete
    assert completion.NOTHING.complete
    assert Completion(1, 1, 2) + Completion(2, 3, 4) == Completion(3, 4, 6)


@pytest.mark.parametrize("count", [completion.by_unit, completion.by_level_one, completion.by_form])
def test_queries_do_not_grow_with_units(tree, found, count):
    count(found)
    with CaptureQueriesContext(connection) as few:
        count(found)
    for number in range(20):
        build_place(f"u{number}", superior=tree.province, type="01")
    with CaptureQueriesContext(connection) as many:
        count(found)
    assert len(many) == len(few) <= 3
