"""What a password must be, in words that say how to mend it (F30, N34)."""

import secrets
import struct
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    get_default_password_validators,
    validate_password,
)
from django.core.exceptions import ValidationError

from istc.units.models import Account

LONGEST = 128
RECENT = 5
CLASSES = 3
TYPED = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # easy to read off a printed slip: no I, O, 0, 1, l
INITIAL_GROUPS = 3
_SMALL = TYPED.lower().replace("l", "")
_GROUP = (TYPED, _SMALL, "23456789", TYPED + _SMALL)  # what the places of a group are taken from
GROUP_LENGTH = len(_GROUP)
INITIAL_BYTES = 4 * INITIAL_GROUPS * GROUP_LENGTH

WORDS = {
    "password_too_short": "新密码少于 {least} 位。请加长到 {least} 位以上。",
    "password_too_common": "新密码太常见，容易被猜到。请换一个。",
}


class ThreeClasses:
    """At least three of: small letters, capitals, digits, other characters."""

    def validate(self, password: str, user: Any = None) -> None:
        if classes(password) < CLASSES:
            raise ValidationError(
                "新密码的字符种类不够。大写字母、小写字母、数字、符号，至少用三种。",
                code="password_classes",
            )

    def get_help_text(self) -> str:
        return "大写、小写、数字、符号占三种"


class NotUserName:
    """The user name is no part of the password, whatever the case."""

    def validate(self, password: str, user: Any = None) -> None:
        name = user.get_username().lower() if user else ""
        if name and name in password.lower():
            raise ValidationError("新密码含有用户名。请去掉。", code="password_user_name")

    def get_help_text(self) -> str:
        return "不含用户名"


class NotRecent:
    """Not the password in use, nor one of those before it: five in all."""

    def validate(self, password: str, user: Any = None) -> None:
        if not isinstance(user, Account) or user.pk is None:
            return
        before = user.old_passwords.order_by("-at", "-id").values_list("password", flat=True)
        for known in [user.password, *before[: RECENT - 1]]:
            if check_password(password, known):
                raise ValidationError(
                    f"新密码与最近 {RECENT} 次用过的密码相同。请换一个。", code="password_recent"
                )

    def get_help_text(self) -> str:
        return f"与最近 {RECENT} 次不同"


def classes(password: str) -> int:
    """How many kinds of characters a password has."""
    found = set()
    for character in password:
        category = unicodedata.category(character)
        found.add(category if category in {"Lu", "Ll", "Nd"} else "other")
    return len(found)


def least_length() -> int:
    """The least length that the site demands."""
    lengths = [
        validator.min_length
        for validator in get_default_password_validators()
        if isinstance(validator, MinimumLengthValidator)
    ]
    return max(lengths, default=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """A demand as the page lists it; those that the browser cannot judge wait for the server."""

    id: str
    words: str


def rules() -> list[Rule]:
    """What the validators demand, in the order in which the page ticks them off."""
    return [
        Rule("length", f"不少于 {least_length()} 位"),
        Rule("classes", ThreeClasses().get_help_text()),
        Rule("user_name", NotUserName().get_help_text()),
        Rule("common", "不是常见密码（保存时核对）"),
        Rule("recent", f"{NotRecent().get_help_text()}（保存时核对）"),
    ]


def faults(password: str, account: Account) -> list[str]:
    """Everything that is wrong with a new password; empty means it may be used."""
    if len(password) > LONGEST:
        return [f"新密码超过 {LONGEST} 位。请缩短。"]
    try:
        validate_password(password, account)
    except ValidationError as error:
        return [_words(one) for one in error.error_list]
    return []


def _words(error: ValidationError) -> str:
    if error.code in WORDS:
        return WORDS[error.code].format(least=least_length())
    return str(error.message)


def initial() -> str:
    """A random password of all kinds of characters, fit to be typed from a slip: Kd7m-Rp4x-…"""
    return spelled(secrets.token_bytes(INITIAL_BYTES))


def spelled(noise: bytes) -> str:
    """Random bytes, `INITIAL_BYTES` at least, as an initial password.

    Four bytes choose a character, so that none is more likely than the others by more than
    one in a hundred million.
    """
    numbers = struct.unpack(f">{INITIAL_BYTES // 4}I", noise[:INITIAL_BYTES])
    chosen = [
        _GROUP[at % GROUP_LENGTH][number % len(_GROUP[at % GROUP_LENGTH])]
        for at, number in enumerate(numbers)
    ]
    groups = range(0, len(chosen), GROUP_LENGTH)
    return "-".join("".join(chosen[at : at + GROUP_LENGTH]) for at in groups)
