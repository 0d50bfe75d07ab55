"""Two tabs press at the same moment: one answer each, nothing lost, never a fault (N40)."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from istc.reports.models import FormReport, Record, Snapshot
from tests.builders import build_round, build_tree
from tests.integration.entry.desk import (
    LIST,
    SINGLE,
    VISITS,
    add,
    begin,
    report,
    save,
    send,
    values,
)
from tests.people import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tree(transactional_db):
    tree = build_tree(2020)
    build_round(2020)
    begin(tree)
    return tree


@pytest.fixture
def tabs(tree):
    """Two tabs of the university's browser: one session."""
    first, second = signed_in(tree.account("university")), Client()
    second.cookies = first.cookies
    return first, second


def race(*presses: Callable[[], HttpResponse]) -> list[Any]:
    """Their answers; what a view raises comes out here."""
    start = Barrier(len(presses))
    answers: list[Any] = [None] * len(presses)

    def run(place: int) -> None:
        start.wait()
        try:
            answers[place] = presses[place]()
        except Exception as raised:
            answers[place] = raised
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(presses))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert [one for one in answers if isinstance(one, Exception)] == []
    return answers


def statuses(answers) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def test_one_cell_has_one_winner_and_the_loser_sees_both(tree, tabs):
    save(tabs[0], SINGLE, VISITS)
    answers = race(
        lambda: save(tabs[0], SINGLE, {"visit_projects": "4"}, 1),
        lambda: save(tabs[1], SINGLE, {"visit_projects": "7"}, 1),
    )
    assert statuses(answers) == [200, 409]
    won, lost = sorted(answers, key=lambda answer: answer.status_code)
    kept = values(SINGLE, tree.university.unit_id)
    assert kept["visit_projects"] == won.json()["values"]["visit_projects"]
    assert kept["visit_projects"] in lost.content.decode()
    assert kept["total_projects"] == str(10 + int(kept["visit_projects"]))


def test_two_cells_of_one_form_are_both_kept(tree, tabs):
    save(tabs[0], SINGLE, VISITS)
    answers = race(
        lambda: save(tabs[0], SINGLE, {"visit_projects": "4"}, 1),
        lambda: save(tabs[1], SINGLE, {"visit_persons": "9"}, 1),
    )
    assert statuses(answers) == [200, 200]
    kept = values(SINGLE, tree.university.unit_id)
    assert (kept["visit_projects"], kept["visit_persons"]) == ("4", "9")
    assert (kept["total_projects"], kept["total_persons"]) == ("14", "19")


def test_the_first_save_of_a_form_makes_one_record(tree, tabs):
    answers = race(
        lambda: save(tabs[0], SINGLE, {"visit_projects": "4"}),
        lambda: save(tabs[1], SINGLE, {"visit_persons": "9"}),
    )
    assert statuses(answers) == [200, 200]
    assert FormReport.objects.filter(form=SINGLE).count() == 1
    kept = values(SINGLE, tree.university.unit_id)
    assert (kept["visit_projects"], kept["visit_persons"]) == ("4", "9")


def test_a_record_that_is_removed_while_it_is_written(tree, tabs):
    """Either is refused or both are heard: the record is never half there."""
    record = add(tabs[0], LIST, {"name": "国际科学理事会"}).pk
    answers = race(
        lambda: save(tabs[0], LIST, {"name": "国际电信联盟"}, 1, record),
        lambda: send(tabs[1], LIST, f"records/{record}/remove/"),
    )
    assert all(answer.status_code < 500 for answer in answers)
    assert answers[1].status_code == 200
    assert Record.objects.get(pk=record).removed_at is not None
    assert report(LIST, tree.university.unit_id).records == 0


def test_completing_twice_freezes_one_copy(tree, tabs):
    save(tabs[0], SINGLE, VISITS)
    pressed = {"version": report(SINGLE, tree.university.unit_id).version, "confirm": True}
    answers = race(*[lambda tab=tab: send(tab, SINGLE, "complete/", pressed) for tab in tabs])
    assert statuses(answers) == [200, 200]
    assert report(SINGLE, tree.university.unit_id).state == "done"
    assert Snapshot.objects.filter(report__form=SINGLE).count() == 1


def test_completing_while_a_cell_is_saved(tree, tabs):
    """The copy holds what the superior will see, or the form is open again."""
    save(tabs[0], SINGLE, VISITS)
    pressed = {"version": 1, "confirm": True}
    answers = race(
        lambda: send(tabs[0], SINGLE, "complete/", pressed),
        lambda: save(tabs[1], SINGLE, {"visit_projects": "1"}, 1),
    )
    assert all(answer.status_code in {200, 409} for answer in answers)
    found = report(SINGLE, tree.university.unit_id)
    kept = values(SINGLE, tree.university.unit_id)
    assert kept["visit_projects"] == "1"
    for copy in Snapshot.objects.filter(report=found):
        assert (found.state == "done") == (copy.body["records"][0]["values"] == kept)
