"""Numbers and times as pages write them (design §2, §7)."""

import doctest
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.utils import timezone as django_timezone

from istc.ui import formats

SHANGHAI = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"), ("999", "999"), ("1234", "1,234"), ("1234567.5000", "1,234,567.5000"),
        ("-1234.5", "−1,234.5"), (12345, "12,345"), (Decimal("1E+5"), "100,000"), (-3, "−3"),
        (None, ""), ("", ""), ("-", "-"), ("无", "无"), ("1e400", "1e400"), ("٣", "٣"),
        ("12345678901234567890.1234", "12,345,678,901,234,567,890.1234"),
    ],
)  # fmt: skip
def test_number(value: object, shown: str):
    assert formats.number(value) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, 0), (0, 5, 0), (1, 3, 33), (199, 200, 99), (5, 5, 100)]
)
def test_percent_says_100_only_when_all_is_done(part: int, whole: int, shown: int):
    assert formats.percent(part, whole) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "〇"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")],
)
def test_chinese(value: int, shown: str):
    assert formats.chinese(value) == shown


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    now = datetime(2021, 7, 5, 12, 0, tzinfo=SHANGHAI)
    monkeypatch.setattr(django_timezone, "now", lambda: now)
    return now


@pytest.mark.parametrize(
    ("day", "clock", "short"),
    [
        ((2021, 7, 5, 14, 32), "今天 14:32", "07-05"),
        ((2021, 7, 4, 9, 5), "07-04 09:05", "07-04"),
        ((2020, 12, 31, 23, 59), "2020-12-31 23:59", "2020-12-31"),
    ],
)
def test_clock_and_day(at_noon: datetime, day: tuple[int, ...], clock: str, short: str):
    value = datetime(*day, tzinfo=SHANGHAI)  # type: ignore[misc]
    assert (formats.clock(value), formats.day(value)) == (clock, short)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2021, 7, 17, tzinfo=SHANGHAI), "2021-07-16（周五）24:00"),
        (datetime(2021, 7, 16, 18, 0, tzinfo=SHANGHAI), "2021-07-16（周五）18:00"),
        (datetime(2021, 7, 18, 15, 30, tzinfo=SHANGHAI), "2021-07-18（周日）15:30"),
    ],
)
def test_midnight_belongs_to_the_day_that_it_ends(at: datetime, shown: str):
    assert formats.until(at) == shown


@pytest.mark.parametrize("name", ["clock", "day", "until"])
def test_no_time_is_blank(name: str):
    assert getattr(formats, name)(None) == ""


def test_examples():
    failed, tried = doctest.testmod(formats)
    assert (failed, tried) == (0, 3)
