"""A nation in an empty database, asked for one page after another: ms of each as a line of JSON.

The parent (console.py) runs two of these, a small nation and a large one, and asks them by turns.
"""

from __future__ import annotations

import json
import sys
import time

import django

SECONDS = 1000


def main(total: int) -> None:
    django.setup()
    from benchmarks import console_stock as stock  # noqa: PLC0415 - models exist only after setup

    stock.begin()
    stock.grow(total)
    visitors = stock.visitors()
    _say([[who, path] for who, (_, paths) in visitors.items() for path in paths])
    for line in sys.stdin:
        who, path = json.loads(line)
        start = time.perf_counter()
        answer = visitors[who][0].get(path)
        took = (time.perf_counter() - start) * SECONDS
        if answer.status_code != 200:
            raise SystemExit(f"{path} gave {answer.status_code}")
        _say(took)


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
