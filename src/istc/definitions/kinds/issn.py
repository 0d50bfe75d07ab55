"""`issn`: a journal's number with its check digit, stored as 1234-567X (F75)."""

import re

from istc.definitions.kinds import pattern
from istc.definitions.kinds.kind import Kind, Reader, show_plain
from istc.definitions.kinds.refusals import refuse
from istc.definitions.model import Item

LIMIT = 40
_ISSN = re.compile(r"(?:ISSN)?[:\s]*(\d{4})[-–]?(\d{3}[\dX])", re.ASCII)


def reader(item: Item) -> Reader:
    return pattern.reader(item, LIMIT, read)


def read(text: str) -> str:
    match = _ISSN.fullmatch(text.upper())
    if not match:
        raise refuse("issn", text)
    digits = match[1] + match[2]
    if digits[-1] != check_digit(digits[:7]):
        raise refuse("issn_check", text)
    return f"{match[1]}-{match[2]}"


def check_digit(digits: str) -> str:
    """The eighth sign after seven digits: weights 8 to 2, modulo 11 (ISO 3297)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True))
    rest = -total % 11
    return "X" if rest == 10 else str(rest)


KIND = Kind("issn", "期刊号", reader, show_plain)
