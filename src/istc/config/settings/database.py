"""The database: an embedded SQLite file unless DATABASE_URL names another."""

from typing import Any

import dj_database_url

from istc.config.settings import env

__all__ = ["DATABASES", "ISTC_DATA"]

ISTC_DATA = env.data_folder()
SQLITE_URL = f"sqlite:///{ISTC_DATA / 'istc.sqlite3'}"

# IMMEDIATE takes the write lock when a transaction starts, so that two writers wait for
# each other instead of failing half way; WAL lets readers go on meanwhile.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def _database(url: str) -> dict[str, Any]:
    found: dict[str, Any] = {**dj_database_url.parse(url)}
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = SQLITE_OPTIONS
        # A file, not memory: tests with two connections then see what production sees.
        found["TEST"] = {"NAME": str(ISTC_DATA / "test.sqlite3")}
    else:
        found["CONN_MAX_AGE"] = env.number("ISTC_CONN_MAX_AGE", 600)
        found["CONN_HEALTH_CHECKS"] = True
        # Each hot statement is kept by the server from its first use on. Off behind a pooler
        # that gives every transaction another connection.
        ready = env.flag("ISTC_PREPARED_STATEMENTS", True)
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "prepare_threshold": 0 if ready else None}
    return found


DATABASES = {"default": _database(env.text("DATABASE_URL", SQLITE_URL))}
