"""Made-up filled forms to hand out to many units: drafted once, with their sums."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from istc.checks.around import Known
from istc.checks.run import applies, compute
from istc.definitions.model import Edition, Form
from istc.reports.content import totals_of
from istc.reports.figures import Figure
from istc.reports.sample import sample_entries
from istc.units.models import Placement

VARIANTS = 12  # different sets of records of each form
MOST_RECORDS = 4
NIL = 0.45  # share of forms of many records with none
Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Filled:
    """A form as one unit filled it in; the same object for all that filled it in alike."""

    form: Form
    records: tuple[Mapping[str, Any], ...]
    figures: Mapping[str, Figure]


class Pool:
    """All forms of a year; what reads other forms is reckoned for each unit anew."""

    def __init__(self, edition: Edition, rng: random.Random) -> None:
        self.edition, self.rng = edition, rng
        self.fed = {code for codes in edition.feeds.values() for code in codes}
        self.variants = {form.code: self._variants(form) for form in edition.forms}
        self.nils = {form.code: Filled(form, (), {}) for form in edition.forms}

    def unit(self, place: Placement) -> list[Filled]:
        """Everything that the unit fills in; a form of many records often without any."""
        facts, found = place.facts, []
        for form in self.edition.forms:
            if form.applies is None or applies(form, facts):
                nil = form.multi and self.rng.random() < NIL
                shared = self.nils[form.code] if nil else None
                found.append(shared or self.rng.choice(self.variants[form.code]))
        totals = {
            (one.form.code, item): figure.value
            for one in found for item, figure in one.figures.items() if figure.filled
        }  # fmt: skip
        return [
            self._fed(one, facts, totals) if one.form.code in self.fed else one for one in found
        ]

    def _variants(self, form: Form) -> list[Filled]:
        around = Known(self.edition.year)
        made = []
        for _ in range(VARIANTS):
            count = self.rng.randint(1, MOST_RECORDS) if form.multi else 1
            scale = self.rng.choice((5, 20, 80))
            rows = sample_entries(form, self.rng, around, count=count, scale=scale)
            made.append(Filled(form, tuple(rows), totals_of(form, rows, around)))
        return made

    def _fed(self, one: Filled, facts: Facts, totals: Mapping[tuple[str, str], Decimal]) -> Filled:
        around = Known(self.edition.year, facts, totals=totals)
        own = {item.id for item in one.form.computed}
        rows = []
        for values in one.records:
            typed = {key: value for key, value in values.items() if key not in own}
            rows.append({**typed, **compute(one.form, typed, around)})
        return Filled(one.form, tuple(rows), totals_of(one.form, rows, around))
