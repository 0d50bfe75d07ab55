"""DATABASE_URL: what each kind of database is opened with."""

from istc.config.settings import database


def test_the_embedded_database_waits_for_its_one_writer():
    found = database._database(database.SQLITE_URL)

    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]
    assert found["NAME"].endswith("istc.sqlite3")


def test_postgresql_connections_are_kept():
    found = database._database("postgresql://istc@db.example:5433/survey")

    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 5433, "survey")
    assert found["CONN_MAX_AGE"] == 600
    assert found["CONN_HEALTH_CHECKS"] is True
    assert "init_command" not in found.get("OPTIONS", {})
