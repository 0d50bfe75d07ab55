"""A backup is of one moment, and what is put back is proved equal (issue 5)."""

import json
import sqlite3
import threading
import zipfile
from contextlib import closing

import pytest

from istc.config.backup import archive, proof
from istc.config.backup.embedded import Embedded
from istc.config.backup.refused import Refused

PAIR = "INSERT INTO {} (said) VALUES (?)"


@pytest.fixture
def site(tmp_path):
    """A database whose two tables grow together, and a folder with what users brought."""
    folder = tmp_path / "data"
    (folder / "scans").mkdir(parents=True)
    (folder / "static").mkdir()
    (folder / "scans" / "letter.pdf").write_bytes(b"%PDF" * 100)
    (folder / "static" / "app.css").write_text("x")
    (folder / "secret.key").write_text("secret")
    base = folder / "istc.sqlite3"
    with closing(sqlite3.connect(base)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        for name in ("one", "two"):
            made.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, said TEXT)")
        made.executemany(PAIR.format("one"), [(f"甲{n}" * 50,) for n in range(3000)])
        made.executemany(PAIR.format("two"), [(f"乙{n}" * 50,) for n in range(3000)])
        made.commit()
    return base, folder


@pytest.fixture
def fresh(tmp_path):
    folder = tmp_path / "fresh"
    folder.mkdir()
    return folder / "istc.sqlite3", folder


def test_what_is_put_back_is_equal(site, fresh, tmp_path):
    made = archive.save(Embedded(site[0]), site[1], tmp_path / "b.zip")
    done = archive.restore(tmp_path / "b.zip", Embedded(fresh[0]), fresh[1])
    assert done == made
    assert proof.of_tables(site[0]) == proof.of_tables(fresh[0])
    assert (fresh[1] / "scans" / "letter.pdf").read_bytes() == b"%PDF" * 100
    assert list(made["files"]) == ["scans/letter.pdf"]


def test_saved_under_load_it_holds_whole_transactions_only(site, fresh, tmp_path):
    """Both tables grow in one transaction: a copy with one more row here than there is torn."""
    stop, written = threading.Event(), []

    def load():
        with closing(sqlite3.connect(site[0], timeout=60)) as base:
            while not stop.is_set():
                with base:
                    base.execute(PAIR.format("one"), ("x" * 400,))
                    base.execute(PAIR.format("two"), ("x" * 400,))
                written.append(1)

    writer = threading.Thread(target=load)
    writer.start()
    try:
        before = len(written)
        for number in range(3):
            made = archive.save(Embedded(site[0]), site[1], tmp_path / f"{number}.zip")
            assert made["tables"]["one"]["size"] == made["tables"]["two"]["size"]
        assert len(written) > before  # the site went on writing meanwhile
    finally:
        stop.set()
        writer.join()
    archive.restore(tmp_path / "2.zip", Embedded(fresh[0]), fresh[1])
    found = proof.of_tables(fresh[0])
    assert found["one"].size == found["two"].size >= 3000


def test_a_backup_is_not_written_over(site, tmp_path):
    (tmp_path / "b.zip").write_text("mine")
    with pytest.raises(Refused, match="已存在"):
        archive.save(Embedded(site[0]), site[1], tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_text() == "mine"


def test_only_its_owner_reads_it(site, tmp_path):
    archive.save(Embedded(site[0]), site[1], tmp_path / "b.zip")
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("*.part"))


def test_a_database_in_use_is_left_alone(site, fresh, tmp_path):
    archive.save(Embedded(site[0]), site[1], tmp_path / "b.zip")
    with closing(sqlite3.connect(fresh[0])) as base:
        base.execute("CREATE TABLE units_account (id INTEGER)")
        base.execute("INSERT INTO units_account VALUES (1)")
        base.commit()
    with pytest.raises(Refused, match="已有账号"):
        archive.restore(tmp_path / "b.zip", Embedded(fresh[0]), fresh[1])
    assert list(proof.of_tables(fresh[0])) == ["units_account"]


def test_a_migrated_but_empty_database_is_taken(site, fresh, tmp_path):
    archive.save(Embedded(site[0]), site[1], tmp_path / "b.zip")
    with closing(sqlite3.connect(fresh[0])) as base:
        base.execute("CREATE TABLE units_account (id INTEGER)")
    archive.restore(tmp_path / "b.zip", Embedded(fresh[0]), fresh[1])
    assert proof.of_tables(fresh[0]) == proof.of_tables(site[0])


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04" + b"\0" * 50])
def test_what_is_no_backup_is_refused(fresh, tmp_path, content):
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(Refused, match="不是备份文件"):
        archive.restore(tmp_path / "b.zip", Embedded(fresh[0]), fresh[1])
    assert not fresh[0].exists()


def test_a_missing_file_is_refused(fresh, tmp_path):
    with pytest.raises(Refused, match="不是备份文件"):
        archive.restore(tmp_path / "none.zip", Embedded(fresh[0]), fresh[1])


def changed(source, target, change):
    """The same backup with its manifest told another way."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == archive.MANIFEST:
                manifest = json.loads(content)
                change(manifest)
                content = json.dumps(manifest).encode()
            new.writestr(name, content)


def wrong_row(manifest):
    manifest["tables"]["one"]["size"] += 1


def wrong_file(manifest):
    manifest["files"]["scans/letter.pdf"]["sha256"] = "0" * 64


def outside(manifest):
    manifest["files"]["../../evil"] = {"size": 1, "sha256": ""}


def newer(manifest):
    manifest["format"] = 99


def foreign(manifest):
    manifest["database"] = "postgresql"


def no_tables(manifest):
    del manifest["tables"]["two"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (wrong_row, "表与清单不符：one"),
        (no_tables, "表与清单不符：two"),
        (wrong_file, "文件与清单不符"),
        (outside, "越界的文件名"),
        (newer, "格式不是本版本"),
        (foreign, "备份不是 SQLite 的"),
    ],
)
def test_what_was_tampered_with_is_refused(site, fresh, tmp_path, change, said):
    archive.save(Embedded(site[0]), site[1], tmp_path / "b.zip")
    changed(tmp_path / "b.zip", tmp_path / "c.zip", change)
    with pytest.raises(Refused, match=said):
        archive.restore(tmp_path / "c.zip", Embedded(fresh[0]), fresh[1])
    assert not (tmp_path.parent / "evil").exists()
