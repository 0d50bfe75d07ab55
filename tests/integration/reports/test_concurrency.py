"""Two at once: nothing is lost, nothing doubled, nobody waits forever (N40)."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from istc.reports import actions, derived
from istc.reports.errors import Conflict
from istc.reports.models import FormReport, Record, Snapshot
from istc.rounds import queries as rounds

pytestmark = pytest.mark.django_db(transaction=True)

VISITS = {
    "visit_projects": "3",
    "visit_persons": "5",
    "training_projects": "0",
    "training_persons": "0",
}


@pytest.fixture
def desk(transactional_db, desk):
    rounds.forget()
    desk.basics()
    return desk


def race(*calls: Callable[[], Any]) -> list[Any]:
    """Runs the calls at the same moment, each with a connection of its own; their results, or what
    they raised."""
    start = Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def run(place: int) -> None:
        start.wait()
        try:
            results[place] = calls[place]()
        except Exception as stopped:
            results[place] = stopped
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    return results


def test_different_cells_at_once_are_both_kept(desk):
    desk.save("R_02", VISITS)
    results = race(
        lambda: desk.save("R_02", {"visit_projects": "4"}, version=1),
        lambda: desk.save("R_02", {"visit_persons": "9"}, version=1),
    )
    assert sorted(saved.version for saved in results) == [2, 3]
    values = desk.values("R_02")[0]
    assert (values["visit_projects"], values["visit_persons"]) == ("4", "9")
    assert (values["total_projects"], values["total_persons"]) == ("4", "9")


def test_the_same_cell_at_once_has_one_winner(desk):
    desk.save("R_02", VISITS)
    results = race(
        lambda: desk.save("R_02", {"visit_projects": "4"}, version=1),
        lambda: desk.save("R_02", {"visit_projects": "7"}, version=1),
    )
    [lost] = [one for one in results if isinstance(one, Conflict)]
    [won] = [one for one in results if not isinstance(one, Conflict)]
    assert lost.differences[0].theirs == won.values["visit_projects"]
    assert desk.values("R_02")[0]["visit_projects"] == won.values["visit_projects"]


def test_two_first_saves_make_one_report_and_one_record(desk):
    race(
        lambda: desk.save("R_02", {"visit_projects": "4"}, version=0),
        lambda: desk.save("R_02", {"visit_persons": "9"}, version=0),
    )
    assert FormReport.objects.filter(form="R_02").count() == 1
    [values] = desk.values("R_02")
    assert (values["visit_projects"], values["visit_persons"]) == ("4", "9")


def test_completing_at_once_freezes_one_copy(desk):
    desk.save("R_02", VISITS)
    results = race(*[lambda: desk.complete("R_02", version=1)] * 3)
    assert sorted(done.changed for done in results) == [False, False, True]
    assert Snapshot.objects.filter(report__form="R_02").count() == 1
    assert desk.report("R_02").version == 2


def test_completion_and_a_change_never_meet_half_way(desk):
    """Either the change came first and is in the copy, or it reopened the form."""
    desk.save("R_02", VISITS)
    race(
        lambda: desk.complete("R_02"),
        lambda: desk.save("R_02", {"visit_projects": "4"}, version=1),
    )
    [copy] = Snapshot.objects.filter(report__form="R_02")
    frozen = copy.body["records"][0]["values"]
    report = desk.report("R_02")
    assert (report.state == "done") == (frozen == desk.values("R_02")[0])


def test_records_added_at_once_are_all_there(desk):
    race(*[lambda: [desk.add("R_04", funds="1") for _ in range(3)]] * 3)
    assert [record.position for record in desk.records("R_04")] == list(range(1, 10))
    assert desk.totals("R_04")["funds"] == ("9", 9)
    assert desk.report("R_04").records == 9


def test_forms_that_reach_each_other_do_not_lock_each_other_out(desk):
    """R_04 recomputes R_05, R_02 judges R_03, R_01 judges R_07: each way at the same time."""
    project = desk.add("R_04", funds="1").record
    row = desk.add("R_03", country="DEU", visit="1").record
    desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})

    def repeat(write: Callable[[int], Any]) -> Callable[[], Any]:
        return lambda: [write(number) for number in range(1, 6)]

    def change(code: str, item: str, record: Record | None = None) -> Callable[[int], Any]:
        return lambda number: desk.save(code, {item: str(number)}, record)

    others = [{"subject": "差旅", "amount": "7"}]
    results = race(
        repeat(change("R_04", "funds", project)),
        repeat(lambda number: desk.save("R_05", {"others": others[: number % 2]})),
        repeat(change("R_02", "visit_projects")),
        repeat(change("R_03", "visit", row)),
    )
    assert not [one for one in results if isinstance(one, Exception)]
    assert desk.values("R_05")[0]["total"] == "12"
    assert [found for _, found in derived.check(desk.round) if found] == []


def test_removing_at_once_removes_once(desk):
    record = desk.add("R_04", funds="1").record
    remove = lambda: actions.remove_record(**desk.who("R_04"), record_id=record.pk)  # noqa: E731
    results = race(remove, remove)
    assert sum(isinstance(one, Exception) for one in results) == 1
    assert desk.totals("R_04") == {}
