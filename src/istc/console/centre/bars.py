"""The bars of each day's work as numbers for an SVG: styles in a page are shut (strict CSP)."""

from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 340, 96
GAP = 3


@dataclass(frozen=True, slots=True)
class Bar:
    day: date
    count: int
    x: float
    y: float
    width: float
    height: float


def bars(days: list[tuple[date, int]]) -> list[Bar]:
    most = max((count for _, count in days), default=0) or 1
    step = WIDTH / max(len(days), 1)
    made = []
    for place, (day, count) in enumerate(days):
        tall = round(count * HEIGHT / most, 1)
        left, wide = round(place * step, 1), round(step - GAP, 1)
        made.append(Bar(day, count, left, HEIGHT - tall, wide, tall))
    return made
