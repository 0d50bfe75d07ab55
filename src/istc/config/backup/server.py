"""PostgreSQL in a backup: every table by COPY under one snapshot, while others write on.

It needs no client programs and no matching versions of them; what is put back is read out again in
the same transaction and compared, so a restore is whole and proved, or nothing.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from istc.config.backup import proof
from istc.config.backup.proof import CHUNK, Proof
from istc.config.backup.refused import Refused

TABLES, SHAPE = "tables/", "shape.json"
APPLIED = "django_migrations"  # told in the shape; each database keeps its own


class Server:
    """Of the database that Django is connected to."""

    kind = "postgresql"
    title = "PostgreSQL"

    def write(self, archive: zipfile.ZipFile, room: Path) -> dict[str, Proof]:
        """Puts the database as of one moment into the file; what its tables prove."""
        del room  # nothing is kept beside the file
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            shape = _shape(cursor)
            proofs = {}
            for name, columns in shape["tables"].items():
                with archive.open(f"{TABLES}{name}", "w", force_zip64=True) as member:
                    proofs[name] = _read_out(cursor, name, columns, member.write)
        archive.writestr(SHAPE, json.dumps(shape, indent=1))
        return proofs

    def in_use(self) -> bool:
        """An account means that somebody works here already."""
        with connection.cursor() as cursor:
            if "units_account" not in connection.introspection.table_names(cursor):
                return False
            cursor.execute("SELECT EXISTS (SELECT 1 FROM units_account)")
            return bool(cursor.fetchone()[0])

    def check(self, archive: zipfile.ZipFile, room: Path, wanted: dict[str, Any]) -> None:
        """Raises Refused where the file's tables are not those of its manifest."""
        del room
        shape = json.loads(archive.read(SHAPE))
        found = {name: _of_member(archive, name) for name in shape["tables"]}
        proof.agree(wanted, found, "备份文件中的表")

    def put(self, archive: zipfile.ZipFile, room: Path, wanted: dict[str, Any]) -> None:
        """All tables in one transaction, read out again before it ends. Raises Refused."""
        del room
        shape = json.loads(archive.read(SHAPE))
        call_command("migrate", verbosity=0, interactive=False)
        with transaction.atomic(), connection.cursor() as cursor:
            _same_shape(shape, _shape(cursor))
            cursor.execute(f"TRUNCATE {', '.join(map(_quoted, shape['tables']))}")
            for name, columns in shape["tables"].items():
                _copy_in(cursor, archive, name, columns)
            _set_sequences(cursor, shape["sequences"])
            found = {
                name: _read_out(cursor, name, columns, lambda block: None)
                for name, columns in shape["tables"].items()
            }
            proof.agree(wanted, found, "恢复后的表")


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _shape(cursor: CursorWrapper) -> dict[str, Any]:
    """Tables with their columns, where their numbers have got to, which migrations were run."""
    known = connection.introspection
    tables, sequences = {}, {}
    for name in sorted(set(known.table_names(cursor)) - {APPLIED}):
        tables[name] = [column.name for column in known.get_table_description(cursor, name)]
        for sequence in known.get_sequences(cursor, name):
            own = _quoted(sequence["name"])
            cursor.execute(f"SELECT last_value, is_called FROM {own}")  # noqa: S608 - quoted
            sequences[name] = [sequence["column"], *cursor.fetchone()]
    cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    migrations = [name for (name,) in cursor.fetchall()]
    return {"tables": tables, "sequences": sequences, "migrations": migrations}


def _same_shape(wanted: dict[str, Any], found: dict[str, Any]) -> None:
    other = set(wanted["migrations"]) ^ set(found["migrations"])
    if other:
        raise Refused(
            f"备份的系统版本与本系统不同（{sorted(other)[0]}）。用做备份的版本恢复，再升级。"
        )
    if wanted["tables"] != found["tables"]:
        raise Refused("备份的表与本系统的不同。用做备份的版本恢复，再升级。")


def _read_out(
    cursor: CursorWrapper, name: str, columns: list[str], take: Callable[[bytes], object]
) -> Proof:
    """The rows in the order of their keys, each one line, as PostgreSQL writes them."""
    keys = connection.introspection.get_primary_key_columns(cursor, name) or columns
    rows = f"SELECT {_listed(columns)} FROM {_quoted(name)} ORDER BY {_listed(keys)}"  # noqa: S608 - quoted
    digest, lines = hashlib.sha256(), 0
    with cursor.copy(f"COPY ({rows}) TO STDOUT") as copy:
        for block in copy:
            digest.update(block)
            lines += bytes(block).count(b"\n")
            take(block)
    return Proof(lines, digest.hexdigest())


def _copy_in(
    cursor: CursorWrapper, archive: zipfile.ZipFile, name: str, columns: list[str]
) -> None:
    into = f"COPY {_quoted(name)} ({_listed(columns)}) FROM STDIN"
    with archive.open(f"{TABLES}{name}") as member, cursor.copy(into) as copy:
        while block := member.read(CHUNK):
            copy.write(block)


def _set_sequences(cursor: CursorWrapper, sequences: dict[str, list[Any]]) -> None:
    for name, (column, last, called) in sequences.items():
        which = "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)"
        cursor.execute(which, [_quoted(name), column, last, called])


def _of_member(archive: zipfile.ZipFile, name: str) -> Proof:
    digest, lines = hashlib.sha256(), 0
    with archive.open(f"{TABLES}{name}") as member:
        while block := member.read(CHUNK):
            digest.update(block)
            lines += block.count(b"\n")
    return Proof(lines, digest.hexdigest())
