"""Made-up values: of every kind, checked by the very checks; the same for the same seed."""

import random
from decimal import Decimal

import pytest

from istc.checks.around import Known
from istc.checks.run import Entry, check_form
from istc.definitions import kinds
from istc.definitions.load import load_edition
from istc.reports.sample import sample_entries, sample_values

EDITION = load_edition("2020")
UNIT = {"type": "01", "province": "32", "category": "province", "level": "1"}
AROUND = Known(2020, UNIT)


def stopping(form, rows, around=AROUND) -> list[str]:
    entries = [Entry(number, row) for number, row in enumerate(rows)]
    return [one.sentence for one in check_form(form, entries, around) if one.level != "hint"]


@pytest.mark.parametrize("form", EDITION.forms, ids=lambda form: form.code)
def test_every_form_passes_its_checks_and_reads_back(form):
    """The demo, browser tests and the import round trip stand on this."""
    for seed in range(3):
        rows = sample_entries(form, random.Random(seed), AROUND, count=4 if form.multi else 1)
        assert stopping(form, rows) == []
        for row in rows:
            assert kinds.parse_record(form, row) == (row, [])


def test_the_same_seed_gives_the_same(edition):
    form = edition.by_code["R_04"]
    first, second = (sample_values(form, random.Random(7), AROUND) for _ in range(2))
    assert first == second
    assert sample_values(form, random.Random(8), AROUND) != first


def test_words_are_taken_by_form_and_item_by_item_or_by_kind(edition):
    form, rng = edition.by_code["R_01"], random.Random(1)
    words = {"R_01.full_name": ["江宁理工大学"], "contact": ["周敏"], "text": ["不用"]}
    values = sample_values(form, rng, AROUND, words=words)
    assert (values["full_name"], values["contact"]) == ("江宁理工大学", "周敏")


def test_scale_sets_how_great_counts_are(edition):
    form = edition.by_code["R_03"]
    rows = sample_entries(form, random.Random(1), AROUND, count=3, scale=1000)
    assert max(int(row["visit"]) for row in rows) > 20


def test_rows_agree_with_an_overview_that_is_there():
    """SUM(HZ_02_002.k) ≥ HZ_02_001.k, and no row above it."""
    overview = EDITION.by_code["HZ_02_001"]
    for seed in range(5):
        told = sample_values(overview, random.Random(seed), AROUND)
        numbers = {("HZ_02_001", item): Decimal(value) for item, value in told.items()}
        around = Known(2020, UNIT, values={k: f"{v:f}" for k, v in numbers.items()}, totals=numbers)
        form = EDITION.by_code["HZ_02_002"]
        rows = sample_entries(form, random.Random(seed), around, count=4)
        assert stopping(form, rows, around) == []


def test_last_year_is_respected(edition):
    form = edition.by_code["R_02"]
    around = Known(2020, UNIT, lasts={("R_02", "total_projects"): Decimal(10)})
    for seed in range(10):
        values = sample_values(form, random.Random(seed), around, scale=1000)
        assert stopping(form, [values], around) == []


def test_what_other_forms_force_is_left_and_said_by_the_checks(edition):
    """Nothing that may be typed mends it: the demo gives a reason."""
    form = edition.by_code["R_03"]
    around = Known(2020, UNIT, values={("R_02", "total_projects"): "0"})
    rows = sample_entries(form, random.Random(1), around, count=2)
    assert stopping(form, rows, around) == []
    assert all(row["total"] == "0" for row in rows)
