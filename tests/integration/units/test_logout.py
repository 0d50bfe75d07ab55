"""/logout/ (N35)."""

import pytest
from django.test import Client

from istc.audit.models import Event
from tests import people
from tests.builders import build_centre

URL = "/logout/"
pytestmark = pytest.mark.django_db


def test_it_ends_the_session_and_says_so_in_the_log():
    client = people.signed_in(build_centre())
    answer = client.post(URL)
    assert (answer.status_code, answer["Location"]) == (302, "/login/")
    assert client.get("/session/", **people.fetch()).status_code == 401
    assert Event.objects.get(action="sign_out").address == people.ADDRESS


def test_a_link_signs_nobody_out():
    client = people.signed_in(build_centre())
    assert client.get(URL).status_code == 405
    assert client.get("/session/").status_code == 200


def test_another_site_signs_nobody_out():
    client = people.signed_in(build_centre(), csrf=True)
    assert client.post(URL).status_code == 403
    assert client.get("/session/").status_code == 200


def test_signing_out_twice_is_harmless():
    assert Client().post(URL).status_code == 302
    assert not Event.objects.exists()
