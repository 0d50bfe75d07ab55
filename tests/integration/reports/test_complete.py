"""complete: what stops it, what it freezes, and that doing it twice is harmless (F48–F51, N28)."""

import pytest

from istc.audit.models import Event
from istc.reports import actions
from istc.reports.errors import Blocked, Conflict
from istc.reports.models import Snapshot
from tests.integration.reports.bench import BASIC, MISSING, codes

VISITS = {
    "visit_projects": "3",
    "visit_persons": "5",
    "training_projects": "0",
    "training_persons": "0",
}


def test_completion_freezes_a_copy(desk):
    desk.basics()
    desk.save("R_02", VISITS)
    done = desk.complete("R_02")
    report = desk.report("R_02")
    assert (report.state, report.completed_by_name, report.drafts) == ("done", "江宁理工大学", 0)
    assert report.completed_at is not None
    body = Snapshot.objects.get(report=report).body
    assert body["records"][0]["values"] == {**VISITS, "total_projects": "3", "total_persons": "5"}
    assert (body["edition"], body["form"], body["year"], body["state"]) == (
        "small",
        "R_02",
        2020,
        "done",
    )
    assert body["edition_digest"] == desk.round.edition_model.digest
    assert body["computed"] == ["total_projects", "total_persons"]
    assert body["unit"]["type"] == "02"
    assert (done.changed, done.snapshot.number) == (True, 1)
    assert len(done.snapshot.check_code) == 14
    event = Event.objects.get(action="report.complete", subject="R_02")
    assert event.after["check_code"] == done.snapshot.check_code


def test_completing_twice_is_harmless(desk):
    desk.basics()
    desk.save("R_02", VISITS)
    first = desk.complete("R_02", version=1)
    again = desk.complete("R_02", version=1)
    assert (again.changed, again.snapshot.pk) == (False, first.snapshot.pk)
    assert again.report.version == first.report.version
    assert Snapshot.objects.filter(report=again.report).count() == 1
    assert Event.objects.filter(action="report.complete", subject="R_02").count() == 1


def test_reopened_and_completed_unchanged_gives_the_same_copy(desk):
    desk.basics()
    desk.save("R_02", VISITS)
    first = desk.complete("R_02")
    actions.reopen(**desk.who("R_02"))
    assert desk.report("R_02").state == "draft"
    again = desk.complete("R_02")
    assert again.snapshot.pk == first.snapshot.pk
    assert desk.report("R_02").state == "done"


def test_change_after_completion_takes_it_back_and_a_second_copy_follows(desk):
    """F50, N19: change after completion is recorded."""
    desk.basics()
    desk.save("R_02", VISITS)
    desk.complete("R_02")
    saved = desk.save("R_02", {"visit_projects": "4"})
    assert saved.report.state == "draft"
    again = desk.complete("R_02")
    assert again.snapshot.number == 2
    numbers = Snapshot.objects.filter(report=again.report).order_by("number")
    assert [one.body["records"][0]["values"]["visit_projects"] for one in numbers] == ["3", "4"]


def test_an_identical_save_leaves_a_completed_form_completed(desk):
    desk.basics()
    desk.save("R_02", VISITS)
    desk.complete("R_02")
    desk.save("R_02", {"visit_projects": "3"})
    assert desk.report("R_02").state == "done"


def test_errors_block_and_nothing_is_written(desk):
    desk.basics()
    desk.save("R_02", {"visit_projects": "3"})
    with pytest.raises(Blocked) as stopped:
        desk.complete("R_02")
    assert codes(stopped.value.findings) == [
        (MISSING, "training_persons"), (MISSING, "training_projects"), (MISSING, "visit_persons"),
    ]  # fmt: skip
    assert (desk.report("R_02").state, desk.report("R_02").version) == ("draft", 1)


def test_an_empty_single_form_is_blocked_by_what_is_missing(desk):
    desk.basics()
    with pytest.raises(Blocked) as stopped:
        desk.complete("R_02")
    assert len(stopped.value.findings) == 4
    assert not desk.records("R_02").exists()


def test_a_multi_form_without_records_is_told_of_the_nil_report(desk):
    desk.basics()
    with pytest.raises(Blocked) as stopped:
        desk.complete("R_04")
    [finding] = stopped.value.findings
    assert finding.sentence == "本表没有记录。没有可填的，用零报告。"


def test_basic_information_comes_first(desk):
    """N28: province and type drive filters and applicability."""
    desk.save("R_02", VISITS)
    with pytest.raises(Blocked) as stopped:
        desk.complete("R_02")
    [finding] = stopped.value.findings
    assert (
        finding.sentence
        == "R_01 基本信息 尚未完成填报。先完成该表，省份和机构类型决定各表是否适用。"
    )
    desk.basics()
    desk.save("R_01", {"contact": "吴越"})
    with pytest.raises(Blocked):
        desk.complete("R_02")
    desk.complete("R_01")
    assert desk.complete("R_02").changed


def test_a_verify_finding_wants_a_reason_and_a_changed_figure_voids_it(desk):
    """Decisions §3: 核实性."""
    desk.basics()
    desk.save("R_02", {**VISITS, "visit_persons": "2"})
    with pytest.raises(Blocked) as stopped:
        desk.complete("R_02")
    [finding] = stopped.value.findings
    actions.give_reason(**desk.who("R_02"), finding=finding.key, text=" 两人同行三次 ")
    assert desk.report("R_02").warnings == 0
    desk.save("R_02", {"visit_persons": "1"})
    assert desk.report("R_02").warnings == 1
    with pytest.raises(Blocked):
        desk.complete("R_02")
    desk.save("R_02", {"visit_persons": "2"})
    done = desk.complete("R_02")
    assert done.snapshot.body["reasons"] == {finding.key: "两人同行三次"}


def test_completion_drops_what_is_switched_off(desk):
    desk.basics()
    desk.save("R_07", {"has_site": "1", "address": "https://a.cn", "hits": "5", "staff": "2"})
    desk.save("R_07", {"has_site": "0"})
    desk.complete("R_07")
    assert desk.values("R_07") == [{"has_site": "0", "staff": "2"}]
    assert desk.totals("R_07") == {"": ("1", 1), "staff": ("2", 1)}


def test_a_form_of_sums_completes_without_anything_typed(desk):
    """F72: HZ_04_001 is summed from other forms."""
    desk.basics()
    desk.add("R_04", funds="12.5", joint="1", foreign_funds="0.25")
    done = desk.complete("R_05")
    assert desk.values("R_05") == [{"projects": "12.75", "total": "12.75"}]
    assert done.report.state == "done"
    assert desk.totals("R_05")["total"] == ("12.75", 1)


def test_a_stale_version_stops_completion(desk):
    """N40: somebody else changed the form since it was read through."""
    desk.basics()
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"})
    with pytest.raises(Conflict):
        desk.complete("R_02", version=1)
    assert desk.report("R_02").state == "draft"
    assert desk.complete("R_02", version=2).changed


def test_records_count_as_submitted_once_the_form_is_complete(desk):
    desk.basics()
    added = desk.add("R_03", country="DEU", visit="1", training="0")
    assert not added.record.submitted
    desk.complete("R_03")
    assert desk.records("R_03").get().submitted


def test_the_first_form_needs_no_other(desk):
    desk.save("R_01", BASIC)
    assert desk.complete("R_01").changed
