"""Records of a multi form: add, a batch, submit, remove, restore (F51, N20, N23)."""

import pytest

from istc.audit.models import Event
from istc.reports import actions
from istc.reports.errors import Conflict, NotFound, NotWritable
from istc.reports.models import FormReport, Record
from tests.integration.reports.bench import MISSING, REPEATED, codes

GERMANY = {"country": "DEU", "visit": "2", "training": "1"}
FRANCE = {"country": "FRA", "visit": "4", "training": "0"}


def test_a_record_goes_to_the_end(desk):
    first, second = desk.add("R_03", **GERMANY), desk.add("R_03", **FRANCE)
    assert [record.values["country"] for record in desk.records("R_03")] == ["DEU", "FRA"]
    assert (first.record.position, second.record.position) == (1, 2)
    assert first.computed == {"total": "3"}
    assert (second.report.records, second.report.drafts) == (2, 2)
    assert desk.totals("R_03") == {
        "": ("2", 2), "visit": ("6", 2), "training": ("1", 2), "total": ("7", 2),
    }  # fmt: skip


def test_a_blank_record_is_a_record(desk):
    added = desk.add("R_03")
    assert (added.version, added.values, added.report.state) == (1, {}, "draft")
    assert desk.totals("R_03") == {"": ("1", 1)}
    assert codes(added.findings) == [
        (MISSING, "country"),
        (MISSING, "training"),
        (MISSING, "visit"),
    ]


def test_refused_cells_of_a_new_record_are_named(desk):
    added = desk.add("R_03", country="月球", visit="2", total="9")
    assert {one.item: one.code for one in added.refusals} == {
        "country": "unknown_option", "total": "computed_item",
    }  # fmt: skip
    assert added.values == {"visit": "2", "total": "2"}


def test_a_batch_has_one_audit_row(desk):
    """N23 and the demo: bulk inserts."""
    rows = [GERMANY, FRANCE, {**GERMANY, "country": "JPN"}]
    added = actions.add_records(**desk.who("R_03"), rows=rows, submitted=True)
    assert [record.position for record in added.records] == [1, 2, 3]
    assert (added.report.records, added.report.drafts, added.report.version) == (3, 0, 1)
    event = Event.objects.get(subject="R_03")
    assert event.action == "record.add_batch"
    assert event.after["records"] == [record.pk for record in added.records]
    assert desk.totals("R_03")["total"] == ("10", 3)


def test_a_batch_is_stored_whole_or_not_at_all(desk):
    added = actions.add_records(**desk.who("R_03"), rows=[GERMANY, {**FRANCE, "visit": "四"}])
    assert [(one.line, one.item, one.code) for one in added.refusals] == [
        (1, "visit", "not_number")
    ]
    assert added.records == ()
    assert not FormReport.objects.exists()
    assert actions.add_records(**desk.who("R_03"), rows=[]).records == ()


def test_repeats_are_findings_not_refusals(desk):
    added = actions.add_records(**desk.who("R_03"), rows=[GERMANY, GERMANY], submitted=True)
    assert codes(added.findings) == [(REPEATED, "country")]
    assert [record.submitted for record in desk.records("R_03")] == [True, False]


def test_submitting_checks_the_record(desk):
    """F51: 提交 adds one record and lets the user go on."""
    good, bad = desk.add("R_03", **GERMANY).record, desk.add("R_03", country="FRA").record
    saved = actions.submit_record(**desk.who("R_03"), record_id=good.pk)
    assert (saved.record.submitted, saved.changed) == (True, True)
    refused = actions.submit_record(**desk.who("R_03"), record_id=bad.pk)
    assert (refused.record.submitted, refused.changed) == (False, False)
    assert codes(refused.findings) == [(MISSING, "training"), (MISSING, "visit")]
    assert (desk.report("R_03").drafts, desk.report("R_03").records) == (1, 2)


