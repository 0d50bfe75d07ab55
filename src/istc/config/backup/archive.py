"""Writes and reads the file of a backup: a zip with the database, the files and their proofs."""

import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from istc.config.backup import proof

FORMAT = 1
MANIFEST, BASE, FILES = "manifest.json", "database.sqlite3", "files/"
UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, FileNotFoundError, sqlite3.DatabaseError)
PAGES = 2000  # copied at a time; writers get their turn between


class Refused(Exception):
    """It cannot be saved or put back; the text says why and what to do."""


def save(database: Path, folder: Path, target: Path) -> dict[str, Any]:
    """One file that holds the database as of one moment. Says what is in it. Raises Refused.

    The files come after the database: whatever the database names was there before it.
    """
    if target.exists():
        raise Refused(f"{target.name} 已存在。换一个文件名。")
    part = target.with_name(target.name + ".part")
    with tempfile.TemporaryDirectory(dir=target.parent) as room:
        copy = Path(room) / BASE
        snapshot(database, copy)
        manifest = _write(part, copy, folder)
    os.replace(part, target)
    return manifest


def snapshot(database: Path, copy: Path) -> None:
    """The database as of one moment, by SQLite's own means, while others write on."""
    with closing(sqlite3.connect(database, timeout=60)) as source:
        source.execute("BEGIN")  # one reader's view from the first page to the last
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target, pages=PAGES)
            target.execute("PRAGMA journal_mode=DELETE")


def put(copy: Path, database: Path) -> None:
    """The whole content of one file into another, in one step for whoever reads it."""
    with (
        closing(sqlite3.connect(copy)) as base,
        closing(sqlite3.connect(database, timeout=60)) as target,
    ):
        base.backup(target)


def _write(part: Path, copy: Path, folder: Path) -> dict[str, Any]:
    known: dict[str, Any] = {}
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        os.chmod(part, 0o600)
        archive.write(copy, BASE)
        for path in proof.files(folder):
            name = path.relative_to(folder).as_posix()
            try:
                content = path.read_bytes()
            except FileNotFoundError:  # ran out while we were at it
                continue
            archive.writestr(FILES + name, content)
            known[name] = asdict(proof.of_bytes(content))
        tables = {name: asdict(one) for name, one in proof.of_tables(copy).items()}
        manifest = {
            "format": FORMAT,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "tables": tables,
            "files": known,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def restore(source: Path, database: Path, folder: Path) -> dict[str, Any]:
    """Put it into an empty database and prove it. Says what was put back. Raises Refused."""
    _refuse_full(database)
    try:
        with zipfile.ZipFile(source) as archive, tempfile.TemporaryDirectory(dir=folder) as room:
            manifest = _manifest(archive)
            archive.extract(BASE, room)
            copy = Path(room) / BASE
            _agree(manifest["tables"], proof.of_tables(copy), "备份文件中的表")
            _unpack(archive, manifest["files"], folder)
            put(copy, database)
    except UNREADABLE as error:
        raise Refused("不是备份文件，或已损坏。换一个备份文件。") from error
    _agree(manifest["tables"], proof.of_tables(database), "恢复后的表")
    back = {name: proof.of_file(folder / name) for name in manifest["files"]}
    _agree(manifest["files"], back, "恢复后的文件")
    return manifest


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except ValueError as error:
        raise Refused("备份文件的清单已损坏。换一个备份文件。") from error
    if found.get("format") != FORMAT:
        raise Refused("备份文件的格式不是本版本的。用做备份的版本恢复。")
    return found


def _refuse_full(database: Path) -> None:
    """An account means that somebody works here already."""
    if not database.exists():
        return
    with closing(sqlite3.connect(database)) as base:
        known = base.execute("SELECT 1 FROM sqlite_master WHERE name = 'units_account'").fetchone()
        if known and base.execute("SELECT 1 FROM units_account LIMIT 1").fetchone():
            raise Refused("目标数据库已有账号。只能恢复到空数据库：换一个 ISTC_DATA。")


def _unpack(archive: zipfile.ZipFile, known: dict[str, Any], folder: Path) -> None:
    """Only what the manifest names, and only below the folder."""
    for name, told in known.items():
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts:
            raise Refused(f"备份文件中有越界的文件名：{name}。不能恢复。")
        content = archive.read(FILES + name)
        _agree({name: told}, {name: proof.of_bytes(content)}, "备份文件中的文件")
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _agree(wanted: dict[str, Any], found: dict[str, proof.Proof], what: str) -> None:
    wrong = proof.differences(wanted, found)
    if wrong:
        raise Refused(f"{what}与清单不符：{'、'.join(wrong[:5])}。备份不能用。")
