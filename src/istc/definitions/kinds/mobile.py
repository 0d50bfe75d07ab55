"""`mobile`: a mobile number, stored as its digits."""

import re

from istc.definitions.kinds import pattern
from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.refusals import refuse
from istc.definitions.model import Item

LIMIT = 40
_FILLING = re.compile(r"[\s\-()]")
_MAINLAND = re.compile(r"(?:\+?86|0086)?(1[3-9]\d{9})", re.ASCII)
_ABROAD = re.compile(r"\+(?!86)[1-9]\d{6,14}", re.ASCII)


def reader(item: Item) -> Reader:
    return pattern.reader(item, LIMIT, read)


def read(text: str) -> str:
    digits = _FILLING.sub("", text)
    if match := _MAINLAND.fullmatch(digits):
        return match[1]
    if _ABROAD.fullmatch(digits):
        return digits
    raise refuse("mobile", text)


KIND = Kind("mobile", "手机", reader, show_plain)
