"""/readyz says what is missing; backup and restore as commands (issue 5)."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from istc.config import health
from istc.config.backup import places, proof
from istc.config.backup.embedded import Embedded
from istc.units.models import Account
from tests.builders import build_tree

ON_SQLITE = connection.vendor == "sqlite"


def test_ready(db, client):
    assert client.get("/readyz").content == b"ok\n"
    assert client.post("/readyz").status_code == 405


def test_a_missing_folder_is_named(db, client, settings, tmp_path):
    settings.ISTC_DATA = tmp_path / "gone"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"data\n")


def test_a_migration_to_come_is_named(db, client, monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, nodes: ["one"])
    assert client.get("/readyz").content == b"migrations\n"


@pytest.mark.skipif(not ON_SQLITE, reason="the embedded database's own means")
@pytest.mark.django_db(transaction=True)
def test_a_site_is_saved_and_put_back(settings, tmp_path, monkeypatch, capsys):
    build_tree()
    settings.ISTC_DATA = tmp_path / "old"
    settings.ISTC_DATA.mkdir()
    (settings.ISTC_DATA / "scan.pdf").write_bytes(b"%PDF")
    call_command("backup", tmp_path / "b.zip")
    assert "1 个文件" in capsys.readouterr().out
    base, accounts = places.database().database, Account.objects.count()
    with pytest.raises(CommandError, match="已有账号"):
        call_command("restore", tmp_path / "b.zip")
    fresh = tmp_path / "new" / "istc.sqlite3"
    fresh.parent.mkdir()
    settings.ISTC_DATA = fresh.parent
    monkeypatch.setattr(places, "database", lambda: Embedded(fresh))
    call_command("restore", tmp_path / "b.zip")
    assert "已恢复并核对一致" in capsys.readouterr().out
    assert proof.of_tables(fresh) == proof.of_tables(base)
    with closing(sqlite3.connect(fresh)) as found:
        assert found.execute("SELECT count(*) FROM units_account").fetchone() == (accounts,)
    with pytest.raises(CommandError, match="已存在"):
        call_command("backup", tmp_path / "b.zip")
