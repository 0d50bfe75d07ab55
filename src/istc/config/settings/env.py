"""Reads settings from environment variables, so that a wrong one is named at start-up."""

import os
import secrets
from collections.abc import Collection
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[4]
WORDS = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in WORDS:
        raise ImproperlyConfigured(f"{name}={value}: say on or off")
    return WORDS[value]


def number(name: str, default: int, least: int = 0) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name}={value}: give a whole number, {least} or more")
    return int(value)


def choice(name: str, default: str, known: Collection[str]) -> str:
    value = text(name, default).lower()
    if value not in known:
        raise ImproperlyConfigured(f"{name}={value}: choose one of {', '.join(known)}")
    return value


def listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def data_folder() -> Path:
    """Where the embedded mode keeps what it makes: database, key, collected static files."""
    folder = Path(text("ISTC_DATA", str(ROOT / "var"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The given key, or one made once and kept beside the embedded database."""
    given = text("ISTC_SECRET_KEY")
    if given:
        return given
    path = folder / "secret.key"
    if not path.exists():
        _keep_new_key(path)
    return path.read_text(encoding="ascii")


def _keep_new_key(path: Path) -> None:
    """Link a finished file into place: of two processes starting at once, the first wins."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
