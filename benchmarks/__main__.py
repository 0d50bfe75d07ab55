"""`make bench`: one line per measure, `NAME RATIO BOUND ok|short`; `ONLY=NAME` for one."""

from __future__ import annotations

import os
import sys

from benchmarks import measures
from benchmarks.measure import Measure


def chosen(only: str) -> list[Measure]:
    known = measures.ALL
    if not only:
        return known
    picked = [measure for measure in known if measure.name == only]
    if not picked:
        names = " ".join(measure.name for measure in known)
        raise SystemExit(f"no measure named {only}; there are: {names}")
    return picked


def main() -> int:
    results = [measure.run() for measure in chosen(os.environ.get("ONLY", ""))]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
