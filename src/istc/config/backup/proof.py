"""Counts and hashes of tables and files: what a restored site must agree with."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from istc.config.backup.refused import Refused

CHUNK = 1 << 20  # bytes read at a time
SKIPPED = ("static", "secret.key")  # made anew by each site
DATABASE = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".part")


@dataclass(frozen=True, slots=True)
class Proof:
    """`size`: rows of a table, bytes of a file."""

    size: int
    sha256: str


def of_tables(database: Path) -> dict[str, Proof]:
    """Every table of an SQLite file, its rows in the order of their numbers."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as base:
        named = base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return {name: _of_table(base, name) for (name,) in sorted(named.fetchall())}


def _of_table(base: sqlite3.Connection, name: str) -> Proof:
    quoted = '"' + name.replace('"', '""') + '"'
    digest, rows = hashlib.sha256(), 0
    for row in base.execute(f"SELECT * FROM {quoted} ORDER BY rowid"):  # noqa: S608 - quoted
        digest.update(repr(row).encode())
        rows += 1
    return Proof(rows, digest.hexdigest())


def of_file(path: Path) -> Proof:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while part := file.read(CHUNK):
            digest.update(part)
            size += len(part)
    return Proof(size, digest.hexdigest())


def of_bytes(content: bytes) -> Proof:
    return Proof(len(content), hashlib.sha256(content).hexdigest())


def files(folder: Path) -> list[Path]:
    """What users brought and what was made for them, but not the database itself."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in found if _is_kept(path.relative_to(folder))]


def _is_kept(name: Path) -> bool:
    return name.parts[0] not in SKIPPED and not name.name.endswith(DATABASE)


def differences(wanted: dict[str, Any], found: dict[str, Proof]) -> list[str]:
    """Names whose count or hash is another, or that one side lacks."""
    known = {name: Proof(**one) for name, one in wanted.items()}
    names = sorted(known.keys() | found.keys())
    return [name for name in names if known.get(name) != found.get(name)]


def agree(wanted: dict[str, Any], found: dict[str, Proof], what: str) -> None:
    """Raises Refused, naming what differs."""
    wrong = differences(wanted, found)
    if wrong:
        raise Refused(f"{what}与清单不符：{'、'.join(wrong[:5])}。备份不能用。")
