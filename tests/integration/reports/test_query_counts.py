"""No question and no write costs more queries because there are more rows or units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from istc.reports import actions, queries
from tests.builders import build_place
from tests.integration.reports.bench import Desk

PROJECT = {"name": "甲", "funds": "1", "joint": "0", "topics": ["01"]}
TOGETHER = connection.vendor == "postgresql"  # what a save writes goes in one statement there
DOORS = 3  # what a view has spent before: session, account, the unit's place


def count(call) -> int:
    """Statements, without the savepoints that only tests have."""
    with CaptureQueriesContext(
        connection,
    ) as found:
        call()
    return sum("SAVEPOINT" not in one["sql"] for one in found)


def _together(rows: int) -> int:
    """One row goes with the rest of a save; several, however many, go by themselves."""
    return 7 if rows == 1 else 8


def fill(desk: Desk, code: str, rows: int) -> None:
    row = {"R_04": PROJECT, "R_03": {"visit": "1", "training": "0"}}[code]
    actions.add_records(**desk.who(code), rows=[row] * rows)


@pytest.mark.parametrize("rows", [1, 200])
def test_a_form_page_costs_at_most_six(desk, last_year, rows):
    fill(last_year, "R_04", rows)
    fill(desk, "R_04", rows)
    desk.save("R_02", {"visit_projects": "1"})
    queries.form_page(desk.key("R_02"))  # the first of a connection asks what the database can do
    for code in ("R_02", "R_04"):
        assert DOORS + count(lambda code=code: queries.form_page(desk.key(code))) == 5
    paged = lambda: queries.form_page(desk.key("R_04"), page=1, size=50)  # noqa: E731
    assert DOORS + count(paged) == 5
    assert DOORS + count(lambda: queries.form_page(desk.key("R_05"))) == 6


@pytest.mark.parametrize("rows", [1, 200])
def test_a_save_costs_at_most_sixteen(desk, last_year, rows):
    """The dearest: a row that reaches a form of sums and forms that watch."""
    fill(desk, "R_04", rows)
    fill(desk, "R_03", rows)
    desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
    record = desk.records("R_04").first()
    reaching = count(lambda: desk.save("R_04", {"funds": "2"}, record, version=1))
    plain = count(lambda: desk.save("R_04", {"name": "乙"}, record, version=2))
    watched = count(lambda: desk.save("R_02", {"visit_projects": "0"}, version=0))
    assert (DOORS + reaching, DOORS + plain) == ((12, 7) if TOGETHER else (14, 9))
    assert DOORS + watched <= 16


@pytest.mark.parametrize("rows", [1, 40])
def test_a_batch_costs_the_same_for_any_number(desk, rows):
    assert count(lambda: fill(desk, "R_04", rows)) == (_together(rows) if TOGETHER else 10)


@pytest.mark.parametrize("rows", [1, 40])
def test_completion_costs_the_same_for_any_number(desk, rows):
    desk.basics()
    fill(desk, "R_04", rows)
    assert count(lambda: desk.complete("R_04")) == (_together(rows) if TOGETHER else 9)


@pytest.mark.parametrize("units", [1, 50])
def test_subordinates_cost_one(desk, tree, units):
    """F58: the status page."""
    places = [build_place(f"u{n}", superior=tree.province) for n in range(units)]
    assert count(lambda: queries.tree_states(desk.round, places)) == 1


def test_single_questions_cost_one(desk):
    fill(desk, "R_04", 20)
    for question in (
        lambda: queries.states(desk.round, desk.placement),
        lambda: queries.record_values(desk.key("R_04")),
        lambda: queries.record_page(desk.key("R_04")),
        lambda: queries.last_year(desk.key("R_04")),
        lambda: queries.history(desk.key("R_04")),
    ):
        assert count(question) == 1
