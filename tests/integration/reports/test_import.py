"""import_records and undo_import: all or nothing, once, and back again (F47, N23)."""

import pytest
from django.db import IntegrityError

from istc.audit.models import Event
from istc.reports import actions
from istc.reports.actions import FormImport
from istc.reports.errors import Conflict, NotFound, NotWritable
from istc.reports.models import ImportBatch, Record
from istc.reports.queries import history
from istc.reports.writing import importing
from istc.reports.writing.matching import Line
from tests.people import actor

PROJECTS, VISITS, COUNTRIES = "R_04", "R_02", "R_03"


def project(name: str, funds: str = "3", **more) -> dict:
    return {"name": name, "topics": ["01"], "funds": funds, "joint": "0", **more}


def bring(
    desk, *values, code=PROJECTS, mode="append", token="t1", keys=(), version=None, columns=None
):
    keys = [*keys, *[None] * len(values)]
    lines = [Line(one, key) for one, key in zip(values, keys, strict=False)]
    about = {"file": "a.xlsx"}
    one = FormImport(desk.key(code), lines, mode, version, columns, about)
    return actions.import_records(actor=desk.actor, imports=[one], token=token)[0]


def undo(desk, token="t1", codes=(PROJECTS,)):
    return actions.undo_import(actor=desk.actor, keys=[desk.key(one) for one in codes], token=token)


def names(desk) -> list[str]:
    return [one["name"] for one in desk.values(PROJECTS)]


def test_appends_behind_what_is_there_with_totals_state_and_one_audit_row(desk):
    desk.add(PROJECTS, **project("A", "1"))
    batch = bring(desk, project("B", "2.5"), project("C", "4"))
    assert names(desk) == ["A", "B", "C"]
    assert (batch.added, batch.changed, batch.unchanged, batch.removed) == (2, 0, 0, 0)
    assert desk.totals(PROJECTS)["funds"] == ("7.5", 3)
    assert desk.report(PROJECTS).records == 3
    event = Event.objects.get(action="record.import")
    assert event.after == {
        "added": 2, "changed": 0, "unchanged": 0, "removed": 0, "file": "a.xlsx",
    }  # fmt: skip
    assert history(desk.key(PROJECTS))[0].words == "批量导入"


def test_records_are_whole_and_can_go_on_being_edited(desk):
    bring(desk, project("A", ages=[{"persons": "3"}, {"persons": "4"}]))
    record = desk.records(PROJECTS).get()
    assert (record.version, record.position, record.submitted) == (1, 1, True)
    assert record.values["staff"] == "7"
    assert record.updated_by_name == desk.actor.name
    desk.save(PROJECTS, {"name": "B"}, record=record)
    assert names(desk) == ["B"]
    desk.add(PROJECTS, **project("C"))
    assert len(set(desk.records(PROJECTS).values_list("pk", flat=True))) == 2


def test_update_changes_what_bears_a_key_and_adds_the_rest(desk):
    bring(desk, project("A"), project("B"), token="t0")
    first, second = desk.records(PROJECTS)
    batch = bring(
        desk, project("B2"), project("A"), project("C"), mode="update", keys=[second.pk, first.pk]
    )
    assert names(desk) == ["A", "B2", "C"]
    assert (batch.added, batch.changed, batch.unchanged, batch.removed) == (1, 1, 1, 0)
    second.refresh_from_db()
    assert second.version == 2
    assert second.stamps["name"] == 2


def test_columns_that_the_file_does_not_have_stay_as_they_are(desk):
    bring(desk, project("A", "3"), token="t0")
    key = desk.records(PROJECTS).get().pk
    some = frozenset({"name", "topics"})
    bring(desk, {"name": "B"}, mode="update", keys=[key], columns=some)
    assert desk.values(PROJECTS) == [{"name": "B", "funds": "3", "joint": "0"}]


def test_a_key_that_stands_twice_changes_one_and_adds_one(desk):
    bring(desk, project("A"), token="t0")
    key = desk.records(PROJECTS).get().pk
    batch = bring(desk, project("A1"), project("A2"), mode="update", keys=[key, key])
    assert (batch.added, batch.changed) == (1, 1)
    assert names(desk) == ["A1", "A2"]


def test_a_key_of_another_unit_is_only_a_number(desk):
    batch = bring(desk, project("A"), mode="update", keys=[987654])
    assert batch.added == 1


def test_without_keys_what_may_not_repeat_says_which_record_it_is(desk):
    bring(desk, {"country": "JP", "visit_number": "1"}, code=COUNTRIES, token="t0")
    item = next(one.id for one in desk.form(COUNTRIES).items if one.code == "01")
    batch = bring(desk, {"country": "JP", item: "5"}, code=COUNTRIES, mode="update")
    assert (batch.added, batch.changed) == (0, 1)


def test_replace_removes_what_has_no_line(desk):
    bring(desk, project("A"), project("B"), token="t0")
    first, _ = desk.records(PROJECTS)
    batch = bring(desk, project("A"), project("C"), mode="replace", keys=[first.pk])
    assert names(desk) == ["A", "C"]
    assert (batch.added, batch.unchanged, batch.removed) == (1, 1, 1)
    assert desk.totals(PROJECTS)[""] == ("2", 2)


