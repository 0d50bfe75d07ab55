"""One cell at a time: words, dates, options and loose numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from istc.definitions.model import Form, Item

LONG = 40
NUMERIC = {"count", "money", "decimal"}


@dataclass(frozen=True)
class Maker:
    """How a unit fills: its size, its words, the survey year. Same seeds, same data."""

    draw: Random  # the same in every year
    swing: Random  # of this year
    words: Mapping[str, Sequence[str]]
    year: int
    size: int = 3
    facts: Mapping[str, Any] | None = None  # (form.item) -> value that is known of the unit
    start: int = 0  # where in a register this unit begins

    def word(self, form: Form, item: Item, turn: int) -> str:
        """The most exact list of words there is; `turn` walks through it.

        A long list is begun where the unit stands in it, so that two seldom say the same.
        """
        for key in (f"{form.code}.{item.id}", item.id, item.kind):
            if found := self.words.get(key):
                return found[(turn + (self.start if len(found) > LONG else 0)) % len(found)]
        return self.words["text"][turn % len(self.words["text"])]

    def registered(self, item: Item, turn: int) -> str | None:
        """The turn's row of a register: a title and its number come from the same row."""
        found = self.words.get(item.register)
        return found[(self.start + turn) % len(found)] if found else None

    def day(self) -> date:
        return date(self.year, 1, 10) + timedelta(days=self.draw.randrange(340))

    def number(self, item: Item) -> str:
        """Near last year's: what the unit is decides the size, the year only the swing."""
        swing = self.swing.uniform(0.6, 1.15)
        if item.kind == "count":
            return str(round(self.draw.randrange(0, 4 * self.size + 2) * swing))
        if item.kind == "money":
            return f"{round(self.draw.randrange(5, 90 * self.size) * swing * 2) / 2:g}"
        top = int(item.maximum) if item.maximum and item.maximum.isdecimal() else 10
        return str(self.draw.randrange(1, min(top, 10) + 1))

    def option(self, item: Item, barred: Sequence[str]) -> str:
        return self.draw.choice(self.codes(item, barred))

    def codes(self, item: Item, barred: Sequence[str] = ()) -> list[str]:
        """Any option but 其他, which few choose; of long lists those that are usual."""
        options = item.options
        if options is None:
            return []
        usual = self.words.get(f"list.{options.id}") or [one.code for one in options.offered]
        return [code for code in usual if code != options.other and code not in barred]

    def options(self, item: Item, barred: Sequence[str]) -> list[str]:
        codes = self.codes(item, barred)
        most = min(item.max_choices or 3, len(codes))
        chosen = set(self.draw.sample(codes, self.draw.randrange(1, most + 1)))
        return [code for code in codes if code in chosen]

    def cell(self, form: Form, item: Item, *, turn: int, barred: Sequence[str] = ()) -> Any:
        """A value as a reporter would type it."""
        match item.kind:
            case "count" | "money" | "decimal":
                return self.number(item)
            case "choice":
                return self.option(item, barred)
            case "choices":
                return self.options(item, barred)
            case "date":
                return self.day().isoformat()
            case "period":
                start = self.day()
                return f"{start}/{start + timedelta(days=self.draw.randrange(2, 6))}"
            case _:
                return self.registered(item, turn) or self.word(form, item, self.start + turn)
