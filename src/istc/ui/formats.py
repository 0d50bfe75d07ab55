"""Numbers and times as the pages write them (design §2, §7)."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

MINUS = "−"  # the sign as wide as a digit, not the hyphen
DIGITS = "〇一二三四五六七八九十"
WEEKDAYS = "一二三四五六日"


def number(value: object) -> str:
    """1234567.50 -> 1,234,567.50; a blank stays blank, a word stays a word.

    >>> number("-1234.5")
    '−1,234.5'
    """
    text = "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
    sign, digits = (MINUS, text[1:]) if text.startswith("-") else ("", text)
    whole, point, rest = digits.partition(".")
    if not whole.isascii() or not whole.isdigit():
        return text
    return f"{sign}{int(whole):,}{point}{rest}"


def percent(part: int, whole: int) -> int:
    """Whole percent, 0 of 0 being 0; never 100 while something is missing.

    >>> percent(199, 200)
    99
    """
    return part * 100 // whole if whole else 0


def chinese(value: int) -> str:
    """1 -> 一, 12 -> 十二; up to 99.

    >>> chinese(7), chinese(12), chinese(20)
    ('七', '十二', '二十')
    """
    tens, ones = divmod(value, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def clock(value: datetime | None) -> str:
    """今天 14:32, 07-05 14:32, or 2021-07-05 14:32 in another year."""
    if value is None:
        return ""
    local, today = timezone.localtime(value), timezone.localdate()
    if local.date() == today:
        return f"今天 {local:%H:%M}"
    return f"{local:%m-%d %H:%M}" if local.year == today.year else f"{local:%Y-%m-%d %H:%M}"


def day(value: datetime | None) -> str:
    """07-05, or 2021-07-05 in another year."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{local:%m-%d}" if local.year == timezone.localdate().year else f"{local:%Y-%m-%d}"


def until(value: datetime | None) -> str:
    """A deadline, e.g. 2021-07-16（周五）24:00: midnight belongs to the day it ends."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    hour = f"{local:%H:%M}"
    if hour == "00:00":
        local, hour = local - timedelta(days=1), "24:00"
    return f"{local:%Y-%m-%d}（周{WEEKDAYS[local.weekday()]}）{hour}"
