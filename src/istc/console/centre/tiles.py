"""Where a region's tile stands in the sketch of screen 14: no map, no borders.

Column and row of the regions by their code (GB/T 2260). Cities with separate plans and the corps
have no place in the sketch; they stand in a row beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from istc.reports.queries.completion import Completion
from istc.units.models import Placement

SKETCH = {
    "23": (8, 1), "15": (6, 2), "22": (8, 2), "65": (1, 3), "62": (3, 3), "64": (4, 3),
    "11": (6, 3), "12": (7, 3), "21": (8, 3), "63": (2, 4), "61": (4, 4), "14": (5, 4),
    "13": (6, 4), "37": (7, 4), "54": (1, 5), "51": (3, 5), "50": (4, 5), "41": (5, 5),
    "34": (6, 5), "32": (7, 5), "31": (8, 5), "53": (3, 6), "52": (4, 6), "42": (5, 6),
    "36": (6, 6), "33": (7, 6), "45": (4, 7), "43": (5, 7), "44": (6, 7), "35": (7, 7),
    "46": (5, 8),
}  # fmt: skip
OUTSIDE = (("台湾", 8, 7), ("澳门", 6, 8), ("香港", 7, 8))  # not surveyed (manual: 不参与填报)
TAILS = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
STEPS = (20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Tile:
    """A region. `unit` is None where no unit of the roster stands for it."""

    label: str
    percent: int
    shade: int
    column: int = 0
    row: int = 0
    unit: int | None = None


def shade(percent: int) -> int:
    """0 below 20 %, 5 for all."""
    return sum(percent >= step for step in STEPS)


def short(label: str) -> str:
    """江苏省 → 江苏.

    >>> short("广西壮族自治区")
    '广西'
    """
    return next((label.removesuffix(tail) for tail in TAILS if label.endswith(tail)), label)


def tiles(
    labels: Mapping[str, str], places: list[Placement], done: Mapping[str, Completion]
) -> tuple[list[Tile], list[Tile]]:
    """Those in the sketch and those beside it, by the regions that the edition lists."""
    by_code: dict[str, list[Placement]] = {}
    for place in places:
        by_code.setdefault(place.province, []).append(place)
    sketch: list[Tile] = []
    beside: list[Tile] = []
    for code, label in labels.items():
        made = _tile(code, short(label), by_code.get(code, []), done)
        (sketch if made.column else beside).append(made)
    return sketch, beside


def _tile(code: str, label: str, places: list[Placement], done: Mapping[str, Completion]) -> Tile:
    column, row = SKETCH.get(code, (0, 0))
    found = [done[place.path] for place in places if place.path in done]
    total = sum(one.total for one in found)
    percent = sum(one.done for one in found) * 100 // total if total else 0
    unit = places[0].unit_id if places else None
    return Tile(label, percent, shade(percent), column, row, unit)
