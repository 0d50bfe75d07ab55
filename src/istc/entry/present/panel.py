"""The right-hand panel: the explanations of chapter 四, tied to the items they explain."""

from __future__ import annotations

from dataclasses import dataclass

from istc.definitions.model import Form


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
    notes = [Help(item.name, item.note, item.id, printed=False) for item in form.items if item.note]
    return (*said, *notes)