def test_replace_with_an_empty_file_leaves_nothing(desk):
    bring(desk, project("A"), token="t0")
    bring(desk, mode="replace")
    assert names(desk) == []
    assert desk.report(PROJECTS).state == "todo"


def test_a_single_form_has_one_record_whatever_the_mode(desk):
    items = [one.id for one in desk.form(VISITS).items]
    bring(desk, {items[0]: "2"}, code=VISITS)
    batch = bring(desk, {items[0]: "3"}, code=VISITS, token="t2")
    assert batch.changed == 1
    assert desk.records(VISITS).count() == 1
    with pytest.raises(NotWritable):
        bring(desk, {items[0]: "3"}, {items[0]: "4"}, code=VISITS, token="t3")


def test_the_same_submission_twice_stores_once(desk):
    first = bring(desk, project("A"))
    second = bring(desk, project("A"))
    assert second.pk == first.pk
    assert names(desk) == ["A"]
    assert Event.objects.filter(action="record.import").count() == 1


def test_a_form_changed_since_the_preview_stops_it(desk):
    desk.add(PROJECTS, **project("A"))
    version = desk.report(PROJECTS).version
    desk.add(PROJECTS, **project("B"))
    with pytest.raises(Conflict):
        bring(desk, project("C"), version=version)
    assert names(desk) == ["A", "B"]


def test_an_error_half_way_leaves_nothing(desk, monkeypatch):
    monkeypatch.setattr(importing, "settle", lambda *found: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring(desk, project("A"))
    assert Record.objects.count() == 0
    assert ImportBatch.objects.count() == 0


def test_several_forms_are_stored_together_or_not_at_all(desk):
    items = [one.id for one in desk.form(VISITS).items]
    good = FormImport(desk.key(PROJECTS), [Line(project("A"))])
    late = FormImport(desk.key(VISITS), [Line({items[0]: "2"})], version=7)
    with pytest.raises(Conflict):
        actions.import_records(actor=desk.actor, imports=[good, late], token="t")
    assert names(desk) == []
    both = [good, FormImport(desk.key(VISITS), [Line({items[0]: "2"})])]
    made = actions.import_records(actor=desk.actor, imports=both, token="t")
    assert [one.report.form for one in made] == [PROJECTS, VISITS]
    undo(desk, "t", (PROJECTS, VISITS))
    assert names(desk) == []


def test_undo_takes_all_of_it_back(desk):
    bring(desk, project("A", "1"), project("B", "2"), token="t0")
    first, second = desk.records(PROJECTS)
    before = [(one.pk, one.values) for one in (first, second)]
    bring(desk, project("A9", "9"), project("C", "5"), mode="replace", keys=[first.pk])
    assert names(desk) == ["A9", "C"]
    undo(desk)
    assert [(one.pk, one.values) for one in desk.records(PROJECTS)] == before
    assert desk.totals(PROJECTS)["funds"] == ("3", 2)
    assert Event.objects.filter(action="record.undo_import").count() == 1
    undo(desk)
    assert Event.objects.filter(action="record.undo_import").count() == 1


def test_undo_is_over_with_the_next_edit(desk):
    bring(desk, project("A"))
    desk.add(PROJECTS, **project("B"))
    with pytest.raises(NotWritable):
        undo(desk)
    assert names(desk) == ["A", "B"]


def test_undo_of_an_import_that_changed_nothing(desk):
    bring(desk, project("A"), token="t0")
    key = desk.records(PROJECTS).get().pk
    batch = bring(desk, project("A"), mode="update", keys=[key])
    assert (batch.unchanged, batch.added) == (1, 0)
    undo(desk)
    assert names(desk) == ["A"]


def test_undo_of_nothing(desk):
    with pytest.raises(NotFound):
        undo(desk)


@pytest.mark.parametrize("who", ["province", "centre", "institute"])
def test_nobody_else_may(desk, tree, who):
    bring(desk, project("A"))
    desk.actor = actor(tree.account(who))
    with pytest.raises(NotWritable):
        bring(desk, project("B"), token="t2")
    with pytest.raises(NotWritable):
        undo(desk)
    assert names(desk) == ["A"]


def test_not_after_the_deadline(desk):
    desk.round.state = "closed"
    desk.round.save()
    with pytest.raises(NotWritable):
        bring(desk, project("A"))


def test_the_database_keeps_one_batch_a_token_and_form(desk):
    batch = bring(desk, project("A"))
    batch.pk = None
    with pytest.raises(IntegrityError):
        batch.save(force_insert=True)


def test_records_with_errors_count_as_drafts(desk):
    """A requirement that the file cannot answer by itself: what may not repeat."""
    item = next(one.id for one in desk.form(COUNTRIES).items if one.code == "01")
    bring(desk, *[{"country": "JP", item: "1"}] * 2, code=COUNTRIES)
    report = desk.report(COUNTRIES)
    assert report.errors
    assert report.drafts
