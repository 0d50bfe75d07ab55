"""Random trees and data: the roll-up equals an independent reckoning at every node, for every form
of the edition, with moves between years (F17–F20, N26)."""

import random
from collections import Counter, defaultdict
from decimal import Decimal

from django.utils import timezone
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from istc.checks.around import Known
from istc.definitions.load import load_edition
from istc.reports import derived
from istc.reports.content import kept
from istc.reports.models import FormReport, Record
from istc.reports.sample import sample_entries
from istc.reports.selection.counts import counts_of
from istc.reports.selection.proof import prove
from istc.reports.selection.scope import Scope
from istc.reports.selection.streamed import StreamedSums
from istc.reports.selection.sums import StoredSums
from istc.rollup.filters import Filter
from istc.units.models import Placement, Unit
from istc.units.placements import place
from tests.builders import build_round, settle_statistics

YEARS = (2019, 2020)
EDITION = load_edition("2020", 2020)
NUMBERS = {"count", "money", "decimal"}
CHOICES = {"choice", "choices"}
# In print a span, an average, a rate: added up it says nothing. Written down here anew, as the
# definitions are what is judged.
NOT_ADDED = {
    ("HZ_02_006", "寅"), ("HZ_02_007", "戊"), ("HZ_03_006", "03"), ("HJ_05", "04"),
    ("HJ_05", "05"), ("HJ_06", "03"),
}  # fmt: skip
ABSENT = 9
# For each unit in turn: under which earlier one it stands in each of the two years, or ABSENT.
TREES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=6)
# Every example is all forms of two years: a failing one is told as it is, not made smaller.
PHASES = (Phase.explicit, Phase.generate)


class EveryNode(TestCase):
    @settings(max_examples=3, phases=PHASES)
    @given(tree=TREES, seed=st.integers(0, 10**6))
    def test_rollup_is_what_the_records_say(self, tree, seed):
        """Both years are filled in before either is looked at: where a unit stands in one year
        must not show in the other."""
        rng = random.Random(seed)
        places = grow(tree)
        rounds = [build_round(year) for year in YEARS]
        for round in rounds:
            fill(round, places[round.year], rng)
            for _ in derived.rebuild(round):
                pass
        for round in rounds:
            for form in EDITION.forms:
                compare(round, form, places[round.year])
                assert list(prove(round, form)) == []


def grow(tree) -> dict[int, list[Placement]]:
    """Two years' trees of the same units, each under another one, or missing, in each year."""
    units = [Unit.objects.create(code=f"u{n}", name=f"单位{n}") for n in range(len(tree))]
    made: dict[int, list[Placement]] = {}
    for index, year in enumerate(YEARS):
        places: list[Placement] = []
        for unit, choice in zip(units, tree, strict=True):
            if choice[index] == ABSENT and places:
                continue
            able = [None, *(one for one in places if one.level < 3)]
            superior = able[choice[index] % len(able)]
            facts = {"province": "32", "type": "01", "category": "province"}
            places.append(place(year=year, unit=unit, superior=superior, **facts))
        made[year] = places
    return made


def fill(round, places, rng) -> None:
    for found in places:
        for form in round.edition_model.forms:
            if rng.random() < 0.3:
                continue
            count = rng.randint(1, 3) if form.multi else 1
            around = Known(round.year, found.facts)
            rows = sample_entries(form, rng, around, count=count)
            report = FormReport.objects.create(
                round=round, unit=found.unit, form=form.code, records=count,
                state=rng.choice(["draft", "done", "approved"]), updated_at=timezone.now(),
            )  # fmt: skip
            Record.objects.bulk_create(
                Record(report=report, position=n, values=blanked(one, rng))
                for n, one in enumerate(rows, 1)
            )
    settle_statistics()


def blanked(values, rng):
    """Some cells blank: they must count as nothing, and not as zeros."""
    return {key: value for key, value in values.items() if rng.random() < 0.9} or values


def compare(round, form, places) -> None:
    """Every node: nation, branches, leaves; from the totals and from the records; whole, own,
    and child by child."""
    every = Placement.objects.filter(year=round.year).order_by("path")
    flt = Filter(years=(round.year,))
    own = reckoned(round, form)
    for top in [None, *places]:
        scope = Scope(round, top, every.under(top.path) if top else every, whole=True)
        sums, counts = together(own, top.path if top else "")
        children = [one for one in places if one.superior_id == (top.pk if top else None)]
        below = {one.path: together(own, one.path)[0] for one in children}
        for source in (StoredSums(scope, form), StreamedSums(scope, form, flt)):
            assert plain(source.whole()) == sums
            found = {path: plain(one) for path, one in source.by_child().items()}
            assert found == {path: one for path, one in below.items() if one}
            if top:
                assert plain(source.own(top.unit_id)) == own[top.path][0]
        chosen = counts_of(scope, form, flt).chosen
        assert {item: +count for item, count in chosen.items() if +count} == counts


def plain(sums):
    found = {item: (one.value, one.filled) for item, one in sums.items()}
    return {item: one for item, one in found.items() if one[1]}


def reckoned(round, form):
    """Each unit's own sums and choices, by nothing but arithmetic on stored JSON."""
    paths = dict(Placement.objects.filter(year=round.year).values_list("unit_id", "path"))
    found = defaultdict(lambda: ({}, {}))
    rows = Record.objects.filter(report__round=round, report__form=form.code)
    for unit, raw in rows.values_list("report__unit_id", "values"):
        sums, counts = found[paths[unit]]
        values = kept(form, raw, Known(round.year, {}))
        put(sums, "", Decimal(1), 1)
        for item in form.items:
            lines = values.get(item.table, []) if item.table else [values]
            for cell in (line[item.id] for line in lines if item.id in line):
                if item.kind in NUMBERS:
                    part = Decimal(0) if (form.code, item.code) in NOT_ADDED else Decimal(cell)
                    put(sums, item.id, part, 1)
                elif item.kind in CHOICES:
                    codes = [cell] if isinstance(cell, str) else cell
                    counts.setdefault(item.id, Counter()).update(codes)
    return found


def together(own, path):
    """Of a node with everything below it."""
    sums, counts = {}, {}
    for below, (its_sums, its_counts) in own.items():
        if below.startswith(path):
            for item, (value, filled) in its_sums.items():
                put(sums, item, value, filled)
            for item, some in its_counts.items():
                counts.setdefault(item, Counter()).update(some)
    return sums, counts


def put(sums, item, value, filled):
    before = sums.get(item, (Decimal(0), 0))
    sums[item] = (before[0] + value, before[1] + filled)
