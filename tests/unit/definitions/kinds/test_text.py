"""text and longtext: what is kept as it is, what no page or database can hold."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istc.definitions import kinds
from istc.definitions.kinds import longtext, text
from istc.definitions.kinds.refusals import Refusal, shorten
from istc.definitions.model import Item

AFTERNOON = datetime.fromisoformat("2020-03-05T14:30:00")
MIDNIGHT = datetime.fromisoformat("2020-03-05")


class SafeText(str):
    """What Django hands over."""


@pytest.mark.parametrize("kind", ["text", "longtext"])
@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("清华大学", "清华大学"), ("  名称　", "名称"), ("😀👨‍👩‍👧", "😀👨‍👩‍👧"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE unit; --", "'; DROP TABLE unit; --"), ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("无", "无"), (SafeText(" a "), "a"), (13800138000.0, "13800138000"), (12, "12"),
        (date(2020, 3, 5), "2020-03-05"), (AFTERNOON, "2020-03-05 14:30:00"),
        (MIDNIGHT, "2020-03-05"), (None, None), ("", None), (" \n\t ", None),
    ],
)  # fmt: skip
def test_what_is_kept(read, kind: str, raw: object, value: str | None):
    assert read(kind, raw) == value


@pytest.mark.parametrize("kind", ["text", "longtext"])
@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("a\x00b", "control_character"), ("a\x1bb", "control_character"),
        ("\x7f", "control_character"),
        ("a\x9fb", "control_character"), ("a\ud800b", "bad_character"), ("\udfff", "bad_character"),
        (["a"], "wrong_type"), (True, "wrong_type"), (b"a", "wrong_type"), (object(), "wrong_type"),
        (10**50, "number_too_long"),
    ],
)  # fmt: skip
def test_what_is_refused(read, kind: str, raw: object, code: str):
    assert read(kind, raw) == f"!{code}"


@pytest.mark.parametrize("raw", ["a\nb", "a\r\nb", "a\x0bb", "a\u2028b", "a\x85b"])
def test_text_is_one_line(read, raw: str):
    assert read("text", raw) == "!line_break"


def test_a_tab_is_no_part_of_a_line(read):
    assert read("text", "a\tb") == "!control_character"
    assert read("longtext", "a\tb") == "a\tb"


def test_line_breaks_of_every_system_are_one(read):
    assert read("longtext", "a\r\nb\rc\n\nd") == "a\nb\nc\n\nd"


def test_lengths(read):
    assert read("text", "长" * text.LIMIT) == "长" * text.LIMIT
    assert read("text", "长" * (text.LIMIT + 1)) == "!too_long"
    assert read("text", "abcd", max_length=3) == "!too_long"
    assert read("longtext", "长" * (longtext.LIMIT + 1)) == "!too_long"
    assert read("longtext", "abcd", max_length=3) == "!too_long"
    assert read("longtext", "\r\n".join("ab"), max_length=3) == "a\nb"


def test_ten_megabytes_are_refused_at_once(read):
    assert read("text", "x" * 10_000_000) == "!too_long"
    assert read("longtext", "x" * 10_000_000) == "!too_long"
    assert read("money", "1" * 10_000_000) == "!number_too_long"
    assert read("date", "1" * 10_000_000) == "!too_long"
    assert read("choices", "01;" * 4_000_000) == "!too_long"


def test_shown_as_stored(make):
    assert kinds.show(make("text"), "<b>") == "<b>"
    assert kinds.show(make("text"), ["a", "b"]) == "a；b"


def test_what_was_typed_is_shown_short_and_clean():
    assert shorten("a\x00b\nc") == "a b c"
    assert shorten("长" * 30) == "长" * 20 + "…"
    assert shorten(12) == "12"


@given(st.text())
def test_text_is_kept_or_refused(raw: str):
    item = Item(id="x", label="名", kind="longtext")
    try:
        value = kinds.parse(item, raw)
    except Refusal:
        return
    assert value is None or (value and kinds.parse(item, value) == value)
    (value or "").encode()
