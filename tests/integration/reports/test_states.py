"""Nil reports, 不适用, reopening, reasons, zeros: the other ways a form moves (N18, §5)."""

import pytest

from istc.audit.models import Event
from istc.definitions.kinds import Refusal
from istc.reports import actions
from istc.reports.errors import Blocked, Conflict, NotFound, NotWritable
from istc.reports.models import Snapshot
from tests.integration.reports.bench import MISSING

GERMANY = {"country": "DEU", "visit": "2", "training": "1"}


def test_nil_report_is_complete(desk):
    """N18: nothing to report is a legal completed state."""
    desk.basics()
    done = actions.report_nil(**desk.who("R_04"), version=0)
    report = desk.report("R_04")
    assert (report.state, report.nil, report.records) == ("zero", True, 0)
    assert done.snapshot.body["state"] == "zero"
    assert not actions.report_nil(**desk.who("R_04")).changed
    assert not desk.complete("R_04").changed
    assert Snapshot.objects.filter(report=report).count() == 1


def test_a_single_form_may_be_nil_too(desk):
    desk.basics()
    actions.report_nil(**desk.who("R_02"))
    assert (desk.report("R_02").state, desk.report("R_02").errors) == ("zero", 0)


def test_a_form_with_content_is_not_nil(desk):
    desk.basics()
    desk.add("R_04")
    desk.save("R_02", {"visit_projects": "1"})
    for code in ("R_04", "R_02"):
        with pytest.raises(Blocked) as stopped:
            actions.report_nil(**desk.who(code))
        assert stopped.value.findings[0].sentence == "本表已有内容。先删除内容，再零报告。"


def test_nil_takes_basic_information_first(desk):
    with pytest.raises(Blocked):
        actions.report_nil(**desk.who("R_04"))
    with pytest.raises(Blocked):
        actions.report_nil_part(**desk.who("R_04"))
    assert actions.report_nil_part(**desk.who("R_08")) == ()


def test_some_forms_take_no_nil_report(desk):
    desk.basics()
    with pytest.raises(NotWritable):
        actions.report_nil(**desk.who("R_08"))


def test_a_nil_report_that_another_form_contradicts_needs_a_reason(desk):
    desk.basics()
    desk.save("R_02", {"visit_projects": "1", "visit_persons": "1"})
    with pytest.raises(Blocked) as stopped:
        actions.report_nil(**desk.who("R_03"))
    [finding] = stopped.value.findings
    assert finding.code == "R_03.rows_missing"
    actions.give_reason(**desk.who("R_03"), finding=finding.key, text="国家不便公开")
    assert desk.report("R_03").state == "todo"
    assert actions.report_nil(**desk.who("R_03")).changed
    assert desk.report("R_03").warnings == 0


def test_a_record_after_the_nil_report_takes_it_back(desk):
    desk.basics()
    actions.report_nil(**desk.who("R_03"))
    assert desk.add("R_03", **GERMANY).report.state == "draft"
    assert not desk.report("R_03").nil


def test_all_remaining_forms_of_a_part_at_once(desk):
    """Only 未填报 multi forms that apply and take one: R_06 does not apply, R_02 is single."""
    desk.basics()
    desk.add("R_04", name="甲")
    assert actions.report_nil_part(**desk.who("R_02")) == ("R_03",)
    assert desk.report("R_03").state == "zero"
    assert actions.report_nil_part(**desk.who("R_02")) == ()


def test_a_part_leaves_out_what_contradicts(desk):
    desk.basics()
    desk.save("R_02", {"visit_projects": "1", "visit_persons": "1"})
    assert actions.report_nil_part(**desk.who("R_02")) == ("R_04",)


def test_declining_where_the_questionnaire_lets_it(desk):
    """F77: 非科研型单位无需填写."""
    desk.basics()
    assert actions.decline(**desk.who("R_07"), version=0).changed
    assert (desk.report("R_07").state, desk.report("R_07").declined) == ("na", True)
    assert not actions.decline(**desk.who("R_07")).changed
    with pytest.raises(NotWritable):
        desk.save("R_07", {"staff": "1"})
    with pytest.raises(NotWritable):
        desk.complete("R_07")
    with pytest.raises(NotWritable):
        actions.decline(**desk.who("R_04"))


