"""Rosters of new units, made through the queue as from the page; as many rows put in bare."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.console_stock import BATCH, YEAR, begin
from istc.console.units import creating
from istc.jobs import queue, running
from istc.jobs.models import Job
from istc.units import paths
from istc.units.access import Actor
from istc.units.models import Account, Placement, Unit
from istc.units.roster.rows import COLUMNS

__all__ = ["begin", "floor", "ours", "roster"]
SECONDS = 10  # of so many rows one stands right below the centre's, the others below it


def roster(folder: Path, count: int) -> Path:
    """A CSV file of two levels."""
    path = folder / "roster.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(COLUMNS))
        file.write(",".join(COLUMNS.values()) + "\n")
        for number in range(count):
            top = number - number % SECONDS
            row = {"name": f"某省第{number}研究所", "username": f"r{number}"}
            above = {"superior": f"r{top}"} if number % SECONDS else {"category": "行业协会"}
            writer.writerow({**dict.fromkeys(COLUMNS, ""), **row, **above})
    return path


def ours(path: Path) -> int:
    """By the worker; says how many times the job told how far it was. SystemExit if it failed."""
    told = 0
    keep = queue.keep

    def counted(job: Job, **said: object) -> bool:
        nonlocal told
        told += "progress" in said
        return keep(job, **said)

    queue.keep = counted
    actor = Actor.of(Account.objects.get(is_centre=True), None)
    payload = {"path": str(path), "year": YEAR, "key": path.name}
    job = queue.enqueue(kind=creating.KIND, actor=actor, payload=payload, title="roster")
    running.run(queue.claim("bench") or job)
    queue.keep = keep
    job.refresh_from_db()
    if job.state != Job.State.DONE:
        raise SystemExit(f"the job ended as {job.state}: {job.words} {job.message}")
    return told


def floor(turn: int, hashed: list[str]) -> None:
    """Units, accounts and places in bulk; no reading, no judging, no slips, no log."""
    names = [f"f{turn}_{number}" for number in range(len(hashed))]
    units = Unit.objects.bulk_create(
        [Unit(code=name, name=f"某省{name}所") for name in names], batch_size=BATCH
    )
    pairs = zip(units, hashed, strict=True)
    Account.objects.bulk_create(
        [Account(username=unit.code, unit=unit, password=one) for unit, one in pairs],
        batch_size=BATCH,
    )
    Placement.objects.bulk_create(
        [
            Placement(year=YEAR, unit=one, path=paths.child("", one.pk), level=1, name=one.name)
            for one in units
        ],
        batch_size=BATCH,
    )
