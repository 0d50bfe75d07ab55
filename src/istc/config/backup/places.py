"""Which database a backup is about, and what it says when it is done."""

from pathlib import Path
from typing import Any

from django.db import connection

from istc.config.backup.archive import Refused


def database() -> Path:
    """The embedded database's file. Raises Refused for one on a server."""
    if connection.vendor != "sqlite":
        raise Refused("PostgreSQL 用 pg_dump 备份：见 docs/deploy/README.md。")
    return Path(connection.settings_dict["NAME"])


def summary(manifest: dict[str, Any]) -> str:
    rows = sum(one["size"] for one in manifest["tables"].values())
    return f"{len(manifest['tables'])} 张表 {rows} 行，{len(manifest['files'])} 个文件"
