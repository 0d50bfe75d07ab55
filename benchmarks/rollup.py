"""Our roll-ups of a made-up nation against one bare SQL sum over a plain table of the same rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache

from benchmarks.measure import note

UNITS = os.environ.get("ISTC_BENCH_UNITS", "2000")  # issue 6 speaks of 20,000


@cache
def _figures() -> dict[str, float]:
    """In a process of its own: Django's settings are read once, and not these."""
    with tempfile.TemporaryDirectory(prefix="istc-bench-") as folder:
        environment = {
            **os.environ,
            "PYTHONPATH": "src:.",
            "DJANGO_SETTINGS_MODULE": "istc.config.settings",
            "ISTC_DATA": folder,
            "ISTC_CAPTCHA": "off",
            "ISTC_LOG_LEVEL": "ERROR",
        }
        command = [sys.executable, "-m", "benchmarks.rollup_nation", UNITS]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.decode().splitlines()[-1])
    for name, figure in found.items():
        note(f"  {name}: {figure:.4g}")
    return found


def nation() -> float:
    """The slowest form's national roll-up by the bare sum of its rows."""
    return _figures()["nation_worst_ratio"]


def nation_middle() -> float:
    """The same for the form in the middle."""
    return _figures()["nation_median_ratio"]


def branch() -> float:
    """The greatest level-1 branch, page and all children, in units of 50 ms; slowest form."""
    return _figures()["branch_worst_ms"] / 50


def first_screen() -> float:
    """First page of records of the fullest form: nation by the smallest branch that fills it."""
    return _figures()["screen_nation_ms"] / max(1.0, _figures()["screen_branch_ms"])


def memory() -> float:
    """Resident memory that all these questions added, in units of 100 MB."""
    return _figures()["memory_mb"] / 100
