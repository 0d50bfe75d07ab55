"""A checked roster becomes units, places and accounts: all of them or none."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from istc import audit
from istc.units import passwords, paths
from istc.units.access import Actor
from istc.units.models import Account, Placement, Unit
from istc.units.roster.checking import YES
from istc.units.roster.known import Known, Lists
from istc.units.roster.rows import Row

BATCH = 500


@dataclass(frozen=True, slots=True)
class Slip:
    """What a unit is told once: its user name and initial password (F23)."""

    name: str
    username: str
    password: str
    level: int


def create(
    rows: list[Row],
    *,
    year: int,
    known: Known,
    lists: Lists,
    with_passwords: bool = True,
    actor: Actor | None = None,
    hashed: Sequence[str] | None = None,
) -> list[Slip]:
    """Rows without faults, as `checking.check` has seen them. Passwords are hashed beforehand,
    on all cores, so that the transaction is short; an account without one cannot sign in.

    `hashed`: the caller has made the passwords and knows them; the slips then have none.
    """
    initial: list[str | None] = [None for _ in rows]
    if hashed is None and with_passwords:
        initial = [passwords.initial() for _ in rows]
    hashes = hashes_of(initial) if hashed is None else hashed
    with transaction.atomic():
        units = _units(rows)
        levels = _places(rows, units=units, year=year, known=known, lists=lists)
        accounts = [
            Account(username=row.username, unit=units[row.username], password=hashed)
            for row, hashed in zip(rows, hashes, strict=True)
        ]
        Account.objects.bulk_create(accounts, batch_size=BATCH)
        audit.record(actor=actor, action="roster.create", year=year, after=_summary(rows, levels))
    return [
        Slip(row.name, row.username, password or "", levels[row.username])
        for row, password in zip(rows, initial, strict=True)
    ]


def hashes_of(initial: Sequence[str | None]) -> list[str]:
    """In their order; None becomes a hash that no password opens."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        return list(workers.map(make_password, initial))


def _units(rows: list[Row]) -> dict[str, Unit]:
    """A unit's code is its first user name: unique, known to both sides, never changed."""
    made = Unit.objects.bulk_create(
        [Unit(code=row.username, name=row.name) for row in rows], batch_size=BATCH
    )
    return {unit.code: unit for unit in made}


def _places(
    rows: list[Row], *, units: Mapping[str, Unit], year: int, known: Known, lists: Lists
) -> dict[str, int]:
    """Level by level, as a place needs its superior's; says each unit's level by user name."""
    placed: dict[str, Placement] = {}
    waiting = rows
    while waiting:
        above = {**known.places, **placed}
        ready = [row for row in waiting if not row.superior or row.superior in above]
        made = [
            _place(
                row,
                year=year,
                unit=units[row.username],
                superior=above.get(row.superior),
                lists=lists,
            )
            for row in ready
        ]
        Placement.objects.bulk_create(made, batch_size=BATCH)
        placed.update(zip((row.username for row in ready), made, strict=True))
        waiting = [row for row in waiting if row.username not in placed]
    return {username: place.level for username, place in placed.items()}


def _place(
    row: Row, *, year: int, unit: Unit, superior: Placement | None, lists: Lists
) -> Placement:
    path = paths.child(superior.path if superior else "", unit.pk)
    inherited = superior.category if superior else ""
    return Placement(
        year=year,
        unit=unit,
        superior=superior,
        path=path,
        level=paths.level(path),
        name=row.name,
        province=lists.province.get(row.province, row.province),
        type=lists.type.get(row.type, row.type),
        category=lists.category.get(row.category, row.category) or inherited,
        third_level=row.third_level.lower() in YES,
    )


def _summary(rows: list[Row], levels: Mapping[str, int]) -> dict[str, object]:
    return {
        "levels": dict(sorted(Counter(levels.values()).items())),
        "usernames": [row.username for row in rows],
    }
