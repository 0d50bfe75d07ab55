"""What a measure is, and how its line is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Measure:
    """`take()` returns ours by the plain way; `sense` says which side of `bound` is good."""

    name: str
    bound: float
    sense: Literal["at least", "at most"]
    take: Callable[[], float]

    def run(self) -> bool:
        ratio = self.take()
        good = ratio >= self.bound if self.sense == "at least" else ratio <= self.bound
        print(f"{self.name} {ratio:.2f} {self.bound:g} {'ok' if good else 'short'}", flush=True)
        return good


def note(text: str) -> None:
    """Figures behind a ratio go to standard error: standard output holds the lines only."""
    print(text, file=sys.stderr, flush=True)
