"""The right-hand panel: the explanations of chapter 四, tied to the items they explain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from istc.definitions.model import Form, Item


@dataclass(frozen=True, slots=True)
class Help:
    """`items`: the ids of the boxes at which this explanation lights up, apart by blanks."""

    term: str
    text: str
    items: str
    printed: bool


def helps(form: Form) -> tuple[Help, ...]:
    said = [
        Help(one.term, one.text, " ".join(one.items), one.origin != "assumed")
        for one in form.instructions
    ]
    return (*said, *_notes(form))


def _notes(form: Form) -> Iterator[Help]:
    """What is said of one item stands under its name; what is said of several alike, once."""
    alike: dict[str, list[Item]] = {}
    for item in form.items:
        if item.note:
            alike.setdefault(item.note, []).append(item)
    for note, items in alike.items():
        names, ids = "、".join(item.name for item in items), " ".join(item.id for item in items)
        one = len(items) == 1
        yield Help(names if one else note, note if one else names, ids, printed=False)
