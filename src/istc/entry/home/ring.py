"""The ring of completion as dashes of circles, which need neither script nor inline style."""

from collections.abc import Mapping
from dataclasses import dataclass

RADIUS = 62
ROUND = 389.557  # 2 π r
GAP = 2.0
ORDER = ("approved", "done", "zero", "draft", "returned")  # the rest of the ring is 未填报


@dataclass(frozen=True, slots=True)
class Arc:
    state: str
    dashes: str
    offset: str


def arcs(counts: Mapping[str, int]) -> list[Arc]:
    """One arc a state, as long as its share of the forms that apply."""
    total = sum(number for state, number in counts.items() if state != "na")
    made: list[Arc] = []
    start = 0.0
    for state in ORDER:
        share = counts.get(state, 0)
        length = ROUND * share / total if total else 0.0
        if share:
            drawn = length if share == total else max(length - GAP, 1.0)
            made.append(Arc(state, f"{drawn:.2f} {ROUND}", f"{-start:.2f}"))
        start += length
    return made
