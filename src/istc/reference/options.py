"""Options as a version stores them, and back."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from istc.definitions.model import Option

Plain = dict[str, Any]


def stored(options: Sequence[Option]) -> list[Plain]:
    """As JSON; what is empty is left out."""
    return [
        {
            "code": one.code,
            "label": one.label,
            **{name: value for name, value in _rest(one).items() if value},
        }
        for one in options
    ]


def _rest(one: Option) -> Plain:
    return {
        "note": one.note,
        "group": one.group,
        "search": one.search,
        "marks": list(one.marks),
        "retired": one.retired,
    }


def read(rows: Sequence[Mapping[str, Any]]) -> tuple[Option, ...]:
    """Their flags are resolved for a year by definitions.overlay."""
    return tuple(
        Option(
            code=row["code"],
            label=row["label"],
            note=row.get("note", ""),
            group=row.get("group", ""),
            search=row.get("search", ""),
            marks=tuple(row.get("marks", ())),
            retired=row.get("retired", False),
        )
        for row in rows
    )


def name(number: int, content: object) -> str:
    """2-3fa94c0d2187: the number to speak of, the digest so that it means one content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return f"{number}-{hashlib.sha256(text.encode()).hexdigest()[:24]}"
