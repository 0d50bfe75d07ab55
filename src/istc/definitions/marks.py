"""Marks of options: a flag and the survey years in which it holds (“belt_road 2021-2023”)."""

import re
from typing import Annotated

from pydantic import StringConstraints

PATTERN = r"^[a-z][a-z0-9_]*( ([0-9]{4})?-([0-9]{4})?)?$"
Mark = Annotated[str, StringConstraints(pattern=PATTERN, max_length=80)]
_PARTS = re.compile(r"([a-z][a-z0-9_]*)(?: (\d{4})?-(\d{4})?)?", re.ASCII)


def parts(mark: str) -> tuple[str, int | None, int | None]:
    """Flag, first and last survey year; None where that side is open."""
    found = _PARTS.fullmatch(mark)
    if found is None:
        raise ValueError(mark)
    flag, first, last = found.groups()
    return flag, int(first) if first else None, int(last) if last else None


def mark(flag: str, first: int | None = None, last: int | None = None) -> str:
    """The shortest way to write it.

    >>> mark("belt_road"), mark("belt_road", 2021), mark("belt_road", None, 2023)
    ('belt_road', 'belt_road 2021-', 'belt_road -2023')
    """
    return flag if first is None and last is None else f"{flag} {first or ''}-{last or ''}"


def holding(marks: tuple[str, ...], year: int) -> tuple[str, ...]:
    """The flags that hold in a survey year."""
    found = []
    for one in marks:
        flag, first, last = parts(one)
        if (first or year) <= year <= (last or year) and flag not in found:
            found.append(flag)
    return tuple(found)
