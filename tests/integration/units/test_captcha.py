"""/captcha/new/, /captcha/<key>.png, /captcha/<key>.wav: open to all, kept by nobody."""

import io

import pytest
from django.test import Client
from PIL import Image

from istc.units import captcha

pytestmark = pytest.mark.django_db


def test_a_new_one_brings_its_picture_and_its_sound(client: Client):
    answer = client.get("/captcha/new/")
    fresh = answer.json()
    picture, sound = client.get(fresh["image"]), client.get(fresh["sound"])
    assert picture["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(picture.content)).size == captcha.SIZE
    assert sound["Content-Type"] == "audio/wav"
    assert sound.content.startswith(b"RIFF")
    for one in (answer, picture, sound):
        assert "no-store" in one["Cache-Control"]


def test_two_are_never_the_same(client: Client):
    assert client.get("/captcha/new/").json()["key"] != client.get("/captcha/new/").json()["key"]


def test_showing_it_writes_nothing(client: Client, django_assert_num_queries):
    with django_assert_num_queries(0):
        fresh = client.get("/captcha/new/").json()
        client.get(fresh["image"])


@pytest.mark.parametrize("key", ["x", "a:b:c", "a" * 500, "键"])
@pytest.mark.parametrize("kind", ["png", "wav"])
def test_a_key_not_made_here_is_not_found(client: Client, key, kind):
    assert client.get(f"/captcha/{key}.{kind}").status_code == 404


@pytest.mark.parametrize("name", ["new/", "x.png", "x.wav"])
def test_only_read(client: Client, name):
    assert client.post(f"/captcha/{name}").status_code == 405
