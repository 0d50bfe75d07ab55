"""Exact decimals: how a stored number is read, reckoned with, written and shown. Never a float."""

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

# Sums and products of stored numbers are exact within 40 digits; only a quotient is rounded.
CONTEXT = Context(prec=40, rounding=ROUND_HALF_EVEN, traps=[])
ZERO = Decimal(0)
PLACES = Decimal("0.0001")  # one yuan, where the unit is 万元人民币 (decisions §3)
LONGEST = 30  # digits before the point
_STORED = re.compile(rf"-?[0-9]{{1,{LONGEST}}}(\.[0-9]{{1,10}})?")
_ROUNDING = Context(prec=200, rounding=ROUND_HALF_UP, traps=[])


@lru_cache(maxsize=65536)
def number(text: str) -> Decimal | None:
    """A stored number, or None if the text is not one (letters, 1e400, NaN, full-width digits)."""
    return Decimal(text) if _STORED.fullmatch(text) else None


def amount(raw: object) -> Decimal | None:
    """As `number`, a blank being 0 and anything but text not a number."""
    if type(raw) is str:
        return number(raw)
    return ZERO if raw is None else None


def written(value: Decimal) -> str:
    """As stored: no exponent, no trailing zeros, at most 4 places (half up)."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -4:
        value = value.quantize(PLACES, context=_ROUNDING)
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shown(value: Decimal) -> str:
    """As a person reads it: 1,234.5 and −3 (design.md §2)."""
    return f"{Decimal(written(value)):,f}".replace("-", "−")
