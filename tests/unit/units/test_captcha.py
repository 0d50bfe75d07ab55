"""Captcha: offline, once, five minutes, seen or heard (F22, N34, design §6)."""

import io
import wave
from datetime import timedelta

import pytest
from django.core import signing
from PIL import Image

from istc.units import captcha
from istc.units.models import UsedCaptcha


@pytest.fixture
def later(monkeypatch):
    """Move the clock that keys are judged by."""

    def move(seconds: float) -> None:
        now = signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now + seconds)

    return move


@pytest.mark.django_db
@pytest.mark.parametrize("code", [captcha.written, captcha.spoken])
def test_either_code_is_right_once(code):
    key = captcha.new()
    assert captcha.answered(key, code(key))
    assert not captcha.answered(key, code(key))


@pytest.mark.django_db
def test_a_wrong_answer_uses_the_key_up():
    key = captcha.new()
    assert not captcha.answered(key, "????")
    assert not captcha.answered(key, captcha.written(key))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda code: f" {code[:2]} {code[2:]}\u3000",
        lambda code: "".join(chr(ord(character) + 0xFEE0) for character in code),
    ],
    ids=["small letters", "blanks", "full width"],
)
def test_case_blanks_and_width_do_not_matter(write):
    key = captcha.new()
    assert captcha.answered(key, write(captcha.written(key)))


@pytest.mark.django_db
def test_a_key_ends_after_five_minutes(later):
    key = captcha.new()
    code = captcha.written(key)
    later(299)
    assert captcha.written(key) == code
    later(2)
    with pytest.raises(captcha.NoCaptcha):
        captcha.image(key)
    assert not captcha.answered(key, code)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "a:b:c", "\x00", "键", "x" * 5000])
def test_a_key_not_made_here_is_nothing(key):
    assert not captcha.answered(key, "ABCD")
    with pytest.raises(captcha.NoCaptcha):
        captcha.sound(key)


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["", "\x00", "A" * 1_000_000, "😀😀😀😀"])
def test_no_answer_breaks_it(answer):
    assert not captcha.answered(captcha.new(), answer)


@pytest.mark.django_db
def test_used_keys_are_forgotten_when_they_could_not_be_used_anyway():
    old = UsedCaptcha.objects.create(nonce="old")
    UsedCaptcha.objects.filter(pk=old.pk).update(at=old.at - 3 * captcha.MAX_AGE)
    captcha.answered(captcha.new(), "x")
    assert not UsedCaptcha.objects.filter(pk=old.pk).exists()
    assert UsedCaptcha.objects.count() == 1


def test_the_code_avoids_characters_that_look_alike():
    codes = [captcha.written(captcha.new()) for _ in range(200)]
    assert {len(code) for code in codes} == {captcha.LENGTH}
    assert not set("".join(codes)) & set("0O1IL2Z5S6G8BDQUV")


def test_the_key_does_not_tell_the_code():
    key = captcha.new()
    assert captcha.written(key) not in key
    assert captcha.written(key) != captcha.written(captcha.new())


def test_the_picture_is_a_png_of_the_right_size_and_never_the_same_twice():
    key = captcha.new()
    first, second = captcha.image(key), captcha.image(key)
    assert Image.open(io.BytesIO(first)).size == captcha.SIZE
    assert first != second


def test_the_sound_is_a_wave_of_some_seconds():
    with wave.open(io.BytesIO(captcha.sound(captcha.new()))) as heard:
        assert timedelta(seconds=5) < timedelta(seconds=heard.getnframes() / heard.getframerate())
