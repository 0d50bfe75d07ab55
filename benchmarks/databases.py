"""Databases of a measure's own on the throw-away PostgreSQL: none finds what another left."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


def fresh(name: str) -> str:
    """An empty database of this name, whatever stood there; its address."""
    given, own = os.environ["DATABASE_URL"], sql.Identifier(name)
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(own))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(own))
    return urlsplit(given)._replace(path=f"/{name}").geturl()
