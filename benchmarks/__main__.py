"""`make bench`: one line per measure, `NAME RATIO BOUND ok|short`; `ONLY=NAME` for one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks import measures
from benchmarks.measure import Measure

WITH_POSTGRES = Path(__file__).resolve().parent.parent / "tools/with-postgres.sh"


def chosen(only: str) -> list[Measure]:
    known = measures.ALL
    if not only:
        return known
    picked = [measure for measure in known if measure.name == only]
    if not picked:
        names = " ".join(measure.name for measure in known)
        raise SystemExit(f"no measure named {only}; there are: {names}")
    return picked


def main(arguments: list[str]) -> int:
    picked = chosen(arguments[0] if arguments else os.environ.get("ONLY", ""))
    if not os.environ.get("DATABASE_URL", "").startswith("postgresql"):
        again = [str(WITH_POSTGRES), sys.executable, "-m", "benchmarks", *arguments]
        os.execv(again[0], again)
    results = [measure.run() for measure in picked]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
