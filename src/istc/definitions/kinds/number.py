"""Reads numbers exactly, as text: what count, money and decimal share. No float ever."""

import re
from decimal import Decimal

from istc.definitions.kinds.kind import Reader, Value
from istc.definitions.kinds.refusals import Refusal, refuse
from istc.definitions.kinds.writing import LONGEST_NUMBER, narrow, written
from istc.definitions.model import Item

MOST_DIGITS = 18
MOST_PLACES = 4

_NUMBER = re.compile(r"([+-]?)(\d+(?:,\d+)*)?(?:\.(\d*))?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d*)?[eE][+-]?\d+", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(?:s?nan|inf|infinity)|#(?:n/a|num!|value!|div/0!|ref!)", re.I)
_MINUS = {ord("−"): "-", ord("–"): "-", ord("﹣"): "-"}  # what is typed for a minus


def reader(item: Item, places: int) -> Reader:
    """The reader of a number ≥ 0 with at most `places` decimals, within the item's limits."""
    least = Decimal(item.minimum) if item.minimum else None
    most = Decimal(item.maximum) if item.maximum else None
    bounded = least is not None or most is not None

    def read(raw: object) -> str | None:
        text = raw if type(raw) is str else written(raw)
        if len(text) < 16 and text.isascii() and text.isdigit():
            value = text.lstrip("0") or "0"
        elif not (text := text.strip()):
            return None
        else:
            value = parse(text, places)
        if bounded:
            _check_limits(value, least, most)
        return value

    return read


def parse(typed: str, places: int) -> str:
    """The canonical decimal text: no sign, exponent, leading or trailing zeros. Raises Refusal."""
    if len(typed) > LONGEST_NUMBER:
        raise refuse("number_too_long", limit=LONGEST_NUMBER)
    match = _NUMBER.fullmatch(typed if typed.isascii() else narrow(typed).translate(_MINUS))
    if match is None or not (match[2] or match[3]):
        raise _not_number(typed)
    sign, whole, fraction = match[1], match[2] or "0", (match[3] or "").rstrip("0")
    if "," in whole:
        if not _GROUPED.fullmatch(whole):
            raise refuse("grouping", typed)
        whole = whole.replace(",", "")
    whole = whole.lstrip("0") or "0"
    _check_size(typed, (whole, fraction), places)
    value = f"{whole}.{fraction}" if fraction else whole
    if sign == "-" and value != "0":
        raise refuse("negative", typed)
    return value


def _check_size(typed: str, parts: tuple[str, str], places: int) -> None:
    whole, fraction = parts
    if len(whole) > MOST_DIGITS:
        raise refuse("too_big", typed, limit=MOST_DIGITS)
    if len(fraction) > places:
        if places == 0:
            raise refuse("not_whole", typed)
        raise refuse("too_many_places", typed, limit=places)


def _not_number(typed: str) -> Refusal:
    text = narrow(typed)
    if _SCIENTIFIC.fullmatch(text):
        return refuse("scientific", typed)
    return refuse("not_finite" if _NOT_FINITE.fullmatch(text) else "not_number", typed)


def _check_limits(value: str, least: Decimal | None, most: Decimal | None) -> None:
    number = Decimal(value)
    if least is not None and number < least:
        raise refuse("below_minimum", value, limit=f"{least:f}")
    if most is not None and number > most:
        raise refuse("above_maximum", value, limit=f"{most:f}")


def show(item: Item, value: Value) -> str:
    """With thousands separators: 1,234.5."""
    whole, dot, fraction = str(value).partition(".")
    return f"{int(whole):,}{dot}{fraction}" if whole.isdigit() else str(value)
