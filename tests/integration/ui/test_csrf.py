"""One masked token for all forms of an answer, another for the next answer (N30)."""

import re

import pytest

from tests.builders import build_round, build_tree
from tests.people import signed_in

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([A-Za-z0-9]{64})"')


@pytest.fixture
def client():
    tree = build_tree()
    build_round()
    return signed_in(tree.account("university"), csrf=True)


def tokens(client) -> list[str]:
    return TOKEN.findall(client.get("/2020/forms/HZ_02_001/").content.decode())


def test_the_forms_of_a_page_share_a_mask_that_no_other_page_has(client):
    one, other = tokens(client), tokens(client)
    assert len(one) > 2
    assert len({*one}) == 1
    assert {*one}.isdisjoint(other)


def test_both_tokens_open_and_none_does_not(client):
    address = "/2020/forms/HZ_02_001/save/"
    for token in (tokens(client)[0], tokens(client)[0]):
        assert (
            client.post(address, {"version": "0", "csrfmiddlewaretoken": token}).status_code < 400
        )
    assert client.post(address, {"version": "0"}).status_code == 403


def test_a_page_without_forms_sets_no_cookie(client):
    answer = client.get("/healthz")
    assert "istc_csrf" not in answer.cookies
