"""Writes and reads the file of a backup: a zip with the database, the files and their proofs."""

import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from istc.config.backup import proof
from istc.config.backup.proof import Proof
from istc.config.backup.refused import Refused

FORMAT = 2
MANIFEST, FILES = "manifest.json", "files/"
UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, FileNotFoundError, sqlite3.DatabaseError)


class Base(Protocol):
    """A database as a backup sees it: `Embedded` or `Server`."""

    kind: str
    title: str

    def write(self, archive: zipfile.ZipFile, room: Path) -> dict[str, Proof]: ...
    def in_use(self) -> bool: ...
    def check(self, archive: zipfile.ZipFile, room: Path, wanted: dict[str, Any]) -> None: ...
    def put(self, archive: zipfile.ZipFile, room: Path, wanted: dict[str, Any]) -> None: ...


def save(base: Base, folder: Path, target: Path) -> dict[str, Any]:
    """One file that holds the database as of one moment. Says what is in it. Raises Refused.

    The files come after the database: whatever the database names was there before it.
    """
    if target.exists():
        raise Refused(f"{target.name} 已存在。换一个文件名。")
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as room:
            manifest = _write(part, base, Path(room), folder)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write(part: Path, base: Base, room: Path, folder: Path) -> dict[str, Any]:
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        os.chmod(part, 0o600)
        tables = {name: asdict(one) for name, one in base.write(archive, room).items()}
        manifest = {
            "format": FORMAT,
            "database": base.kind,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "tables": tables,
            "files": _write_files(archive, folder),
        }
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def _write_files(archive: zipfile.ZipFile, folder: Path) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for path in proof.files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # ran out while we were at it
            continue
        archive.writestr(FILES + name, content)
        known[name] = asdict(proof.of_bytes(content))
    return known


def restore(source: Path, base: Base, folder: Path) -> dict[str, Any]:
    """Put it into an empty database and prove it. Says what was put back. Raises Refused."""
    if base.in_use():
        raise Refused("目标数据库已有账号。只能恢复到空数据库：换一个 ISTC_DATA 或 DATABASE_URL。")
    try:
        with zipfile.ZipFile(source) as archive, tempfile.TemporaryDirectory(dir=folder) as name:
            manifest, room = _manifest(archive, base), Path(name)
            base.check(archive, room, manifest["tables"])
            _unpack(archive, manifest["files"], folder)
            base.put(archive, room, manifest["tables"])
    except UNREADABLE as error:
        raise Refused("不是备份文件，或已损坏。换一个备份文件。") from error
    back = {name: proof.of_file(folder / name) for name in manifest["files"]}
    proof.agree(manifest["files"], back, "恢复后的文件")
    return manifest


def _manifest(archive: zipfile.ZipFile, base: Base) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except ValueError as error:
        raise Refused("备份文件的清单已损坏。换一个备份文件。") from error
    if found.get("format") != FORMAT:
        raise Refused("备份文件的格式不是本版本的。用做备份的版本恢复。")
    if found["database"] != base.kind:
        raise Refused(f"备份不是 {base.title} 的。换 DATABASE_URL，或换一个备份文件。")
    return found


def _unpack(archive: zipfile.ZipFile, known: dict[str, Any], folder: Path) -> None:
    """Only what the manifest names, and only below the folder."""
    for name, told in known.items():
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts:
            raise Refused(f"备份文件中有越界的文件名：{name}。不能恢复。")
        content = archive.read(FILES + name)
        proof.agree({name: told}, {name: proof.of_bytes(content)}, "备份文件中的文件")
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
