"""核实说明: a reason for a finding, void as soon as its figures change (decisions §3)."""

import pytest

from tests.integration.entry.desk import SINGLE, address, report, save, send
from tests.people import signed_in

KEY = "HZ_02_001.persons_cover.1|{}|visit_persons|"


@pytest.fixture
def key(client, tree) -> str:
    """The key of “人次少于项目数”."""
    said = save(client, SINGLE, {"visit_projects": "3", "visit_persons": "2"}).json()
    return said["html"]["reasons"].split('data-reason="')[1].split('"')[0]


def test_given_and_shown(client, tree, key):
    said = send(client, SINGLE, "reason/", {"key": key, "text": "一人兼两个团组"}).json()
    assert "待说明" not in said["html"]["counts"]
    assert "说明：一人兼两个团组" in said["html"]["issues"]
    page = client.get(address(SINGLE)).content.decode()
    assert "一人兼两个团组</textarea>" in page


def test_void_when_the_figures_change(client, tree, key):
    send(client, SINGLE, "reason/", {"key": key, "text": "一人兼两个团组"})
    said = save(client, SINGLE, {"visit_persons": "1"}, version=1).json()
    assert "数据已改，请重新说明" in said["html"]["reasons"]
    assert "1 处待说明" in said["html"]["counts"]


def test_taken_back_with_a_blank(client, tree, key):
    send(client, SINGLE, "reason/", {"key": key, "text": "先写"})
    send(client, SINGLE, "reason/", {"key": key, "text": " "})
    assert report(SINGLE, tree.university.unit_id).reasons == {}


def test_all_of_them_without_scripts(client, tree, key):
    answer = client.post(address(SINGLE, "reason/"), {f"reason:{key}": "一人兼两个团组"})
    assert answer["Location"] == address(SINGLE) + "?said=reasons"
    assert report(SINGLE, tree.university.unit_id).reasons[key]["text"] == "一人兼两个团组"


@pytest.mark.parametrize("text", ["长" * 2001, "含\x00空字符"])
def test_a_text_that_cannot_be_kept_is_refused(client, tree, key, text):
    answer = send(client, SINGLE, "reason/", {"key": key, "text": text})
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert report(SINGLE, tree.university.unit_id).reasons == {}


def test_a_finding_that_is_not_there(client, tree, key):
    assert send(client, SINGLE, "reason/", {"key": "X|1|y|", "text": "无"}).status_code == 404


def test_strangers(client, tree, key):
    assert client.get(address(SINGLE, "reason/")).status_code == 405
    centre = signed_in(tree.account("centre"))
    assert send(centre, SINGLE, "reason/", {"key": key, "text": "x"}).status_code == 404
    client.logout()
    assert send(client, SINGLE, "reason/", {"key": key, "text": "x"}).status_code == 401
