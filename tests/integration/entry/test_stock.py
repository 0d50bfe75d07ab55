"""Records that last: last year's are taken over as drafts to be confirmed (F50, issue 3)."""

import pytest

from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.rounds import round_of
from istc.units.placements import place
from tests.builders import build_round
from tests.integration.entry.desk import EDITION, LIST, address, key_of, save, send
from tests.people import actor

KEPT = [{"name": "国际科学理事会", "field": "01"}, {"name": "国际数学联盟", "field": "02"}]


@pytest.fixture
def last(client, tree):
    """The university's form of last year, with two records."""
    build_round(2019)
    unit = tree.university.unit
    then = place(year=2019, unit=unit, category="province", type="02", province="32")
    key = ReportKey(round_of(2019), then, EDITION.by_code[LIST])
    actions.add_records(actor=actor(tree.account("university")), report_key=key, rows=KEPT)


def this_year() -> list[Record]:
    found = Record.objects.filter(report__form=LIST, report__round__year=2020, removed_at=None)
    return list(found.order_by("position"))


def test_they_are_offered_and_taken_over_once(client, tree, last):
    page = client.get(address(LIST)).content.decode()
    assert "带入上年 2 条" in page
    for _ in range(2):
        assert client.post(address(LIST, "stock/"), {"version": 0}).status_code == 302
    assert [one.values for one in this_year()] == KEPT
    assert not any(one.submitted for one in this_year())
    assert "带入上年" not in client.get(address(LIST)).content.decode()


def test_what_was_mended_since_stays_when_they_are_taken_over_again(client, tree, last):
    """N40: a second press adds what is missing and writes over nothing."""
    send(client, LIST, "stock/")
    first, second = this_year()
    save(client, LIST, {"name": "国际科学院"}, version=1, record=first.pk)
    actions.remove_record(
        actor=actor(tree.account("university")),
        report_key=key_of(tree.university, LIST),
        record_id=second.pk,
    )
    assert send(client, LIST, "stock/").status_code == 200
    assert [one.values["name"] for one in this_year()] == ["国际科学院", "国际数学联盟"]


def test_what_does_not_last_is_not_taken_over(client, tree):
    assert send(client, "HJ_01", "stock/").status_code == 400


def test_without_a_last_year_nothing_happens(client, tree):
    assert send(client, LIST, "stock/").status_code == 200
    assert this_year() == []
