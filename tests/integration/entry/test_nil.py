"""零报告 for a form and for the rest of a part; 不适用 declared; both taken back (N18)."""

import pytest

from istc.reports.models import FormReport
from tests.integration.entry.desk import (
    LIST,
    SINGLE,
    VISITS,
    add,
    address,
    begin,
    report,
    save,
    send,
)
from tests.people import signed_in

DECLINABLE = "HZ_03_001"


@pytest.fixture(autouse=True)
def begun(tree):
    begin(tree)


def state(tree, code: str) -> str:
    found = report(code, tree.university.unit_id)
    return found.state if found else "todo"


def test_nil_report_in_one_press(client, tree):
    """N18: nothing to report is a legal completed state."""
    answer = send(client, LIST, "nil/", {"confirm": "1"})
    assert answer.status_code == 200
    assert state(tree, LIST) == "zero"
    page = client.get(address(LIST)).content.decode()
    assert "撤销零报告" in page
    assert 'data-act="new"' not in page


def test_without_scripts_it_asks_first(client, tree):
    answer = client.post(address(LIST, "nil/"))
    assert answer.status_code == 200
    assert "按零报告提交本表？" in answer.content.decode()
    assert state(tree, LIST) == "todo"
    answer = client.post(address(LIST, "nil/"), {"confirm": "1"})
    assert answer["Location"] == address(LIST) + "?said=nil"
    assert state(tree, LIST) == "zero"


def test_a_form_with_records_takes_no_nil_report(client, tree):
    add(client, LIST)
    answer = send(client, LIST, "nil/", {"confirm": "1"})
    assert answer.status_code == 422
    assert "本表已有内容" in answer.json()["html"]["issues"]
    assert "已有 1 条记录" in client.get(address(LIST)).content.decode()


def test_a_form_that_must_be_filled_takes_none(client):
    answer = send(client, "HZ_01_002", "nil/", {"confirm": "1"})
    assert answer.status_code == 403
    assert "零报告" in answer.json()["error"]


def test_taken_back(client, tree):
    send(client, LIST, "nil/", {"confirm": "1"})
    answer = client.post(address(LIST, "reopen/"))
    assert answer["Location"] == address(LIST) + "?said=reopened"
    assert state(tree, LIST) == "todo"


def test_declared_not_applicable_and_back(client, tree):
    """F77: HZ_03_001 is for research units, which the unit itself knows."""
    ask = client.post(address(DECLINABLE, "decline/"))
    assert "申明本表不适用？" in ask.content.decode()
    client.post(address(DECLINABLE, "decline/"), {"confirm": "1"})
    assert state(tree, DECLINABLE) == "na"
    page = client.get(address(DECLINABLE)).content.decode()
    assert "改为需要填报" in page
    assert save(client, DECLINABLE, {"foreign_staff": "1"}).status_code == 403
    assert send(client, DECLINABLE, "reopen/").status_code == 200
    assert state(tree, DECLINABLE) == "todo"


def test_only_some_forms_can_be_declared_so(client):
    answer = send(client, SINGLE, "decline/", {"confirm": "1"})
    assert answer.status_code == 403


def test_completion_is_taken_back_by_reopening(client, tree):
    save(client, SINGLE, VISITS)
    send(client, SINGLE, "complete/", {"confirm": True})
    send(client, SINGLE, "reopen/")
    assert state(tree, SINGLE) == "draft"


def test_the_rest_of_a_part(client, tree):
    """N18: one press for every multi form of a part that was not begun."""
    add(client, LIST)
    ask = client.post("/2020/parts/2/nil/")
    assert "其余未填报的表都按零报告提交？" in ask.content.decode()
    answer = client.post("/2020/parts/2/nil/", {"confirm": "1"})
    assert answer["Location"] == "/2020/"
    zero = set(FormReport.objects.filter(state="zero").values_list("form", flat=True))
    assert "HZ_02_005" in zero
    assert LIST not in zero
    assert SINGLE not in zero


def test_a_part_that_there_is_not(client):
    assert client.post("/2020/parts/9/nil/", {"confirm": "1"}).status_code == 404
    assert client.get("/2020/parts/2/nil/").status_code == 405


@pytest.mark.parametrize("tail", ["nil/", "decline/", "reopen/"])
def test_strangers(client, tree, tail):
    assert client.get(address(LIST, tail)).status_code == 405
    centre = signed_in(tree.account("centre"))
    assert centre.post(address(LIST, tail), {"confirm": "1"}).status_code == 404
    client.logout()
    assert client.post(address(LIST, tail), {"confirm": "1"}).status_code == 302
    assert state(tree, LIST) == "todo"
