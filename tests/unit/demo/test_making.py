"""Made-up values satisfy every form's own checks, from its definition alone (F71, N22)."""

from decimal import Decimal
from random import Random

import pytest

from istc.checks.around import Known
from istc.checks.run import Entry, active, check_form, compute
from istc.definitions import kinds
from istc.definitions.load import load_edition
from istc.demo.making.cells import Maker
from istc.demo.making.entries import entries
from istc.demo.making.numbers import part
from istc.demo.words import pairs, words

EDITION = load_edition("2020", 2020)
WORDS = words()
FACTS = {"type": "01", "level": "2", "category": "province"}


class Unit:
    """What a unit has filled in so far."""

    def __init__(self):
        self.values, self.totals, self.counts = {}, {}, {}

    @property
    def around(self):
        return Known(2020, FACTS, self.values, self.totals, self.counts)

    def fill(self, form, maker):
        rows = entries(form, maker, lambda code, item: self.totals.get((code, item)))
        made = [Entry(key, self._record(form, row)) for key, row in enumerate(rows)]
        self._count(form, made)
        return made

    def _record(self, form, row):
        values, refused = kinds.parse_record(form, row)
        assert refused == [], form.code
        values = dict(values) | compute(form, values, self.around)
        on = active(form, values, self.around)
        return {name: value for name, value in values.items() if name in on or name in form.tables}

    def _count(self, form, made):
        self.counts[form.code, ""] = len(made)
        for item in form.items:
            if item.kind in {"count", "money", "decimal"} and item.table is None:
                numbers = [entry.values[item.id] for entry in made if item.id in entry.values]
                self.totals[form.code, item.id] = sum(map(Decimal, numbers), Decimal(0))
                if not form.multi and numbers:
                    self.values[form.code, item.id] = numbers[0]


@pytest.mark.parametrize("seed", range(6))
def test_every_form_is_filled_without_an_error(seed):
    unit = Unit()
    for number, form in enumerate(EDITION.forms):
        maker = Maker(Random(100 * seed + number), Random(seed), WORDS, 2020, 1 + seed)
        findings = check_form(form, unit.fill(form, maker), unit.around)
        assert [finding.sentence for finding in findings if finding.level == "error"] == []


def test_the_same_seeds_give_the_same_data():
    form = EDITION.by_code["HJ_01"]

    def made():
        return entries(form, Maker(Random(1), Random(2), WORDS, 2020, 4), lambda *_: None)

    assert made() == made()


@pytest.mark.parametrize(
    ("total", "least", "most"),
    [(9, [0, 0, 0], [9, 9, 9]), (9, [1, 2, 0], [4, 3, 2]), (0, [0, 0], [5, 5]), (7, [7], [7])],
)
def test_parts_add_up_within_their_bounds(total, least, most):
    shares = part(Random(3), total, least, most)
    assert sum(shares) == total
    assert all(low <= share <= top for low, share, top in zip(least, shares, most, strict=True))


def test_pairs_of_words_come_once_each_and_differ_from_their_neighbours():
    found = pairs(["甲", "乙", "丙"], ["一", "二"])
    assert found == ["甲一", "乙二", "丙一", "甲二", "乙一", "丙二"]
