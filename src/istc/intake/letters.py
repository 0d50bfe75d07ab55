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
        if match:
            place = 0
            for letter in match[1]:
                place = place * 26 + ord(letter) - 64
            found.setdefault(int(match[2]), {})[place - 1] = text
    return found
