"""`phone`: one or several landline or other numbers, kept as written."""

import re

from istc.definitions.kinds import pattern
from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.refusals import refuse
from istc.definitions.model import Item

LIMIT = 100
_ONE = re.compile(r"(\+?[\d(][\d()\- ]*)(?:(?:转|ext\.?|x|#)\s*\d{1,6})?", re.ASCII | re.I)
_BETWEEN = re.compile(r"[,;、/]")


def reader(item: Item) -> Reader:
    return pattern.reader(item, LIMIT, read)


def read(text: str) -> str:
    for part in _BETWEEN.split(text):
        match = _ONE.fullmatch(part.strip())
        if not match or not 5 <= sum(map(str.isdigit, match[1])) <= 20:
            raise refuse("phone", text)
    return text


KIND = Kind("phone", "电话", reader, show_plain)
