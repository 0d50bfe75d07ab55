"""Which database a backup is about, and what it says when it is done."""

from pathlib import Path
from typing import Any

from django.db import connection

from istc.config.backup.archive import Base
from istc.config.backup.embedded import Embedded
from istc.config.backup.server import Server


def database() -> Base:
    """The database of this site."""
    if connection.vendor == "postgresql":
        return Server()
    return Embedded(Path(connection.settings_dict["NAME"]))


def summary(manifest: dict[str, Any]) -> str:
    rows = sum(one["size"] for one in manifest["tables"].values())
    return f"{len(manifest['tables'])} 张表 {rows} 行，{len(manifest['files'])} 个文件"