def test_declining_what_is_filled_in_is_stopped(desk):
    desk.basics()
    desk.save("R_07", {"staff": "1"})
    with pytest.raises(Blocked):
        actions.decline(**desk.who("R_07"))


def test_declining_is_undone_by_reopening(desk):
    desk.basics()
    actions.decline(**desk.who("R_07"))
    assert actions.reopen(**desk.who("R_07")).report.state == "todo"
    desk.save("R_07", {"staff": "1"})


def test_reopening(desk):
    desk.basics()
    actions.report_nil(**desk.who("R_04"))
    assert actions.reopen(**desk.who("R_04")).report.state == "todo"
    assert actions.reopen(**desk.who("R_01")).report.state == "draft"
    assert not actions.reopen(**desk.who("R_01")).changed
    assert not actions.reopen(**desk.who("R_08")).changed
    assert Event.objects.filter(action="report.reopen").count() == 2


def test_stale_versions_stop_every_verb_on_the_whole_form(desk):
    desk.basics()
    actions.report_nil(**desk.who("R_04"))
    with pytest.raises(Conflict):
        actions.reopen(**desk.who("R_04"), version=7)
    with pytest.raises(Conflict):
        actions.report_nil(**desk.who("R_03"), version=7)
    with pytest.raises(Conflict):
        actions.decline(**desk.who("R_07"), version=7)


def test_reasons_are_given_changed_and_taken_back(desk):
    desk.save("R_02", {"visit_projects": "3", "visit_persons": "1"})
    [finding] = [one for one in desk.save("R_02", {}).findings if one.level == "verify"]
    given = actions.give_reason(**desk.who("R_02"), finding=finding.key, text="一人三次")
    kept = given.report.reasons[finding.key]
    assert (kept["text"], kept["by"]) == ("一人三次", "江宁理工大学")
    assert (given.report.warnings, given.report.state) == (0, "draft")
    assert not actions.give_reason(**desk.who("R_02"), finding=finding.key, text="一人三次").changed
    assert actions.give_reason(**desk.who("R_02"), finding=finding.key, text="同一人").changed
    taken = actions.give_reason(**desk.who("R_02"), finding=finding.key, text=" ")
    assert (taken.report.reasons, taken.report.warnings) == ({}, 1)


def test_reasons_are_for_findings_that_stand(desk):
    desk.save("R_02", {"visit_projects": "3"})
    with pytest.raises(NotFound):
        actions.give_reason(**desk.who("R_02"), finding=f"{MISSING}||visit_persons|", text="无")
    with pytest.raises(NotFound):
        actions.give_reason(**desk.who("R_02"), finding="none", text="无")


@pytest.mark.parametrize("nasty", ["a\x00b", "字" * 2001])
def test_reasons_that_cannot_be_stored_are_refused(desk, nasty):
    with pytest.raises(Refusal):
        actions.give_reason(**desk.who("R_02"), finding="x", text=nasty)


def test_blank_counts_become_zeros_in_one_click(desk):
    """Decisions §3: 空白填零; a blank never silently means zero."""
    desk.save("R_02", {"visit_projects": "3"})
    filled = actions.fill_zero(**desk.who("R_02"))
    assert filled.changed
    assert desk.values("R_02")[0] == {
        "visit_projects": "3", "visit_persons": "0", "training_projects": "0",
        "training_persons": "0", "total_projects": "3", "total_persons": "0",
    }  # fmt: skip
    assert not actions.fill_zero(**desk.who("R_02")).changed


def test_zeros_for_a_form_never_touched(desk):
    actions.fill_zero(**desk.who("R_02"))
    assert desk.values("R_02")[0]["total_projects"] == "0"
    assert not actions.fill_zero(**desk.who("R_07")).changed
    assert not actions.fill_zero(**desk.who("R_03")).changed


def test_zeros_in_one_record_or_in_all(desk):
    first, _ = desk.add("R_03", country="DEU").record, desk.add("R_03", country="FRA").record
    actions.fill_zero(**desk.who("R_03"), record_id=first.pk)
    assert [row.get("visit") for row in desk.values("R_03")] == ["0", None]
    actions.fill_zero(**desk.who("R_03"))
    assert [row.get("total") for row in desk.values("R_03")] == ["0", "0"]
    with pytest.raises(NotFound):
        actions.fill_zero(**desk.who("R_03"), record_id=first.pk + 99)
