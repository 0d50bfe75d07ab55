"""Imports a made-up HJ_01 in an empty database, ours and theirs; prints the seconds as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable

import django

ROUNDS = 3
FEW = 10  # rows


def main(rows: int, *, others: bool) -> None:
    django.setup()
    from benchmarks import imports_ways as ways  # noqa: PLC0415 - models exist only after setup

    ways.prepare()
    ways.ours(ways.workbook(FEW))  # what is worked out once a process is not what is measured
    path = ways.workbook(rows)
    took: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        ways.clear()
        _time(took, "ours_s", lambda: ways.ours(path))
        if others:
            _time(took, "floor_s", lambda: ways.floor(path))
            _time(took, "importexport_preview_s", lambda: ways.importexport_preview(path))
            _time(took, "importexport_s", lambda: ways.importexport(path))
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    memory = max(resource.getrusage(one).ru_maxrss for one in whose) / 1024
    print(json.dumps({**{name: min(each) for name, each in took.items()}, "memory_mb": memory}))


def _time(took: dict[str, list[float]], name: str, work: Callable[[], None]) -> None:
    start = time.perf_counter()
    work()
    took.setdefault(name, []).append(time.perf_counter() - start)


if __name__ == "__main__":
    main(int(sys.argv[1]), others=sys.argv[2] == "1")
