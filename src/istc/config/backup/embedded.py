"""The embedded database in a backup: SQLite's own copy of one moment, proved table by table."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from istc.config.backup import proof
from istc.config.backup.proof import Proof

BASE = "database.sqlite3"
PAGES = 2000  # copied at a time; writers get their turn between


class Embedded:
    """Of a file of SQLite."""

    kind = "sqlite"
    title = "SQLite"

    def __init__(self, database: Path) -> None:
        self.database = database

    def write(self, archive: zipfile.ZipFile, room: Path) -> dict[str, Proof]:
        """Puts the database as of one moment into the file; what its tables prove."""
        copy = room / BASE
        self._snapshot(copy)
        archive.write(copy, BASE)
        return proof.of_tables(copy)

    def in_use(self) -> bool:
        """An account means that somebody works here already."""
        if not self.database.exists():
            return False
        with closing(sqlite3.connect(self.database)) as base:
            named = "SELECT 1 FROM sqlite_master WHERE name = 'units_account'"
            known = base.execute(named).fetchone()
            return bool(known and base.execute("SELECT 1 FROM units_account LIMIT 1").fetchone())

    def check(self, archive: zipfile.ZipFile, room: Path, wanted: dict[str, Any]) -> None:
        """Raises Refused where the file's tables are not those of its manifest."""
        archive.extract(BASE, room)
        proof.agree(wanted, proof.of_tables(room / BASE), "备份文件中的表")

    def put(self, archive: zipfile.ZipFile, room: Path, wanted: dict[str, Any]) -> None:
        """The whole content in one step for whoever reads it; proved afterwards."""
        with (
            closing(sqlite3.connect(room / BASE)) as base,
            closing(sqlite3.connect(self.database, timeout=60)) as target,
        ):
            base.backup(target)
        proof.agree(wanted, proof.of_tables(self.database), "恢复后的表")

    def _snapshot(self, copy: Path) -> None:
        """The database as of one moment, by SQLite's own means, while others write on."""
        with closing(sqlite3.connect(self.database, timeout=60)) as source:
            source.execute("BEGIN")  # one reader's view from the first page to the last
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with closing(sqlite3.connect(copy)) as target:
                source.backup(target, pages=PAGES)
                target.execute("PRAGMA journal_mode=DELETE")
