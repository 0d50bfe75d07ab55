"""Pages of 单位管理 and the console with 20,000 units by the same with 200; units made in bulk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from benchmarks.databases import fresh
from benchmarks.measure import note

SMALL, LARGE = 200, 20_000
TURNS = 25
UNITS = os.environ.get("ISTC_BENCH_BULK", "5000")
STEPS = 5  # times that the job must say how far it is


class Nation:
    """A process with a nation of so many units."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def read(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("a nation ended; its error stands above")
        return json.loads(line)

    def ask(self, page: list[str]) -> float:
        """Milliseconds."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(page) + "\n")
        self._process.stdin.flush()
        return float(self.read())


def pages() -> float:
    """The worst page: best of its turns with many units by best of its turns with few.

    Asked by turns, so that what else the machine does weighs on both. The count of the whole nation
    is in no page's best turn: with many units it is made once a minute, behind the page
    (`reports.nation.kept`).
    """
    with ExitStack() as open_:
        small, large = (open_.enter_context(_nation(total)) for total in (SMALL, LARGE))
        known = small.read()
        if large.read() != known:
            raise SystemExit("the two nations have other pages")
        worst = 0.0
        for page in known:
            times = [(small.ask(page), large.ask(page)) for _ in range(TURNS)]
            few, many = (min(each) for each in zip(*times, strict=True))
            note(f"  {many / few:.2f}  {few:.1f} -> {many:.1f} ms  {' '.join(page)}")
            worst = max(worst, many / few)
    return worst


@contextmanager
def _nation(total: int) -> Iterator[Nation]:
    """In a database of its own beside the one that was given."""
    with tempfile.TemporaryDirectory(prefix="istc-bench-") as folder:
        command = [sys.executable, "-m", "benchmarks.console_run", str(total)]
        process = subprocess.Popen(
            command, env=environment(folder, f"console_{total}"),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield Nation(process)
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(timeout=60)


def environment(folder: str, database: str) -> dict[str, str]:
    """What a child process with a fresh database runs in."""
    return {
        **os.environ,
        "DATABASE_URL": fresh(database),
        "PYTHONPATH": "src:.",
        "DJANGO_SETTINGS_MODULE": "istc.config.settings",
        "ISTC_DATA": folder,
        "ISTC_CAPTCHA": "off",
        "ISTC_LOG_LEVEL": "ERROR",
    }


def bulk() -> float:
    """Seconds of 5,000 units from a roster, by the worker, by those of 5,000 bare hashes with the
    same hasher on the same cores and one bulk insert.

    The bound: nearly all of it is hashing (some 22 ms a password); reading, judging, places, slips
    and log took 2 % more of the cores' time where this was written. The rest of the 1.3 is for the
    clock of a machine that does other things too.
    """
    with tempfile.TemporaryDirectory(prefix="istc-bench-") as folder:
        command = [sys.executable, "-m", "benchmarks.units_run", UNITS]
        done = subprocess.run(
            command, env=environment(folder, "bulk_units"), check=True, stdout=subprocess.PIPE
        )
    found: dict[str, float] = json.loads(done.stdout.decode().splitlines()[-1])
    for name, figure in found.items():
        note(f"  {name}: {figure:.4g}")
    if found["steps"] < STEPS:
        raise SystemExit("the job does not say how far it is")
    return found["ours_s"] / found["floor_s"]
