"""Rows taken away and brought back in one request: deleting, and the undo of a paste (N20)."""

import pytest

from istc.audit.models import Event
from istc.reports.models import FormReport, Record
from istc.reports.states import State
from tests.integration.entry.desk import LIST, SHEET, SINGLE, add, save, send
from tests.people import signed_in


@pytest.fixture
def client(tree):
    return signed_in(tree.account("university"))


def rows(client, what: str, records: list[Record], code: str = LIST):
    named = [{"record": one.pk, "version": one.version, "changes": {}} for one in records]
    return send(client, code, f"rows/{what}/", {"rows": named})


def live(code: str = LIST) -> list[str]:
    found = Record.objects.filter(report__form=code, removed_at=None).order_by("position")
    return [one.values.get("name", "") for one in found]


@pytest.fixture
def three(client) -> list[Record]:
    return [add(client, LIST, {"name": name}) for name in "甲乙丙"]


def test_several_at_once(client, three):
    said = rows(client, "remove", three[:2]).json()
    assert said["words"] == "已删除 2 行"
    assert said["count"] == 1
    assert live() == ["丙"]


def test_brought_back_to_their_places_with_what_they_said(client, three):
    rows(client, "remove", three[:2])
    assert rows(client, "restore", three[:2]).json()["words"] == "已恢复 2 行"
    assert live() == ["甲", "乙", "丙"]
    assert {one.version for one in Record.objects.all()} == {1}


def test_one_audit_row_tells_what_stood_in_them(client, three):
    rows(client, "remove", three)
    event = Event.objects.get(action="record.remove_rows")
    assert event.before["rows"][str(three[0].pk)] == {"name": "甲"}
    assert event.after["count"] == 3
    rows(client, "restore", three)
    assert Event.objects.filter(action="record.restore_rows").count() == 1


def test_the_last_one_leaves_the_form_untouched(client, three):
    rows(client, "remove", three)
    assert FormReport.objects.get(form=LIST).state == State.TODO


def test_sums_follow(client):
    record = add(client, SHEET, {"country": "德国", "visit_projects": "3"})
    said = rows(client, "remove", [record], SHEET).json()
    assert said["sums"].get("visit_projects", "") in ("", "0")


def test_a_row_that_somebody_changed_stops_all(client, three):
    """N40: what one has not seen is not deleted."""
    save(client, LIST, {"name": "乙二"}, version=1, record=three[1].pk)
    assert rows(client, "remove", three).status_code == 409
    assert live() == ["甲", "乙二", "丙"]


def test_a_row_that_is_gone_is_no_row(client, three):
    rows(client, "remove", three[:1])
    assert rows(client, "remove", three[:1]).status_code == 404


def test_bringing_back_what_is_there_changes_nothing(client, three):
    before = FormReport.objects.get(form=LIST).version
    assert rows(client, "restore", three).json()["words"] == "已恢复 0 行"
    assert FormReport.objects.get(form=LIST).version == before


@pytest.mark.parametrize("what", ["remove", "restore"])
def test_rows_of_another_unit_are_as_good_as_none(client, tree, three, what):
    other = signed_in(tree.account("college"))
    assert rows(other, what, three).status_code == 404
    assert live() == ["甲", "乙", "丙"]


@pytest.mark.parametrize("what", ["remove", "restore"])
def test_no_rows_named(client, three, what):
    assert send(client, LIST, f"rows/{what}/", {"rows": []}).status_code == 400
    nameless = {"rows": [{"record": None, "token": "a", "changes": {}}]}
    assert send(client, LIST, f"rows/{what}/", nameless).status_code == 400


@pytest.mark.parametrize("what", ["remove", "restore"])
def test_a_single_form_has_no_rows(client, what):
    record = Record(pk=1, version=1)
    assert rows(client, what, [record], SINGLE).status_code == 403


@pytest.mark.parametrize("count", [3, 40])
def test_queries_do_not_grow_with_rows(client, count, django_assert_max_num_queries):
    sent = [
        {"record": None, "token": f"t{at}", "version": 0, "changes": {"name": f"组织 {at}"}}
        for at in range(count)
    ]
    send(client, LIST, "rows/", {"rows": sent})
    with django_assert_max_num_queries(40):
        rows(client, "remove", list(Record.objects.all()))
