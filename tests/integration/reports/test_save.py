"""save_values: what is stored, what is refused, what follows (N19, N21, N22)."""

import pytest

from istc.audit.models import Event
from istc.reports import actions
from istc.reports.errors import NotFound
from istc.reports.models import FormReport, Record
from tests.integration.reports.bench import codes

VISITS = {"visit_projects": "3", "visit_persons": "5"}


def test_first_value_opens_a_draft_and_computes_totals(desk):
    """N19: 未填报 → 填报中; F71: 13=01+03."""
    saved = desk.save("R_02", VISITS)
    assert saved.values == {
        "visit_projects": "3", "visit_persons": "5", "total_projects": "3", "total_persons": "5",
    }  # fmt: skip
    assert saved.computed == {"total_projects": "3", "total_persons": "5"}
    assert (saved.version, saved.report.version, saved.report.state) == (1, 1, "draft")
    assert desk.values("R_02") == [saved.values]
    assert desk.report("R_02").updated_by_name == "江宁理工大学"


def test_blank_clears_and_an_emptied_form_is_untouched_again(desk):
    desk.save("R_02", VISITS)
    saved = desk.save("R_02", {"visit_projects": " ", "visit_persons": None})
    assert saved.values == {}
    assert (saved.report.state, saved.report.records) == ("todo", 0)
    assert saved.report.errors == 0


def test_refused_cells_are_named_and_the_others_stored(desk):
    """N22: letters in numbers, negative counts, unknown options."""
    saved = desk.save(
        "R_02", {"visit_projects": "3", "visit_persons": "五人", "training_projects": -1}
    )
    assert [(one.item, one.code) for one in saved.refusals] == [
        ("visit_persons", "not_number"),
        ("training_projects", "negative"),
    ]
    assert saved.refusals[0].name == "02 考察 人次"
    assert saved.refusals[0].sentence.startswith("02 考察 人次 “五人”不是数。")
    assert saved.values["visit_projects"] == "3"
    assert "visit_persons" not in saved.values


def test_a_refused_cell_keeps_what_was_stored(desk):
    desk.save("R_02", VISITS)
    saved = desk.save("R_02", {"visit_projects": "1e400"})
    assert saved.values["visit_projects"] == "3"
    assert not saved.changed


def test_only_refused_cells_store_nothing_at_all(desk):
    saved = desk.save("R_02", {"visit_projects": "NaN", "no_such": "1"})
    assert {one.code for one in saved.refusals} == {"not_finite", "unknown_item"}
    assert (saved.record, saved.version) == (None, 0)
    assert not FormReport.objects.exists()
    assert not Event.objects.filter(subject="R_02").exists()


def test_identical_values_change_nothing(desk):
    desk.save("R_02", VISITS)
    before = desk.report("R_02")
    saved = desk.save("R_02", {"visit_projects": " 3 ", "visit_persons": "005"})
    assert not saved.changed
    assert saved.version == 1
    assert desk.report("R_02").version == before.version
    assert Event.objects.filter(subject="R_02").count() == 1


def test_a_computed_item_may_be_posted_with_the_same_figure_only(desk):
    """F71: totals are computed, not typed."""
    saved = desk.save("R_02", {**VISITS, "total_projects": "3", "total_persons": "9"})
    [refused] = saved.refusals
    assert (refused.item, refused.code) == ("total_persons", "computed_item")
    assert refused.wrong == "由系统自动计算，为 5"
    assert saved.values["total_persons"] == "5"
    assert desk.save("R_02", {"total_persons": "不是数"}).refusals[0].code == "computed_item"
    assert desk.save("R_02", {"total_persons": ""}).refusals == ()


def test_audit_row_holds_changed_cells_only(desk):
    """N36: who, when, where from, before and after."""
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4", "visit_persons": "5"})
    event = Event.objects.filter(subject="R_02").latest("id")
    assert (event.action, event.year, event.unit_id) == (
        "record.save", 2020, desk.placement.unit_id,
    )  # fmt: skip
    assert (event.actor_name, event.address) == ("江宁理工大学", "198.51.100.7")
    assert event.before["values"] == {"visit_projects": "3", "total_projects": "3"}
    assert event.after["values"] == {"visit_projects": "4", "total_projects": "4"}


