"""/<year>/units/<id>/forms/<form>/<record>/: one record read-only (F59, N30)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from istc.audit.models import Event
from istc.reports import actions, queries
from tests.people import actor, signed_in


@pytest.fixture
def records(university):
    return queries.record_values(university.key("HZ_02_005"))


def url(place, record_id: int, code: str = "HZ_02_005") -> str:
    return f"/2020/units/{place.unit_id}/forms/{code}/{record_id}/"


def text(answer) -> str:
    return answer.content.decode()


def test_anonymous_must_sign_in(tree, records):
    assert Client().get(url(tree.university, records[0].id)).status_code == 302


@pytest.mark.parametrize("who", ["university", "province", "centre"])
def test_itself_its_superior_and_the_centre_may(tree, records, who):
    page = text(signed_in(tree.account(who)).get(url(tree.university, records[1].id)))
    assert "<title>HZ_02_005 国际科技合作研究项目情况 第 2 条 · 江宁理工大学 ·" in page
    assert "第 2 条，共 3 条" in page
    assert url(tree.university, records[0].id) in page
    assert url(tree.university, records[2].id) in page


@pytest.mark.parametrize("who", ["college", "institute", "ministry"])
def test_to_all_others_it_does_not_exist(tree, records, who):
    client = signed_in(tree.account(who))
    assert client.get(url(tree.university, records[0].id)).status_code == 404


def test_another_units_record_is_as_good_as_none(tree, university, records):
    """Also under a form or a unit that one may see."""
    client = signed_in(tree.account("province"))
    assert client.get(url(tree.institute, records[0].id)).status_code == 404
    assert client.get(url(tree.university, records[0].id, "HZ_02_007")).status_code == 404
    assert client.get(url(tree.university, records[0].id, "HZ_02_001")).status_code == 404
    assert client.get(url(tree.university, 999999)).status_code == 404
    assert client.get(url(tree.university, 10**25)).status_code == 404


def test_a_removed_record_is_gone(tree, university, records):
    who = university.who("HZ_02_005")
    actions.remove_record(**who, record_id=records[0].id, version=records[0].version)
    client = signed_in(tree.account("province"))
    assert client.get(url(tree.university, records[0].id)).status_code == 404


def test_every_value_and_its_trace(tree, university, records):
    page = text(signed_in(tree.account("province")).get(url(tree.university, records[0].id)))
    for item in university.round.edition_model.by_code["HZ_02_005"].items:
        assert item.label in page
    assert "先进陶瓷&lt;联合&gt;实验室" in page
    event = Event.objects.get(action="report.view")
    assert (event.subject, event.after) == ("HZ_02_005", {"record": records[0].id, "line": 1})
    assert event.actor_id == actor(tree.account("province")).account_id


def test_sub_tables_are_shown_row_by_row(tree, university):
    university.fill("HJ_07")
    row = queries.record_values(university.key("HJ_07"))[0]
    page = text(signed_in(tree.account("province")).get(url(tree.university, row.id, "HJ_07")))
    for block in university.round.edition_model.by_code["HJ_07"].tables.values():
        assert block.heading in page
    assert page.count("1,234") >= 4


def test_queries_do_not_grow(tree, university, records):
    client = signed_in(tree.account("province"))
    client.get(url(tree.university, records[0].id))
    with CaptureQueriesContext(connection) as few:
        client.get(url(tree.university, records[0].id))
    university.fill("HZ_02_005", records=40)
    with CaptureQueriesContext(connection) as many:
        client.get(url(tree.university, records[0].id))
    assert len(many) == len(few) <= 16
