"""The column of all forms with their states, and the way from one form to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.urls import reverse

from istc.definitions.model import Edition, Form
from istc.ui.formats import chinese

DONE = frozenset({"done", "zero", "approved"})
OUT = "na"


class State(Protocol):
    """What the directory needs of a form's state."""

    @property
    def state(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def wrong(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Entry:
    code: str
    short: str  # the last part of the code: 001
    title: str
    address: str
    part: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the forms that apply are finished; `out` do not apply."""

    done: int
    total: int
    out: int

    @property
    def left(self) -> int:
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class PartRow:
    number: int
    title: str
    numeral: str
    progress: Progress
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    parts: tuple[PartRow, ...]
    progress: Progress
    forms: int


_entries: dict[tuple[str, int], tuple[Entry, ...]] = {}


def entries(edition: Edition) -> tuple[Entry, ...]:
    """The forms in their order; made once per edition and year."""
    key = (edition.digest, edition.year)
    if key not in _entries:
        _entries[key] = tuple(entry(form, edition.year) for form in edition.forms)
    return _entries[key]


def entry(form: Form, year: int) -> Entry:
    address = reverse("entry:form", kwargs={"year": year, "form": form.code})
    return Entry(form.code, form.code.rpartition("_")[2], form.title, address, form.part)


def directory(edition: Edition, states: Mapping[str, State]) -> Directory:
    listed = entries(edition)
    return Directory(
        parts=tuple(
            PartRow(
                number=part.number,
                title=part.title,
                numeral=chinese(part.number),
                progress=progress([e for e in listed if e.part == part.number], states),
                entries=tuple(e for e in listed if e.part == part.number),
            )
            for part in edition.parts
        ),
        progress=progress(listed, states),
        forms=len(listed),
    )


def progress(listed: tuple[Entry, ...] | list[Entry], states: Mapping[str, State]) -> Progress:
    found = [states[entry.code].state for entry in listed]
    out = found.count(OUT)
    return Progress(sum(state in DONE for state in found), len(found) - out, out)


def neighbours(edition: Edition, code: str) -> tuple[Entry | None, Entry | None]:
    listed = entries(edition)
    at = next(index for index, entry in enumerate(listed) if entry.code == code)
    return (
        listed[at - 1] if at else None,
        listed[at + 1] if at + 1 < len(listed) else None,
    )


def next_open(edition: Edition, code: str, states: Mapping[str, State]) -> Entry | None:
    """The next form after this one, in a circle, that still has to be done."""
    open_ = (one for one in others(edition, code) if states[one.code].state not in DONE | {OUT})
    return next(open_, None)


def next_wrong(edition: Edition, code: str, states: Mapping[str, State]) -> Entry | None:
    """The next form after this one, in a circle, with errors in what is filled in."""
    wrong = (
        one for one in others(edition, code)
        if states[one.code].state != OUT and states[one.code].wrong
    )  # fmt: skip
    return next(wrong, None)


def others(edition: Edition, code: str) -> tuple[Entry, ...]:
    """The forms after this one, then those before it."""
    listed = entries(edition)
    at = next(index for index, entry in enumerate(listed) if entry.code == code)
    return (*listed[at + 1 :], *listed[:at])
