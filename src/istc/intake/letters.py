"""Cell addresses: places from 0 and Excel's letters."""

import re
from functools import lru_cache

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@lru_cache(maxsize=4096)
def letters(place: int) -> str:
    """A for 0, AA for 26."""
    found = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def by_row(addresses: dict[str, str]) -> dict[int, dict[int, str]]:
    """Address -> text becomes row from 1 -> place from 0 -> text."""
    found: dict[int, dict[int, str]] = {}
    for address, text in addresses.items():
        match = _ADDRESS.fullmatch(address)
        if match and (place := place_of(match[1])) is not None:
            found.setdefault(int(match[2]), {})[place] = text
    return found


def place_of(column: str) -> int | None:
    """0 for A, 26 for AA; None for what is no column."""
    place = 0
    for letter in column:
        if not "A" <= letter <= "Z":
            return None
        place = place * 26 + ord(letter) - 64
    return place - 1 if place else None
