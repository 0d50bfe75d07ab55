"""Creates units as the worker does, and the floor beside it: hashes, a bulk insert; as JSON.

Half of the floor is taken before ours and half after it: what else the machine does weighs on both.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django


def main(count: int) -> None:
    django.setup()
    from benchmarks import units_stock as stock  # noqa: PLC0415 - models exist only after setup

    stock.begin()
    roster = stock.roster(Path(os.environ["ISTC_DATA"]), count)
    floor = [_timed(lambda: stock.floor(0, _hashes(count // 2)))]
    steps: list[int] = []
    ours = _timed(lambda: steps.append(stock.ours(roster)))
    floor.append(_timed(lambda: stock.floor(1, _hashes(count - count // 2))))
    found = {"ours": ours, "floor": [sum(each) for each in zip(*floor, strict=True)]}
    said = {f"{name}_s": wall for name, (wall, _) in found.items()}
    said |= {f"{name}_cpu_s": cpu for name, (_, cpu) in found.items()}
    print(json.dumps({**said, "steps": steps[0]}))


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of all cores together."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def _hashes(count: int) -> list[str]:
    """The product's own hasher on all cores."""
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415 - see above

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        return list(workers.map(make_password, (f"Bench-{n:06}-pass" for n in range(count))))


if __name__ == "__main__":
    main(int(sys.argv[1]))
