"""manage.py synthesize: what it writes is what the actions would have kept (issue 6)."""

import pytest
from django.core.management import CommandError, call_command

from istc.reports import derived
from istc.reports.models import FormReport, Record
from istc.reports.selection.proof import prove
from istc.rounds.models import Round
from istc.units.models import Placement


@pytest.fixture
def nation(db):
    call_command("synthesize", units=24, years=2, seed=7, verbosity=0)


def test_totals_and_trees_agree(nation):
    for round in Round.objects.all():
        assert [found for _, found in derived.check(round) if found] == []
        for form in round.edition_model.forms[::9]:
            assert list(prove(round, form)) == []


def test_it_is_as_large_as_asked_and_moves_units(nation):
    paths = {
        year: dict(Placement.objects.filter(year=year).values_list("unit_id", "path"))
        for year in (2019, 2020)
    }
    assert len(paths[2019]) == len(paths[2020]) == 24
    assert {len(path) // 11 for path in paths[2020].values()} == {1, 2, 3}
    assert Record.objects.count() > 24 * 49
    assert FormReport.objects.values("form").distinct().count() == 49


def test_the_same_seed_gives_the_same(nation):
    rows = list(Record.objects.order_by("id").values_list("values", flat=True)[:200])
    for model in (Record, FormReport):
        model.objects.all().delete()
    for level in (3, 2, 1):
        Placement.objects.filter(level=level).delete()
    call_command("synthesize", units=24, years=2, seed=7, verbosity=0)
    assert list(Record.objects.order_by("id").values_list("values", flat=True)[:200]) == rows


def test_refused_where_units_are(nation):
    with pytest.raises(CommandError, match="empty"):
        call_command("synthesize", units=2, years=1)
    with pytest.raises(CommandError, match="--units"):
        call_command("synthesize", units=0, years=1)
