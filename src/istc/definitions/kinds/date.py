"""`date`: a day, stored as yyyy-mm-dd (F78)."""

import datetime
import re

from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.refusals import refuse
from istc.definitions.kinds.writing import line, narrow
from istc.definitions.model import Item

LONGEST = 40
FIRST_YEAR, LAST_YEAR = 1900, 2100

# The ways in which a day is certain: year first, and all three parts there.
DAY = r"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日|\d{4})"
_DAY = re.compile(rf"({DAY})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_CLEAN = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)


def reader(item: Item) -> Reader:
    return read


def read(raw: object) -> str | None:
    if type(raw) is str and len(raw) == 10 and _CLEAN.fullmatch(raw):
        return raw
    text = line(raw, LONGEST)
    return day(text) if text else None


def day(typed: str) -> str:
    """One day in any certain notation as yyyy-mm-dd. Raises Refusal."""
    text = typed if typed.isascii() else narrow(typed)
    if not (match := _DAY.fullmatch(text)):
        raise refuse("not_date", typed)
    digits = _DIGITS.findall(match[1])
    if len(digits) == 1:
        digits = [digits[0][:4], digits[0][4:6], digits[0][6:]]
    year, month, number = map(int, digits)
    try:
        found = datetime.date(year, month, number)
    except ValueError:
        raise refuse("no_such_date", typed) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse("far_date", typed, first=FIRST_YEAR, last=LAST_YEAR)
    return found.isoformat()


KIND = Kind("date", "日期", reader, show_plain)
