"""Random trees and data: the roll-up equals an independent reckoning at every node, for every form
of the edition, with moves between years (F17–F20, N26)."""

import random
from collections import Counter, defaultdict
from decimal import Decimal

from django.utils import timezone
from hypothesis import given, settings
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
# For each unit in turn: under which earlier one it stands in each of the two years.
TREES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=8)


class EveryNode(TestCase):
    @settings(max_examples=8)
    @given(tree=TREES, seed=st.integers(0, 10**6))
    def test_rollup_is_what_the_records_say(self, tree, seed):
        rng = random.Random(seed)
        places = grow(tree)
        for year in YEARS:
            round = build_round(year)
            fill(round, places[year], rng)
            for _ in derived.rebuild(round):
                pass
            for form in rng.sample(EDITION.forms, 7):
                compare(round, form)
                assert list(prove(round, form)) == []


def grow(tree) -> dict[int, list[Placement]]:
    """Two years' trees of the same units, each unit under another one in each year."""
    units = [Unit.objects.create(code=f"u{n}", name=f"单位{n}") for n in range(len(tree))]
    made: dict[int, list[Placement]] = {}
    for index, year in enumerate(YEARS):
        places: list[Placement] = []
        for unit, choice in zip(units, tree, strict=True):
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


def compare(round, form) -> None:
    """Every node: nation, branches, leaves; from the totals and from the records."""
    every = Placement.objects.filter(year=round.year).order_by("path")
    flt = Filter(years=(round.year,))
    for top in [None, *every]:
        scope = Scope(round, top, every.under(top.path) if top else every, whole=True)
        sums, counts = independent(round, form, top)
        for source in (StoredSums(scope, form), StreamedSums(scope, form, flt)):
            found = {item: (one.value, one.filled) for item, one in source.whole().items()}
            assert {item: one for item, one in found.items() if one[1]} == sums
        chosen = counts_of(scope, form, flt).chosen
        assert {item: +count for item, count in chosen.items() if +count} == counts


def independent(round, form, top):
    """Sums and choices of everything under a node, by nothing but arithmetic on stored JSON."""
    paths = dict(Placement.objects.filter(year=round.year).values_list("unit_id", "path"))
    sums: dict[str, tuple[Decimal, int]] = defaultdict(lambda: (Decimal(0), 0))
    counts: dict[str, Counter] = defaultdict(Counter)
    rows = Record.objects.filter(report__round=round, report__form=form.code)
    for unit, raw in rows.values_list("report__unit_id", "values"):
        if top and not paths[unit].startswith(top.path):
            continue
        values = kept(form, raw, Known(round.year, {}))
        sums[""] = (sums[""][0] + 1, sums[""][1] + 1)
        for item in form.items:
            lines = values.get(item.table, []) if item.table else [values]
            for cell in (line[item.id] for line in lines if item.id in line):
                if item.kind in NUMBERS:
                    sums[item.id] = (sums[item.id][0] + Decimal(cell), sums[item.id][1] + 1)
                elif item.kind in CHOICES:
                    counts[item.id].update([cell] if isinstance(cell, str) else cell)
    return dict(sums), dict(counts)
