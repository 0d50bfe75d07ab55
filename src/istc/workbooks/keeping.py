"""Keeps uploaded files: under random names, hashed, with what was read from them beside."""

import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from istc.jobs.files import folder
from istc.workbooks.models import Upload

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv"})
FOLDER = "imports"


def keep(file: "UploadedFile[Any]") -> tuple[str, str, str]:
    """Token, suffix and SHA-256 of a file that is now ours. The suffix is one of a few known."""
    token = secrets.token_hex(16)
    suffix = Path(file.name or "").suffix.lower()
    suffix = suffix if suffix in SUFFIXES else ""
    digest = hashlib.sha256()
    with (folder(FOLDER) / f"{token}{suffix}").open("xb") as target:
        for chunk in file.chunks():
            digest.update(chunk)
            target.write(chunk)
    return token, suffix, digest.hexdigest()


def original(upload: Upload) -> Path:
    return folder(FOLDER) / f"{upload.token}{upload.suffix}"


def _read_path(upload: Upload) -> Path:
    return folder(FOLDER) / f"{upload.token}.json"


def save_read(upload: Upload, found: dict[str, Any]) -> None:
    """Whole or not at all: a worker may die while it writes."""
    path = _read_path(upload)
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    fresh.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def load_read(upload: Upload) -> dict[str, Any]:
    """What `save_read` kept; nothing for a file that could not be read."""
    path = _read_path(upload)
    if not path.exists():
        return {"sheets": [], "faults": [], "notes": []}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
