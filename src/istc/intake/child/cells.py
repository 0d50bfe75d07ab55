"""The pre-scan of a sheet's XML: how far it reaches, and the cells that calamine shows as blank."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from istc.intake.limits import MB, Limits
from istc.intake.refused import Refused

MOST_BAD = 20_000
_LONGEST_CELL = 4 * MB
# As every program writes it, and fast: whatever is near says nothing of how far a sheet reaches.
_FAR = re.compile(rb' r="([A-Z]{2,6}\d{1,9}|[A-Z]\d{6,9})"')
_NEAR = 26  # columns
# A row without cells is only looks: Excel keeps one where somebody formatted a whole column.
_NUMBERED = re.compile(rb'<row\b[^>]*?\br="(\d{1,9})"[^>]*>\s*<c\b')
_NUMBERED_TOO = re.compile(rb'<\w+:row\b[^>]*?\br="(\d{1,9})"[^>]*>\s*<\w+:c\b')
_ODD = (b'\tr="', b'\nr="', b'\rr="')
_SIGNS = (b"\t", b"\n", b"\r")  # one byte is found ten times as fast as several
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"
_PLACE = re.compile(rb'\br="([A-Z]{1,6})(\d{1,9})"')
_OPEN = rb"<(?:\w+:)?c\s([^>]*"
_F = rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
_V = rb"(?:\s*<(?:\w+:)?v>([^<]*)<)?"
_FORMULA = re.compile(_OPEN + rb")>\s*" + _F + _V)
_ERROR = re.compile(_OPEN + rb't="e"[^>]*)>\s*(?:' + _F + rb")?" + _V)
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,9})"')


@dataclass(slots=True)
class Extent:
    """`bad`: address -> the error shown there, or "" for a formula without its value. `columns`: 0
    where there are few."""

    rows: int = 0
    columns: int = 0
    bad: dict[str, str] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)


def scan(pieces: Iterable[bytes], sheet: str, limits: Limits) -> Extent:
    """Reads a sheet's XML in pieces, in bounded memory. Raises Refused beyond a limit."""
    extent = Extent()
    letters: set[bytes] = set()
    counted = 0
    rest = b""
    for piece in pieces:
        text = rest + piece
        cut = _last_start(text)
        text, rest = text[:cut], text[cut:]
        if len(rest) > _LONGEST_CELL:
            raise Refused("broken")
        counted += _take(text, extent, letters)
        _check(extent, letters, counted, (sheet, limits))
    counted += _take(rest, extent, letters)
    _check(extent, letters, counted, (sheet, limits))
    return extent


def _last_start(text: bytes) -> int:
    """Where the last cell or row that may be incomplete begins."""
    found = max(text.rfind(b"<c "), text.rfind(b"<row"), text.rfind(b":c "))
    if found < 0:
        return max(0, text.rfind(b"<"))
    return text.rfind(b"<", 0, found + 1)


def _take(text: bytes, extent: Extent, letters: set[bytes]) -> int:
    addresses = _FAR.findall(text)
    prefixed = b":" in text and b":row" in text
    numbers = _NUMBERED.findall(text) + (_NUMBERED_TOO.findall(text) if prefixed else [])
    extent.rows = max(extent.rows, *map(int, numbers), 0)
    if any(sign in text for sign in _SIGNS) and any(odd in text for odd in _ODD):
        addresses += [b"".join(place) for place in _PLACE.findall(text)]
    if addresses:
        joined = b" ".join(addresses)  # taken apart all at once: there may be millions
        letters.update(joined.translate(None, _DIGITS).split())
        extent.rows = max(extent.rows, *map(int, set(joined.translate(None, _LETTERS).split())))
    if b"hidden=" in text:
        extent.hidden += [int(row) for row in _HIDDEN.findall(text)][: 1000 - len(extent.hidden)]
    if b't="e"' in text or b"<f" in text or (b":" in text and b":f" in text):
        _take_bad(text, extent)
    if prefixed:
        return len(_ROW.findall(text))
    return text.count(b"<row") - text.count(b"<rowBreaks")


def _take_bad(text: bytes, extent: Extent) -> None:
    for attributes, value in _ERROR.findall(text):
        _put(extent, attributes, value.decode("utf-8", "replace") or "#VALUE!")
    for attributes, value in _FORMULA.findall(text):
        if not value and b't="str"' not in attributes and b't="e"' not in attributes:
            _put(extent, attributes, "")


def _put(extent: Extent, attributes: bytes, error: str) -> None:
    place = _PLACE.search(attributes)
    if place is not None and len(extent.bad) < MOST_BAD:
        extent.bad[(place[1] + place[2]).decode()] = error


def _check(extent: Extent, letters: set[bytes], counted: int, told: tuple[str, Limits]) -> None:
    extent.rows = max(extent.rows, counted)
    extent.columns = max(map(column_number, letters), default=0)
    measure(extent, *told)


def measure(extent: Extent, sheet: str, limits: Limits) -> None:
    """Raises Refused beyond a limit."""
    if extent.rows > limits.rows:
        raise Refused("rows", sheet=sheet, count=extent.rows, limit=limits.rows)
    if extent.columns > limits.columns:
        raise Refused("columns", sheet=sheet, count=extent.columns, limit=limits.columns)
    if extent.rows * max(extent.columns, _NEAR) > limits.area:
        raise Refused(
            "area",
            sheet=sheet,
            rows=extent.rows,
            columns=extent.columns,
            limit=limits.area,
        )


def column_number(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
