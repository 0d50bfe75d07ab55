"""What was typed, as clean text: the first step of every kind."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from istc.definitions.kinds.refusals import Refusal, refuse

LONGEST_NUMBER = 40

# Control characters, lone surrogates and the two line separators that no box can show.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNFIT_LONG = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WIDE: dict[int, str | int] = {
    ord("\u3000"): " ",
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
}


def line(raw: object, limit: int) -> str | None:
    """One line of text without surrounding blanks, or None. Raises Refusal."""
    text = (raw if type(raw) is str else written(raw)).strip()
    if not text:
        return None
    if len(text) > limit:
        raise refuse("too_long", length=len(text), limit=limit)
    if found := _UNFIT.search(text):
        raise _unfit(found)
    return text


def long(raw: object, limit: int) -> str | None:
    """Text of several lines, with `\\n` between them, or None. Raises Refusal."""
    text = (raw if type(raw) is str else written(raw)).strip()
    if not text:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limit:
        raise refuse("too_long", length=len(text), limit=limit)
    if found := _UNFIT_LONG.search(text):
        raise _unfit(found)
    return text


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as plain ones."""
    return text if text.isascii() else text.translate(_WIDE).strip()


def written(raw: object) -> str:
    """A cell that is not text, as a person would type it. Raises Refusal for lists and the like."""
    if raw is None or isinstance(raw, str):
        return str(raw or "")
    writer = _WRITERS.get(type(raw))
    if writer is None:
        raise refuse("wrong_type", what="文字或数")
    return writer(raw)


def number_text(number: float | Decimal) -> str:
    """All digits that are meant: a float's 15 significant ones, no exponent, no `.0`."""
    exact = Decimal(f"{number:.15g}") if isinstance(number, float) else number
    if not exact.is_finite():
        return str(number)
    if exact and abs(exact.adjusted()) > LONGEST_NUMBER:
        raise refuse("number_too_long", limit=LONGEST_NUMBER)
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _whole(raw: int) -> str:
    if abs(raw) >= 10**LONGEST_NUMBER:
        raise refuse("number_too_long", limit=LONGEST_NUMBER)
    return str(raw)


def _moment(raw: datetime) -> str:
    return raw.date().isoformat() if raw.time() == time(0) else raw.isoformat(" ", "seconds")


_WRITERS: dict[type, Callable[..., str]] = {
    int: _whole,
    float: number_text,
    Decimal: number_text,
    datetime: _moment,
    date: date.isoformat,
}


def _unfit(found: re.Match[str]) -> Refusal:
    sign, position = found[0], found.start() + 1
    if sign in "\n\r\x0b\x0c\x85\u2028\u2029":
        return refuse("line_break")
    code = "bad_character" if "\ud800" <= sign <= "\udfff" else "control_character"
    return refuse(code, position=position)