def test_submitting_twice_changes_nothing(desk):
    record = desk.add("R_03", **GERMANY).record
    actions.submit_record(**desk.who("R_03"), record_id=record.pk)
    version = desk.report("R_03").version
    assert not actions.submit_record(**desk.who("R_03"), record_id=record.pk).changed
    assert desk.report("R_03").version == version


def test_a_submitted_record_that_becomes_wrong_is_a_draft_again(desk):
    record = desk.add("R_03", **GERMANY).record
    actions.submit_record(**desk.who("R_03"), record_id=record.pk)
    assert desk.save("R_03", {"visit": "5"}, record).record.submitted
    assert not desk.save("R_03", {"visit": ""}, record).record.submitted


def test_removing_only_marks_and_restoring_brings_back(desk):
    """N20; design §4: 删除可撤销."""
    first, second = desk.add("R_03", **GERMANY).record, desk.add("R_03", **FRANCE).record
    removed = actions.remove_record(**desk.who("R_03"), record_id=first.pk)
    assert (removed.report.records, removed.report.state) == (1, "draft")
    assert desk.totals("R_03")["total"] == ("4", 1)
    assert Record.objects.get(pk=first.pk).removed_at
    actions.restore_record(**desk.who("R_03"), record_id=first.pk)
    assert [record.pk for record in desk.records("R_03")] == [first.pk, second.pk]
    assert desk.totals("R_03")["total"] == ("7", 2)


def test_audit_keeps_what_was_removed(desk):
    record = desk.add("R_03", **GERMANY).record
    actions.remove_record(**desk.who("R_03"), record_id=record.pk)
    event = Event.objects.get(action="record.remove")
    assert event.before["values"] == {**GERMANY, "total": "3"}
    assert event.after == {"record": record.pk, "position": 1}


def test_without_its_last_record_a_form_is_untouched(desk):
    record = desk.add("R_03", **GERMANY).record
    removed = actions.remove_record(**desk.who("R_03"), record_id=record.pk)
    assert (removed.report.state, removed.report.errors) == ("todo", 0)


def test_a_record_removed_twice_is_not_there(desk):
    record = desk.add("R_03", **GERMANY).record
    actions.remove_record(**desk.who("R_03"), record_id=record.pk)
    with pytest.raises(NotFound):
        actions.remove_record(**desk.who("R_03"), record_id=record.pk)
    with pytest.raises(NotFound):
        desk.save("R_03", {"visit": "1"}, record)


def test_a_record_that_changed_meanwhile_is_not_removed(desk):
    record = desk.add("R_03", **GERMANY).record
    desk.save("R_03", {"visit": "9"}, record)
    with pytest.raises(Conflict):
        actions.remove_record(**desk.who("R_03"), record_id=record.pk, version=1)
    assert desk.values("R_03")[0]["visit"] == "9"


def test_restoring_what_is_there_or_never_was(desk):
    record = desk.add("R_03", **GERMANY).record
    assert not actions.restore_record(**desk.who("R_03"), record_id=record.pk).changed
    with pytest.raises(NotFound):
        actions.restore_record(**desk.who("R_04"), record_id=record.pk)


def test_a_single_form_takes_no_further_record_and_loses_none(desk):
    saved = desk.save("R_02", {"visit_projects": "1"})
    with pytest.raises(NotWritable):
        desk.add("R_02")
    with pytest.raises(NotWritable):
        actions.add_records(**desk.who("R_02"), rows=[{}])
    with pytest.raises(NotWritable):
        actions.remove_record(**desk.who("R_02"), record_id=saved.record.pk)


def test_change_after_completion_of_a_multi_form(desk):
    desk.basics()
    record = desk.add("R_03", **GERMANY).record
    for change in (
        lambda: desk.add("R_03", **FRANCE),
        lambda: desk.save("R_03", {"visit": "3"}, record),
        lambda: actions.remove_record(**desk.who("R_03"), record_id=record.pk),
    ):
        desk.complete("R_03")
        change()
        assert desk.report("R_03").state == "draft"
