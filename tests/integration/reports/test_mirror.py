"""What the basic information says about the unit reaches its place in the tree (F81, N28)."""

import pytest

from istc.audit.models import Event
from istc.reports import actions, queries
from istc.reports.errors import NotWritable
from istc.units.models import Placement
from tests.integration.reports.bench import BASIC

ACADEMY = {"org_type": "01", "province": "11"}


def place(desk) -> tuple[str, str]:
    found = Placement.objects.get(pk=desk.placement.pk)
    return found.type, found.province


def test_province_and_type_are_taken_over_in_the_same_write(desk):
    desk.save("R_01", {**BASIC, **ACADEMY})
    assert place(desk) == ("01", "11")
    event = Event.objects.get(subject="R_01")
    assert event.after["unit"] == {"type": "01", "province": "11"}


def test_a_blank_changes_nothing(desk):
    desk.save("R_01", {**BASIC, "province": "", "org_type": ""})
    assert place(desk) == ("02", "32")


def test_other_years_keep_theirs(desk, last_year):
    desk.save("R_01", {**BASIC, **ACADEMY})
    assert place(last_year) == ("02", "32")


def test_applicability_follows(desk):
    """F77: R_06 is for 行政机关 only."""
    desk.basics()
    with pytest.raises(NotWritable):
        desk.add("R_06", name="友谊奖", prize="5")
    desk.save("R_01", ACADEMY)
    desk.placement.refresh_from_db()
    desk.add("R_06", name="友谊奖", prize="5")
    assert desk.totals("R_06")["prize"] == ("5", 1)


def test_figures_of_a_form_that_no_longer_applies_do_not_count(desk):
    """Decisions §5: 不适用 is derived; what was filled in is kept and comes back."""
    desk.basics(**ACADEMY)
    desk.add("R_06", name="友谊奖", prize="5")
    desk.save("R_01", {"org_type": "03"})
    assert desk.totals("R_06") == {}
    assert desk.report("R_06").errors == 0
    desk.placement.refresh_from_db()
    assert queries.states(desk.round, desk.placement)["R_06"].label == "不适用"
    desk.save("R_01", {"org_type": "01"})
    assert desk.totals("R_06")["prize"] == ("5", 1)
    assert desk.values("R_06") == [{"name": "友谊奖", "prize": "5"}]


def test_rules_that_ask_about_the_unit_are_judged_again(desk):
    Placement.objects.filter(pk=desk.placement.pk).update(province="")
    desk.save("R_07", {"staff": "3"})
    assert desk.report("R_07").hints == 1
    desk.save("R_01", BASIC)
    assert desk.report("R_07").hints == 0


def test_a_superior_that_changes_the_type_is_noticed_by_the_next_write(desk):
    desk.basics(**ACADEMY)
    desk.add("R_06", name="友谊奖", prize="5")
    Placement.objects.filter(pk=desk.placement.pk).update(type="03")
    with pytest.raises(NotWritable):
        actions.complete(**desk.who("R_06"))
