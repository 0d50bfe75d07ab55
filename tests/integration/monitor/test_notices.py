"""/notices/seen/ and the bell: notices count until somebody has looked at them."""

import pytest
from django.test import Client

from istc.rounds.models import Notice
from tests.people import fetch, signed_in

URL = "/notices/seen/"


@pytest.fixture
def notice(round_2020) -> Notice:
    return Notice.objects.create(round=round_2020, kind="公告", title="填报开始")


def bell(client: Client) -> bool:
    return "条未读" in client.get("/2020/").content.decode()


def test_anonymous_must_sign_in(tree, round_2020):
    assert Client().post(URL).status_code == 302
    assert Client().post(URL, **fetch()).status_code == 401


def test_only_by_post(tree, round_2020):
    assert signed_in(tree.account("university")).get(URL).status_code == 405


def test_seen_once_is_seen_and_only_by_that_account(tree, notice):
    client, other = (signed_in(tree.account(who)) for who in ("university", "college"))
    assert (bell(client), bell(other)) == (True, True)
    assert client.post(URL).status_code == 204
    assert (bell(client), bell(other)) == (False, True)


def test_a_later_one_counts_again(tree, notice):
    client = signed_in(tree.account("university"))
    client.post(URL)
    Notice.objects.create(
        round=notice.round, unit=tree.university.unit, kind="催报", title="请完成"
    )
    assert bell(client)
