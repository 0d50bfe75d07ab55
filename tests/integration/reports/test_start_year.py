"""Basic information carries over from last year, as a draft to be confirmed (N29)."""

from istc.audit.models import Event
from istc.reports import actions
from tests.integration.reports.bench import BASIC


def start(desk) -> tuple[str, ...]:
    return actions.start_year(actor=desk.actor, round=desk.round, placement=desk.placement)


def test_carried_items_become_a_draft(desk, last_year):
    last_year.save("R_01", {**BASIC, "contact": "吴越", "remark": "不带出"})
    assert start(desk) == ("R_01",)
    assert desk.values("R_01") == [{**BASIC, "contact": "吴越"}]
    assert (desk.report("R_01").state, desk.report("R_01").errors) == ("draft", 0)
    assert Event.objects.get(action="report.start").after["carried"] == sorted(BASIC)
    assert desk.complete("R_01").changed


def test_without_a_last_year_the_tree_answers_what_it_knows(desk):
    assert start(desk) == ("R_01",)
    assert desk.values("R_01") == [
        {"full_name": "江宁理工大学", "org_type": "02", "province": "32"}
    ]


def test_doing_it_again_or_late_changes_nothing(desk):
    desk.save("R_01", {"contact": "周敏"})
    assert start(desk) == ()
    assert desk.values("R_01") == [{"contact": "周敏"}]


def test_what_this_years_edition_no_longer_takes_is_left_out(desk, last_year):
    last_year.save("R_01", BASIC)
    record = last_year.records("R_01").get()
    record.values = {**record.values, "province": "99"}
    record.save()
    start(desk)
    assert "province" not in desk.values("R_01")[0]
