"""Fingerprints of what was compiled: equal content and only it gives equal digests."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from istc.definitions.expression.syntax import Expression
from istc.definitions.expression.writer import write
from istc.definitions.model import Edition, Form

_LEFT_OUT = frozenset({"line", "digest", "source"})  # say where it stands, not what it is


def form_digest(form: Form) -> str:
    """Sha256 over the form's content, its choice lists included."""
    return _sha256(form)


def edition_digest(edition: Edition) -> str:
    """Sha256 over the general texts and all forms."""
    return _sha256(edition)


def _sha256(thing: object) -> str:
    text = json.dumps(_plain(thing), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(thing: Any) -> Any:
    if isinstance(thing, str | int | None):
        return thing
    if isinstance(thing, Expression):
        return write(thing.node)
    if isinstance(thing, tuple):
        return [_plain(part) for part in thing]
    if isinstance(thing, Mapping):
        return {key: _plain(part) for key, part in thing.items()}
    return _fields(thing)


def _fields(thing: Any) -> dict[str, Any]:
    return {
        one.name: _plain(getattr(thing, one.name))
        for one in fields(thing)
        if one.name not in _LEFT_OUT
    }
