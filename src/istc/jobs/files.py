"""Results lie in one folder under random names, never under a name that a user chose (N37)."""

import secrets
from pathlib import Path

from django.conf import settings


def folder(name: str = "jobs") -> Path:
    found = Path(settings.ISTC_DATA) / name
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def new_path(suffix: str = "", name: str = "jobs") -> Path:
    """A place for a new file. `suffix` is the program's own word, not a user's."""
    return folder(name) / f"{secrets.token_hex(16)}{suffix}"


def discard(path: str) -> None:
    """A file that is gone already is gone."""
    if path:
        Path(path).unlink(missing_ok=True)


def sweep(before: float, name: str = "jobs") -> int:
    """Deletes what nobody has written to since (seconds of the epoch): also what a worker left that
    died before it could say where its result lies. Says how many."""
    old = [one for one in folder(name).iterdir() if one.is_file() and one.stat().st_mtime < before]
    for one in old:
        one.unlink(missing_ok=True)
    return len(old)
