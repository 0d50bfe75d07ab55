"""A backup of PostgreSQL under write load, put back into an empty database, proved (N41)."""

import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from istc.config.backup import archive, proof
from istc.config.backup.refused import Refused
from istc.config.backup.server import Server
from istc.units.models import Unit
from tests.builders import build_centre, build_round, build_tree

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]
EMPTY = "istc_put_back"


def address(database: str) -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of a database without anything in it."""
    name = f"{EMPTY}_{os.getpid()}"
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
        yield address(name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "scans").mkdir(parents=True)
    (tmp_path / "data" / "scans" / "letter.pdf").write_bytes(b"%PDF" * 100)
    return tmp_path / "data"


@pytest.fixture
def loaded():
    """Units in pairs, each pair in one transaction, for as long as the test runs."""
    stop, written = threading.Event(), []

    def load() -> None:
        while not stop.is_set():
            with transaction.atomic():
                Unit.objects.create(code=f"a{len(written)}", name="甲\t\\N\n'")
                Unit.objects.create(code=f"b{len(written)}", name="乙")
            written.append(1)
        connection.close()

    writer = threading.Thread(target=load)
    writer.start()
    yield written
    stop.set()
    writer.join()


def restored(file: Path, url: str, data: Path) -> "subprocess.CompletedProcess[str]":
    data.mkdir(exist_ok=True)
    env = {**os.environ, "DATABASE_URL": url, "ISTC_DATA": str(data)}
    command = [sys.executable, str(ROOT / "manage.py"), "restore", str(file)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_saved_under_load_and_put_back_equal(loaded, folder, empty, tmp_path):
    build_tree()
    build_round()
    while len(loaded) < 5:
        time.sleep(0.01)
    before = len(loaded)
    made = archive.save(Server(), folder, tmp_path / "b.zip")
    assert len(loaded) > before  # the site went on writing meanwhile
    done = restored(tmp_path / "b.zip", empty, tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert "已恢复并核对一致" in done.stdout
    assert (tmp_path / "new" / "scans" / "letter.pdf").read_bytes() == b"%PDF" * 100
    with psycopg.connect(empty) as server:
        paired = "SELECT left(code, 1), count(*) FROM units_unit WHERE name IN (%s, %s) GROUP BY 1"
        counts = dict(server.execute(paired, ["甲\t\\N\n'", "乙"]).fetchall())
        assert counts["a"] == counts["b"] >= before  # whole transactions only
        everything = server.execute("SELECT count(*), max(id) FROM units_unit").fetchone()
        assert everything[0] == made["tables"]["units_unit"]["size"]
        [following] = server.execute(
            "SELECT nextval(pg_get_serial_sequence('units_unit', 'id'))"
        ).fetchone()
        assert following > everything[1]  # new units get numbers of their own


def test_what_is_in_use_is_left_alone(folder, empty, tmp_path):
    build_centre()
    archive.save(Server(), folder, tmp_path / "b.zip")
    assert restored(tmp_path / "b.zip", empty, tmp_path / "new").returncode == 0
    again = restored(tmp_path / "b.zip", empty, tmp_path / "new")
    assert again.returncode != 0
    assert "目标数据库已有账号" in again.stderr
    with pytest.raises(CommandError, match="目标数据库已有账号"):
        call_command("restore", tmp_path / "b.zip")


def test_a_changed_table_is_refused_and_nothing_stays(folder, empty, tmp_path):
    build_centre()
    archive.save(Server(), folder, tmp_path / "b.zip")
    changed(tmp_path / "b.zip", tmp_path / "c.zip", "tables/units_account", b"centre", b"c3ntre")
    done = restored(tmp_path / "c.zip", empty, tmp_path / "new")
    assert "备份文件中的表与清单不符：units_account" in done.stderr
    with psycopg.connect(empty) as server:
        assert not server.execute("SELECT to_regclass('units_account')").fetchone()[0]


def test_another_version_is_refused(folder, empty, tmp_path):
    build_centre()
    archive.save(Server(), folder, tmp_path / "b.zip")
    changed(tmp_path / "b.zip", tmp_path / "c.zip", "shape.json", b"units.0001", b"units.9999")
    done = restored(tmp_path / "c.zip", empty, tmp_path / "new")
    assert "备份的系统版本与本系统不同（units.0001_initial）" in done.stderr
    with psycopg.connect(empty) as server:
        assert server.execute("SELECT count(*) FROM units_account").fetchone() == (0,)


def test_what_does_not_read_back_equal_is_rolled_back(folder, tmp_path, monkeypatch):
    """The proof after writing: a database that changes what it is given keeps nothing of it."""
    build_centre()
    archive.save(Server(), folder, tmp_path / "b.zip")
    wanted = {"units_account": {"size": 99, "sha256": ""}}
    with zipfile.ZipFile(tmp_path / "b.zip") as file, pytest.raises(Refused, match="恢复后的表"):
        Server().put(file, tmp_path, wanted)
    assert not Unit.objects.exists()
    assert Server().in_use()


def test_an_embedded_backup_is_not_for_a_server(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as file:
        file.writestr(archive.MANIFEST, f'{{"format": {archive.FORMAT}, "database": "sqlite"}}')
    with pytest.raises(CommandError, match="备份不是 PostgreSQL 的"):
        call_command("restore", tmp_path / "b.zip")


def test_the_command_says_what_it_saved(tmp_path, capsys, settings):
    build_centre()
    settings.ISTC_DATA = str(tmp_path / "none")
    call_command("backup", tmp_path / "b.zip")
    assert "张表" in capsys.readouterr().out
    assert proof.files(tmp_path / "none") == []


def changed(source: Path, target: Path, member: str, old: bytes, new: bytes) -> None:
    """The same backup with some letters of one member changed."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            assert name != member or old in content
            after.writestr(name, content.replace(old, new) if name == member else content)
