"""Numbers that add up: a total is parted among its parts, within what each may hold."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random


def part(draw: Random, total: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Whole numbers that add up to `total`, each between its least and its most.

    Where the bounds leave no way, the last bounds are stretched: a finding then says so.
    """
    shares = list(least)
    left = total - sum(shares)
    open_places = [place for place, top in enumerate(most) if top > shares[place]]
    while left > 0 and open_places:
        place = draw.choice(open_places)
        room = most[place] - shares[place]
        step = min(room, left, max(1, left // 2))
        shares[place] += step
        left -= step
        if shares[place] >= most[place]:
            open_places.remove(place)
    if left > 0 and shares:
        shares[-1] += left
    return shares


def below(draw: Random, limit: Decimal, kind: str) -> str:
    """A number that is at most another; not zero where the other is not."""
    if kind == "count":
        whole = int(limit)
        return str(draw.randint((whole + 2) // 3, whole)) if whole else "0"
    share = Decimal(draw.randrange(20, 90)) / 100
    return format((limit * share).quantize(Decimal("0.1")).normalize(), "f")
