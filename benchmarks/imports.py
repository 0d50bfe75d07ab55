"""Read, check and store: our import against the bare libraries and django-import-export."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache

from benchmarks.databases import fresh
from benchmarks.measure import note

ROWS = 10_000
MANY = 10 * ROWS
MEMORY = 300  # MB that ten times the rows may take


@cache
def _figures(rows: int, *, others: bool = False, sqlite: bool = False) -> dict[str, float]:
    """In a process of its own: its memory is to be seen, and its database is another."""
    with tempfile.TemporaryDirectory(prefix="istc-bench-") as folder:
        environment = {
            **os.environ,
            "PYTHONPATH": "src:.",
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "ISTC_DATA": folder,
            "ISTC_CAPTCHA": "off",
            "ISTC_LOG_LEVEL": "ERROR",
        }
        if sqlite:
            del environment["DATABASE_URL"]
        else:
            environment["DATABASE_URL"] = fresh(f"imports_{rows}")
        command = [sys.executable, "-m", "benchmarks.imports_run", str(rows), str(int(others))]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.decode().splitlines()[-1])
    where = "SQLite" if sqlite else "PostgreSQL"
    for name, figure in found.items():
        note(f"  {rows} rows on {where}, {name}: {figure:.4g}")
    return found


def floor() -> float:
    """Seconds through those of calamine, the plainest checks and COPY."""
    found = _figures(ROWS, others=True)
    return found["ours_s"] / found["floor_s"]


def floor_sqlite() -> float:
    """The same with executemany."""
    found = _figures(ROWS, others=True, sqlite=True)
    return found["ours_s"] / found["floor_s"]


def importexport() -> float:
    """Rows a second through those of django-import-export in bulk mode; see `_passes`."""
    return _passes(_figures(ROWS, others=True))


def importexport_sqlite() -> float:
    return _passes(_figures(ROWS, others=True, sqlite=True))


def _passes(found: dict[str, float]) -> float:
    """Preview and import on both sides: ours reads, checks, compares and keeps, and then stores;
    theirs runs dry with its differences, and then once more without. The import alone is noted."""
    alone = found["importexport_s"] / found["ours_s"]
    note(f"  their import alone through all of ours: {alone:.2f}")
    return (found["importexport_preview_s"] + found["importexport_s"]) / found["ours_s"]


def growing() -> float:
    """Seconds of ten times the rows through those of the rows."""
    return _figures(MANY)["ours_s"] / _figures(ROWS, others=True)["ours_s"]


def memory() -> float:
    """The most that ten times the rows held, the reading child's too, by what they may."""
    return _figures(MANY)["memory_mb"] / MEMORY
