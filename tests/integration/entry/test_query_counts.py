"""No page and no save asks more of the database because there is more in it."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from istc.reports import actions
from istc.reports.models import Record
from istc.rounds import queries
from tests.integration.entry.desk import (
    EDITION,
    LIST,
    SHEET,
    SINGLE,
    add,
    address,
    key_of,
    save,
    send,
)
from tests.people import actor

SIGNED_IN = 2  # the session and its account
OPEN = 6
SAVE = 16
RECHECK = 2  # of a form with more findings than are kept with it (reports.noted)


@pytest.fixture(autouse=True)
def rounds_kept(settings) -> Iterator[None]:
    """As in production; other tests read the rounds afresh."""
    settings.ISTC_ROUNDS_KEPT = 60.0
    queries.forget()
    yield
    queries.forget()


def count(work) -> int:
    work()  # fills what is kept between requests
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked.captured_queries)


def many(tree, code: str, number: int) -> None:
    """Records put in at once."""
    options = EDITION.lists["countries"].options
    rows = (
        [{"country": options[n].code, "visit_projects": "1"} for n in range(number)]
        if code == SHEET
        else [{"name": f"组织 {n}"} for n in range(number)]
    )
    who = {"actor": actor(tree.account("university")), "report_key": key_of(tree.university, code)}
    actions.add_records(**who, rows=rows)


@pytest.mark.parametrize("code", [form.code for form in EDITION.forms])
def test_opening_any_form(client, tree, code):
    assert count(lambda: client.get(address(code))) <= OPEN + SIGNED_IN


@pytest.mark.parametrize("code", [LIST, SHEET])
def test_opening_one_record_or_two_hundred(client, tree, code):
    many(tree, code, 1)
    one = count(lambda: client.get(address(code)))
    many(tree, code, 199)
    assert Record.objects.count() == 200
    assert one <= OPEN + SIGNED_IN
    assert count(lambda: client.get(address(code))) <= one + RECHECK


def test_saving_a_cell(client, tree):
    version = iter(range(100))

    def work():
        at = next(version)
        assert save(client, SINGLE, {"visit_projects": str(at + 1)}, version=at).status_code == 200

    assert count(work) <= SAVE + SIGNED_IN


@pytest.mark.parametrize("code", [LIST, SHEET])
def test_saving_beside_one_record_or_two_hundred(client, tree, code):
    record = add(client, code, {"country": "德国"} if code == SHEET else {"name": "组织"})
    item = "visit_projects" if code == SHEET else "member"
    version = iter(range(1, 100))

    def work():
        at = next(version)
        answer = save(client, code, {item: str(at)}, version=at, record=record.pk)
        assert answer.status_code == 200

    one = count(work)
    many(tree, code, 199 if code == LIST else 150)
    assert one <= SAVE + SIGNED_IN
    assert count(work) <= one + RECHECK


def test_completing_beside_two_hundred(client, tree):
    many(tree, LIST, 1)
    one = count(lambda: send(client, LIST, "complete/"))
    many(tree, LIST, 199)
    assert count(lambda: send(client, LIST, "complete/")) <= one + RECHECK
