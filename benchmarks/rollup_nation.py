"""Builds the nation in an empty PostgreSQL and times questions to it; prints the times as JSON."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable

import django

ROUNDS = 3


def best(question: Callable[[], object]) -> float:
    """Milliseconds of the best of a few: other work on the machine only ever adds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        question()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def main(units: int) -> None:
    django.setup()
    from benchmarks import rollup_questions  # noqa: PLC0415 - models exist only after setup

    rollup_questions.build(units)
    memory = _resident()
    found = rollup_questions.take(best, statistics.median)
    found["memory_mb"] = _resident() - memory
    print(json.dumps(found))


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
