"""/<year>/units/<id>/: one unit's forms with their states (F58, F59, N30)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.people import fetch, signed_in


def url(place, year: int = 2020) -> str:
    return f"/{year}/units/{place.unit_id}/"


def text(answer) -> str:
    return answer.content.decode()


def test_anonymous_must_sign_in(tree, round_2020):
    assert Client().get(url(tree.university)).status_code == 302
    assert Client().get(url(tree.university), **fetch()).status_code == 401


@pytest.mark.parametrize("who", ["university", "province", "centre"])
def test_itself_its_superior_and_the_centre_may(tree, round_2020, who):
    answer = signed_in(tree.account(who)).get(url(tree.university))
    assert answer.status_code == 200
    assert "<title>江宁理工大学 · 填报状态" in text(answer)


@pytest.mark.parametrize("who", ["college", "institute", "workshop", "ministry", "bureau"])
def test_to_all_others_it_does_not_exist(tree, round_2020, who):
    client = signed_in(tree.account(who))
    hidden, missing = client.get(url(tree.university)), client.get("/2020/units/999999/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    number = re.compile(r"<code>[0-9a-f]{8}</code>")
    assert number.sub("", text(hidden)) == number.sub("", text(missing))


@pytest.mark.parametrize("path", ["/2020/units/0/", f"/2020/units/{10**25}/", "/2018/units/1/"])
def test_nonsense_does_not_exist(tree, round_2020, path):
    assert signed_in(tree.account("centre")).get(path).status_code == 404


def test_only_reading(tree, round_2020):
    assert signed_in(tree.account("province")).post(url(tree.university)).status_code == 405


def test_states_counts_and_links(tree, university):
    page = text(signed_in(tree.account("province")).get(url(university.place)))
    form = f"/2020/units/{university.place.unit_id}/forms/"
    assert f'href="{form}HZ_02_005/"' in page
    assert "3 条" in page
    assert f'href="{form}HZ_02_007/"' not in page
    assert "2/48 张" in page
    assert "上级 江苏省科学技术厅" in page
    assert "本级数据，不含下级单位" in page


def test_basic_information_under_the_items_own_names(tree, university):
    page = text(signed_in(tree.account("province")).get(url(university.place)))
    form = university.round.edition_model.forms[0]
    assert f"<dt>{form.items[0].short or form.items[0].label}</dt><dd>江宁理工大学</dd>" in page


def test_only_the_unit_itself_is_sent_to_fill_in(tree, round_2020):
    assert "去填报" in text(signed_in(tree.account("university")).get(url(tree.university)))
    assert "去填报" not in text(signed_in(tree.account("province")).get(url(tree.university)))


def test_queries_do_not_grow(tree, university):
    client = signed_in(tree.account("province"))
    client.get(url(university.place))
    with CaptureQueriesContext(connection) as few:
        client.get(url(university.place))
    university.fill("HZ_02_007", records=30)
    university.fill("HJ_01", records=30)
    with CaptureQueriesContext(connection) as many:
        client.get(url(university.place))
    assert len(many) == len(few) <= 10
