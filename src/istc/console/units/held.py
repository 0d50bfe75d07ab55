"""A roster between its preview and its creation: a file under a random name, known to the session.

A roster holds no passwords. It is deleted once its units are made, or after a day.
"""

from __future__ import annotations

import secrets
import time
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest

from istc.jobs import files

FOLDER = "rosters"
KEY = "roster"  # of the session
KEPT = 86_400  # seconds
LONGEST_NAME = 120


def hold(request: HttpRequest, sent: UploadedFile[Any]) -> str:
    """Keeps the file in place of the one before it; the token names it in addresses."""
    drop(request)
    sweep()
    path = files.new_path(name=FOLDER)
    with path.open("wb") as file:
        for chunk in sent.chunks():
            file.write(chunk)
    token = secrets.token_hex(8)
    shown = Path((sent.name or "").replace("\\", "/")).name[:LONGEST_NAME]
    request.session[KEY] = {"token": token, "path": str(path), "name": shown}
    return token


def held(request: HttpRequest, token: str) -> tuple[Path, str]:
    """Where it lies, and its name. Raises Http404 for another's file, and for one that is gone."""
    known = request.session.get(KEY) or {}
    if not known or not secrets.compare_digest(known["token"].encode(), token.encode()):
        raise Http404
    path = Path(known["path"])
    if not path.exists():
        raise Http404
    return path, known["name"]


def drop(request: HttpRequest) -> None:
    known = request.session.pop(KEY, None)
    if known:
        files.discard(known["path"])


def let_go(request: HttpRequest) -> None:
    """Hand the file to a background job, which deletes it."""
    request.session.pop(KEY, None)


def sweep() -> None:
    """Delete what nobody came back for."""
    for path in files.folder(FOLDER).iterdir():
        if path.stat().st_mtime < time.time() - KEPT:
            path.unlink(missing_ok=True)
