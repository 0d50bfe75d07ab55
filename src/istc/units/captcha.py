"""Captcha 验证码 without stored questions: offline, read or heard, good once for five minutes.

A key is a signed random number and its time; the characters follow from it by HMAC, so any
worker can draw, speak and judge it, and opening the sign-in page writes nothing. Only
answered keys are stored, which makes each count once.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta
from functools import cache
from unicodedata import normalize

from captcha.audio import AudioCaptcha
from captcha.image import ImageCaptcha
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from istc.units.models import UsedCaptcha

LETTERS = "ACEFHJKMNPRTWXY3479"  # none that look alike: no 0/O/D/Q, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V
DIGITS = "0123456789"
LENGTH = 4
SPOKEN = 5
MAX_AGE = timedelta(minutes=5)
SIZE = (264, 84)  # twice the size shown, for sharp screens
FONT_SIZES = (60, 66, 72)
PAPER = (244, 247, 250)
INKS = ((35, 74, 117), (124, 74, 20), (27, 107, 85), (107, 92, 165))  # all dark enough to read


class Readable(ImageCaptcha):
    """Characters stand apart and lean less than the library's own: people must read them."""

    lookup_table = [min(255, light * 4) for light in range(256)]  # dark inks cover as well
    character_rotate = (-22, 22)
    word_offset_dx = 0.06
    word_space_probability = 0.3  # how seldom a blank stands before a character


_signer = TimestampSigner(salt="units.captcha")


class NoCaptcha(Exception):
    """The key was not made here, or is older than five minutes."""


def new() -> str:
    """A key for one captcha."""
    return _signer.sign(secrets.token_urlsafe(12))


def image(key: str) -> bytes:
    """A PNG of the characters. Raises NoCaptcha."""
    code = written(key)
    return _painter().generate(code, bg_color=PAPER, fg_color=secrets.choice(INKS)).getvalue()


def sound(key: str) -> bytes:
    """A WAV of digits, spoken in English: an answer of its own (design §6). Raises NoCaptcha."""
    return bytes(_speaker().generate(spoken(key)))


def written(key: str) -> str:
    return _pick(_nonce(key), "written", LETTERS)[:LENGTH]


def spoken(key: str) -> str:
    return _pick(_nonce(key), "spoken", DIGITS)[:SPOKEN]


def answered(key: str, answer: str) -> bool:
    """Whether the characters or the digits were given; right or wrong, the key is then used up."""
    try:
        nonce = _nonce(key)
    except NoCaptcha:
        return False
    _, first_time = UsedCaptcha.objects.get_or_create(nonce=nonce)
    _forget_old()
    given = "".join(normalize("NFKC", answer[:40]).upper().split())
    right = [constant_time_compare(given, code) for code in (written(key), spoken(key))]
    return first_time and any(right)


def _nonce(key: str) -> str:
    try:
        return _signer.unsign(key, max_age=MAX_AGE)
    except BadSignature as error:
        raise NoCaptcha from error


def _pick(nonce: str, purpose: str, alphabet: str) -> str:
    secret = settings.SECRET_KEY.encode()
    digest = hmac.digest(secret, f"captcha.{purpose}.{nonce}".encode(), hashlib.sha256)
    return "".join(alphabet[byte % len(alphabet)] for byte in digest)


def _forget_old() -> None:
    UsedCaptcha.objects.filter(at__lt=timezone.now() - 2 * MAX_AGE).delete()


@cache
def _painter() -> ImageCaptcha:
    return Readable(*SIZE, font_sizes=FONT_SIZES)


@cache
def _speaker() -> AudioCaptcha:
    speaker = AudioCaptcha()
    speaker.load()
    return speaker
