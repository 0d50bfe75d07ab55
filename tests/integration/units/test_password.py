"""/password/: nothing else opens before an initial password is changed (N34)."""

import pytest
from django.test import Client

from istc.units.models import Account
from tests import people
from tests.builders import PASSWORD, build_tree

URL = "/password/"
NEW = "River-2468-stone"
pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    found = build_tree().account("university")
    found.must_change_password = True
    found.save()
    return found


@pytest.fixture
def client(account) -> Client:
    return people.signed_in(account)


def post(client: Client, **typed):
    return client.post(URL, {"new": NEW, "again": NEW, **typed})


def test_the_page_lists_the_rules_and_shows_no_password(client, account):
    page = client.get(URL).content.decode()
    assert "修改初始密码" in page
    assert "不少于 10 位" in page
    assert account.username in page
    assert PASSWORD not in page


def test_after_the_change_one_goes_where_one_wanted(client, account):
    answer = post(client, next="/2020/guide/")
    assert (answer.status_code, answer["Location"]) == (302, "/2020/guide/")
    account.refresh_from_db()
    assert account.check_password(NEW)
    assert not account.must_change_password
    assert client.get("/session/", **people.fetch()).status_code == 200


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "abc", "1", ""]
)
def test_never_to_another_site(client, place):
    assert post(client, next=place)["Location"] == "/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"new": "short", "again": "short"}, "少于 10 位"),
        ({"again": "other"}, "两次输入不一致"),
        ({"new": PASSWORD, "again": PASSWORD}, "与最近 5 次用过的密码相同"),
        ({"new": "", "again": ""}, "少于 10 位"),
        ({"new": "x" * 200_000, "again": "x"}, "超过 128 位"),
        ({"new": "\x00" * 12, "again": "x"}, "字符种类不够"),
    ],
)
def test_what_cannot_be_taken_is_named_at_its_box_and_not_shown_again(client, typed, said, account):
    answer = post(client, **typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert not typed.get("new") or typed["new"] not in page
    account.refresh_from_db()
    assert account.must_change_password


def test_the_other_sessions_of_the_account_end(client, account):
    other = people.signed_in(account)
    post(client)
    assert other.get("/session/", **people.fetch()).status_code == 401


def test_who_has_a_password_of_his_own_changes_it_on_the_account_page(client):
    post(client)
    answer = client.get(URL)
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert post(client, new="Other-1357-words", again="Other-1357-words")["Location"] == "/account/"


def test_anonymous_goes_to_sign_in():
    assert Client().get(URL)["Location"] == "/login/?next=%2Fpassword%2F"
    assert Client().post(URL, {"new": NEW, "again": NEW})["Location"] == "/login/?next=%2F"


def test_wrong_method_and_missing_token(client, account):
    assert client.delete(URL).status_code == 405
    assert people.signed_in(account, csrf=True).post(URL, {"new": NEW}).status_code == 403


def test_every_page_waits_for_the_change(client):
    answer = client.get("/account/")
    assert (answer.status_code, answer["Location"]) == (302, "/password/?next=%2Faccount%2F")
