"""/<year>/jump/: Ctrl K finds forms, units and items (design §5)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import build_place
from tests.people import fetch, signed_in

URL = "/2020/jump/"


def found(client: Client, words: str) -> dict[str, list[dict[str, str]]]:
    answer = client.get(URL, {"q": words})
    assert answer.status_code == 200
    return {group["title"]: group["rows"] for group in answer.json()["groups"]}


def test_anonymous_must_sign_in(tree):
    assert Client().get(URL).status_code == 302
    assert Client().get(URL, **fetch()).status_code == 401


def test_only_reading_and_only_known_years(client):
    assert client.post(URL).status_code == 405
    assert client.get("/2018/jump/").status_code == 404


@pytest.mark.parametrize("words", ["0201", "出访活动概况", "cfhdgk", "HZ_02_001"])
def test_a_form_leads_to_its_page(client, words):
    first = found(client, words)["报表"][0]
    assert (first["url"], first["code"]) == ("/2020/forms/HZ_02_001/", "HZ_02_001")


def test_the_centre_is_led_to_the_guide(tree):
    rows = found(signed_in(tree.account("centre")), "0201")["报表"]
    assert rows[0]["url"] == "/2020/guide/HZ_02_001/"


def test_an_item_leads_to_its_place(client):
    rows = found(client, "考察访问")["指标"]
    assert rows[0]["url"] == "/2020/forms/HZ_02_001/#item-visit_projects"
    assert rows[0]["label"].startswith("01 考察访问")


@pytest.mark.parametrize("words", ["理工大学", "jnlg", "js_jnlg"])
def test_units_below_are_found_by_name_initials_and_code(tree, client, words):
    names = {row["label"] for row in found(signed_in(tree.account("province")), words)["单位"]}
    assert "江宁理工大学" in names


@pytest.mark.parametrize("words", ["江苏省科学技术厅", "材料研究所", "某部", "clyjs"])
def test_units_out_of_sight_are_not(client, words):
    assert "单位" not in found(client, words)


@pytest.mark.parametrize("words", ["", "   ", "\x00", "'", "%", "_", "😀" * 100])
def test_odd_words(client, words):
    assert client.get(URL, {"q": words}).status_code == 200


def test_queries_do_not_grow_with_units(tree, client):
    superior = signed_in(tree.account("province"))
    found(superior, "xyz")
    with CaptureQueriesContext(connection) as few:
        found(superior, "xyz")
    for number in range(20):
        build_place(f"u{number}", f"第{number}单位", superior=tree.province)
    with CaptureQueriesContext(connection) as many:
        found(superior, "xyz")
    assert len(many) == len(few) <= 8