def test_switched_off_values_are_kept_in_a_draft_but_not_summed(desk):
    """Flipping a switch back loses nothing; decisions §1 HZ_01_002."""
    desk.save("R_07", {"has_site": "1", "hits": "500", "staff": "3"})
    assert desk.totals("R_07")["hits"] == ("500", 1)
    desk.save("R_07", {"has_site": "0"})
    assert desk.values("R_07")[0]["hits"] == "500"
    assert "hits" not in desk.totals("R_07")
    desk.save("R_07", {"has_site": "1"})
    assert desk.totals("R_07")["hits"] == ("500", 1)


def test_counts_stand_on_the_report(desk):
    """`missing` tells what is still blank from what is wrong."""
    saved = desk.save("R_02", {"visit_projects": "3", "visit_persons": "2"})
    assert codes(saved.findings, "verify") == [("R_02.persons_cover", "visit_persons")]
    report = desk.report("R_02")
    assert (report.errors, report.missing, report.warnings, report.hints) == (2, 2, 1, 0)
    assert desk.records("R_02").get().errors == 2


def test_sub_tables_are_stored_whole(desk):
    record = desk.add("R_04", name="先进陶瓷").record
    rows = [{"band": "30 岁以下", "persons": "4"}, {"band": "", "persons": ""}, {"persons": 6}]
    saved = desk.save("R_04", {"ages": rows}, record)
    assert saved.values["ages"] == [{"band": "30 岁以下", "persons": "4"}, {"persons": "6"}]
    assert saved.computed == {"staff": "10"}
    assert desk.totals("R_04")["persons"] == ("10", 2)
    cleared = desk.save("R_04", {"ages": []}, record)
    assert cleared.values == {"name": "先进陶瓷"}


def test_a_refused_cell_of_a_sub_table_keeps_its_row(desk):
    record = desk.add("R_04", ages=[{"band": "甲", "persons": "4"}, {"persons": "6"}]).record
    saved = desk.save("R_04", {"ages": [{"band": "乙", "persons": "四"}, {"persons": "7"}]}, record)
    [refused] = saved.refusals
    assert (refused.item, refused.row, refused.raw) == ("persons", 0, "四")
    assert saved.values["ages"] == [{"band": "乙", "persons": "4"}, {"persons": "7"}]


def test_a_refused_cell_of_a_new_row_is_left_out(desk):
    record = desk.add("R_04", ages=[{"persons": "4"}]).record
    saved = desk.save("R_04", {"ages": [{"persons": "4"}, {"band": "乙", "persons": "x"}]}, record)
    assert saved.values["ages"] == [{"persons": "4"}, {"band": "乙"}]


@pytest.mark.parametrize(
    ("rows", "code"),
    [([{"persons": "1"}] * 6, "too_many_rows"), ("text", "not_table"), ([1], "not_table")],
)
def test_a_table_that_is_none_is_refused_and_the_stored_one_stays(desk, rows, code):
    record = desk.add("R_04", ages=[{"persons": "4"}]).record
    saved = desk.save("R_04", {"ages": rows}, record)
    assert [(one.item, one.code) for one in saved.refusals] == [("ages", code)]
    assert saved.values["ages"] == [{"persons": "4"}]


def test_a_record_of_another_unit_or_form_does_not_exist(desk, tree):
    """N30: tampered record ids."""
    own = desk.add("R_04", name="甲").record
    with pytest.raises(NotFound):
        desk.save("R_03", {"country": "DEU"}, own, version=0)
    with pytest.raises(NotFound):
        desk.save("R_04", {"name": "乙"}, Record(pk=own.pk + 999), version=0)
    with pytest.raises(NotFound):
        actions.save_values(**desk.who("R_04"), changes={"name": "乙"}, version=0)
    assert desk.values("R_04") == [{"name": "甲"}]


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", "'; DROP TABLE reports_record; --", "😀" * 20, "=1+1"]
)
def test_nasty_texts_are_only_texts(desk, nasty):
    saved = desk.save("R_01", {"full_name": nasty})
    assert saved.refusals == ()
    assert desk.values("R_01")[0]["full_name"] == nasty


@pytest.mark.parametrize("nasty", ["a\x00b", "\ud800", "x" * 10_000_001])
def test_texts_that_no_database_takes_are_refused(desk, nasty):
    saved = desk.save("R_01", {"full_name": nasty, "remark": nasty, "contact": "周敏"})
    assert {one.item for one in saved.refusals} == {"full_name", "remark"}
    assert desk.values("R_01") == [{"contact": "周敏"}]
