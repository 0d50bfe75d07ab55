"""/session/ and /session/extend/: use keeps a session alive, at one write a minute (N35)."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from istc.units import sessions
from tests import people
from tests.builders import PASSWORD, build_centre, build_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Let time pass for the sliding of sessions."""
    clock = {"ahead": 0.0}
    real = time.time
    monkeypatch.setattr(sessions.time, "time", lambda: real() + clock["ahead"])

    def move(seconds: float) -> None:
        clock["ahead"] += seconds

    return move


def left(client: Client) -> int:
    return client.get("/session/", **people.fetch()).json()["seconds"]


@pytest.fixture
def client() -> Client:
    build_centre()
    found = Client()
    found.post("/login/", {"username": "centre", "password": PASSWORD})
    return found


def test_asking_tells_and_does_not_prolong(client, settings, later):
    assert settings.SESSION_COOKIE_AGE - 2 <= left(client) <= settings.SESSION_COOKIE_AGE
    later(300)
    assert left(client) <= settings.SESSION_COOKIE_AGE - 300
    assert left(client) <= settings.SESSION_COOKIE_AGE - 300


def test_extending_starts_afresh(client, settings, later):
    later(300)
    answer = client.post("/session/extend/", **people.fetch())
    assert answer.json()["seconds"] >= settings.SESSION_COOKIE_AGE - 2
    assert left(client) >= settings.SESSION_COOKIE_AGE - 2


def test_any_use_slides_the_end_at_most_once_a_minute(
    client, settings, later, django_assert_num_queries
):
    later(59)
    with django_assert_num_queries(2):  # session and account; no write
        client.get("/password/")
    later(2)
    client.get("/password/")
    assert left(client) >= settings.SESSION_COOKIE_AGE - 2


def test_what_a_page_asks_by_itself_keeps_nothing_alive(client, settings, later):
    later(120)
    client.get("/password/", HTTP_X_BACKGROUND="1")
    assert left(client) <= settings.SESSION_COOKIE_AGE - 120


def test_a_session_that_ran_out_is_over(client):
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    answer = client.get("/session/", **people.fetch())
    assert answer.status_code == 401
    assert answer.json()["to"] == "/login/"


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("get", "/session/", 401),
        ("post", "/session/extend/", 401),
        ("post", "/session/", 405),
        ("get", "/session/extend/", 405),
    ],
)
def test_anonymous_and_wrong_methods(method, url, status):
    assert getattr(Client(), method)(url, **people.fetch()).status_code == status


def test_extending_needs_the_token():
    client = people.signed_in(build_centre(), csrf=True)
    assert client.post("/session/extend/", **people.fetch()).status_code == 403


def test_an_initial_password_does_not_stand_in_the_way():
    account = build_tree().account("university")
    account.must_change_password = True
    account.save()
    assert left(people.signed_in(account)) >= 0


def test_closing_a_unit_ends_its_sessions():
    account = build_tree().account("university")
    client = people.signed_in(account)
    account.is_active = False
    account.save()
    assert client.get("/session/", **people.fetch()).status_code == 401
