"""manage.py totals: what the actions kept is what the records say; drift is found and mended."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from istc.reports import derived
from istc.reports.models import Total
from tests.builders import build_place
from tests.integration.reports.bench import Desk

PROJECT = {"name": "甲", "funds": "1.5", "joint": "1", "foreign_funds": "0.0001", "topics": ["01"]}


def run(*words: str) -> str:
    out = StringIO()
    call_command("totals", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def filled(desk) -> Desk:
    desk.basics()
    desk.add("R_04", **PROJECT, ages=[{"persons": "3"}, {"persons": "4"}])
    desk.add("R_04", **{**PROJECT, "joint": "0"})
    desk.save("R_05", {"others": [{"subject": "差旅", "amount": "2"}]})
    return desk


def test_what_the_actions_kept_is_right(filled):
    assert run("--check") == "2020: 0 wrong\n"


@pytest.mark.parametrize(
    "damage",
    [
        lambda: Total.objects.filter(form="R_04").delete(),
        lambda: Total.objects.filter(form="R_04", item="funds").update(value=Decimal("99")),
        lambda: Total.objects.filter(form="R_04", item="funds").update(filled=7),
        lambda: Total.objects.filter(form="R_04", item="funds").update(form="R_99"),
    ],
)
def test_drift_is_found_and_mended(filled, damage):
    before = filled.totals("R_04")
    damage()
    with pytest.raises(CommandError):
        run("--check")
    assert "mended" in run("--rebuild", "--year", "2020")
    assert run("--check") == "2020: 0 wrong\n"
    assert filled.totals("R_04") == before


def test_what_differs_is_named(filled):
    Total.objects.filter(form="R_04", item="funds").update(value=Decimal("99"))
    [(place, [drift])] = [found for found in derived.check(filled.round) if found[1]]
    assert place == filled.placement
    assert str(drift).startswith("R_04.funds: 99")


def test_figures_of_a_form_that_does_not_apply_are_drift(filled):
    filled.placement.type = "01"
    filled.placement.save()
    filled.add("R_06", name="奖", prize="1")
    filled.placement.type = "02"
    filled.placement.save()
    assert "2 mended" in run("--rebuild")
    assert filled.totals("R_06") == {}


def test_a_year_that_is_not_there(db):
    with pytest.raises(CommandError):
        run("--check", "--year", "1999")


def test_checking_costs_the_same_for_many_units(filled, tree):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            list(derived.check(filled.round))
        return len(found)

    few = queries()
    for number in range(50):
        build_place(f"x{number}", superior=tree.province)
    assert queries() == few


def test_great_figures_stay_exact(desk):
    """Decisions §3: exact decimals, also where a database would round a sum."""
    great, cent = "999999999999999999", "0.0001"
    desk.add("R_04", funds=great)
    desk.add("R_04", funds=cent)
    saved = desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
    assert saved.computed["projects"] == "999999999999999999.0001"
    assert run("--check") == "2020: 0 wrong\n"
