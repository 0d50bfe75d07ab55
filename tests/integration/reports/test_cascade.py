"""Changes that reach other forms: sums anew, also after completion (N27), findings anew."""

from istc.audit.models import Event
from istc.reports import actions

PROJECT = {"name": "先进陶瓷", "topics": ["01"], "funds": "10.5", "joint": "0"}


def test_sums_follow_their_sources_even_after_completion(desk):
    """N27: HZ_04_001 is recomputed when earlier forms change, even after it was confirmed."""
    desk.basics()
    record = desk.add("R_04", **PROJECT).record
    desk.complete("R_05")
    desk.save("R_04", {"funds": "20"}, record)
    report = desk.report("R_05")
    assert desk.values("R_05") == [{"projects": "20", "total": "20"}]
    assert (report.state, report.recomputed_at is not None) == ("done", True)
    assert desk.totals("R_05") == {"": ("1", 1), "projects": ("20", 1), "total": ("20", 1)}
    event = Event.objects.get(action="report.recompute")
    assert event.subject == "R_05"
    assert event.before["values"] == {"projects": "10.5", "total": "10.5"}
    assert event.after["values"] == {"projects": "20", "total": "20"}


def test_a_form_of_sums_that_nobody_opened_stays_untouched(desk):
    desk.add("R_04", **PROJECT)
    assert not desk.records("R_05").exists()


def test_typed_rows_and_sums_add_up(desk):
    desk.add("R_04", **PROJECT)
    saved = desk.save("R_05", {"others": [{"subject": "差旅", "amount": "0.0001"}]})
    assert saved.computed == {"projects": "10.5", "total": "10.5001"}


def test_removing_and_restoring_a_record_reaches_the_sums(desk):
    record = desk.add("R_04", **PROJECT).record
    desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
    actions.remove_record(**desk.who("R_04"), record_id=record.pk)
    assert desk.values("R_05")[0]["total"] == "1"
    assert "projects" not in desk.values("R_05")[0]
    actions.restore_record(**desk.who("R_04"), record_id=record.pk)
    assert desk.values("R_05")[0]["total"] == "11.5"


def test_a_change_that_no_sum_reads_leaves_them_alone(desk):
    record = desk.add("R_04", **PROJECT).record
    desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
    version = desk.report("R_05").version
    desk.save("R_04", {"name": "别的"}, record)
    assert desk.report("R_05").version == version
    assert not Event.objects.filter(action="report.recompute").exists()


def test_a_switch_takes_a_figure_out_of_the_sum(desk):
    record = desk.add("R_04", **{**PROJECT, "joint": "1", "foreign_funds": "3"}).record
    desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
    assert desk.values("R_05")[0]["projects"] == "13.5"
    desk.save("R_04", {"joint": "0"}, record)
    assert desk.values("R_05")[0]["projects"] == "10.5"


def test_a_recomputed_cell_is_stamped_so_that_an_older_page_knows(desk):
    record = desk.add("R_04", **PROJECT).record
    desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
    desk.save("R_04", {"funds": "11"}, record)
    target = desk.records("R_05").get()
    assert (target.version, target.stamps["projects"], target.stamps["others"]) == (2, 2, 1)
    assert desk.save("R_05", {"others": []}, version=1).version == 3


def test_forms_that_watch_are_checked_again(desk):
    """A row of R_03 may not exceed R_02: changing R_02 changes what R_03 is told."""
    desk.add("R_03", country="DEU", visit="2", training="1")
    desk.save("R_02", {"visit_projects": "3", "visit_persons": "9"})
    assert desk.report("R_03").warnings == 0
    desk.save("R_02", {"visit_projects": "2"})
    assert desk.report("R_03").warnings == 1
    assert desk.report("R_03").findings[0]["code"] == "R_03.within"
    desk.save("R_02", {"visit_projects": "9"})
    assert [one["code"] for one in desk.report("R_03").findings] == ["R_03.covers"]


def test_a_completed_form_put_in_doubt_says_so(desk):
    desk.basics()
    desk.add("R_03", country="DEU", visit="2", training="1")
    desk.complete("R_03")
    desk.save("R_02", {"visit_projects": "1", "visit_persons": "9"})
    report = desk.report("R_03")
    assert (report.state, report.warnings) == ("done", 1)


def test_a_nil_report_put_in_doubt_says_so(desk):
    desk.basics()
    actions.report_nil(**desk.who("R_03"))
    desk.save("R_02", {"visit_projects": "1", "visit_persons": "9"})
    assert (desk.report("R_03").state, desk.report("R_03").warnings) == ("zero", 1)


def test_last_years_total_is_looked_at(desk, last_year):
    """Year-on-year jumps; one query for both years."""
    last_year.save("R_02", {"visit_projects": "10", "visit_persons": "10"})
    saved = desk.save("R_02", {"visit_projects": "16", "visit_persons": "16"})
    assert [one.code for one in saved.findings if one.level == "verify"] == ["R_02.jump"]
    saved = desk.save("R_02", {"visit_projects": "15", "visit_persons": "16"})
    assert [one.code for one in saved.findings if one.level == "verify"] == []


def test_a_choice_in_another_form_is_looked_at_as_it_is_being_saved(desk):
    desk.save("R_08", {"problems_channel": "1"})
    assert desk.report("R_08").hints == 0
    desk.save("R_07", {"has_site": "1"})
    assert desk.report("R_08").hints == 1
    desk.save("R_07", {"has_site": "0"})
    assert desk.report("R_08").hints == 0


def test_a_switch_in_another_form_takes_a_figure_out(desk):
    desk.save("R_07", {"has_site": "1"})
    desk.save("R_08", {"site_staff": "4"})
    assert desk.totals("R_08")["site_staff"] == ("4", 1)
    desk.save("R_07", {"has_site": "0"})
    assert "site_staff" not in desk.totals("R_08")
    assert desk.values("R_08")[0]["site_staff"] == "4"
    desk.save("R_07", {"has_site": "1"})
    assert desk.totals("R_08")["site_staff"] == ("4", 1)


def test_a_completed_form_of_sums_may_be_completed_anew(desk):
    """Decisions §5: every completion freezes a copy to compare with the one before."""
    desk.basics()
    record = desk.add("R_04", **PROJECT).record
    first = desk.complete("R_05").snapshot
    desk.save("R_04", {"funds": "20"}, record)
    again = desk.complete("R_05")
    assert (first.number, again.snapshot.number, again.changed) == (1, 2, True)
    assert not desk.complete("R_05").changed
