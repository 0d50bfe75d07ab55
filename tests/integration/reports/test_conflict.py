"""Two people, or two tabs, on one form: no silent overwrite; the loser sees both (N40)."""

import pytest

from istc.audit.models import Event
from istc.reports.errors import Conflict

VISITS = {"visit_projects": "3", "visit_persons": "5"}


def test_different_cells_of_one_record_are_both_kept(desk):
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    saved = desk.save("R_02", {"visit_persons": "6"}, version=1)
    assert (saved.values["visit_projects"], saved.values["visit_persons"]) == ("4", "6")
    assert saved.version == 3


def test_the_same_cell_is_a_conflict_and_nothing_is_stored(desk):
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    events = Event.objects.count()
    with pytest.raises(Conflict) as stopped:
        desk.save("R_02", {"visit_projects": "7", "training_projects": "1"}, version=1)
    [difference] = stopped.value.differences
    assert (difference.item, difference.theirs, difference.yours) == ("visit_projects", "4", "7")
    assert difference.name == "01 考察 项目数"
    assert (difference.who, difference.when is not None) == ("江宁理工大学", True)
    assert "training_projects" not in desk.values("R_02")[0]
    assert Event.objects.count() == events


def test_the_same_new_value_is_no_conflict(desk):
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    assert not desk.save("R_02", {"visit_projects": "4"}, version=1).changed


def test_a_cell_that_was_changed_and_changed_back_is_no_conflict_for_who_saw_it(desk):
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    desk.save("R_02", {"visit_projects": "3"}, version=2)
    with pytest.raises(Conflict):
        desk.save("R_02", {"visit_projects": "7"}, version=1)
    saved = desk.save("R_02", {"visit_projects": "7"}, version=1, seen={"visit_projects": ["3"]})
    assert saved.values["visit_projects"] == "7"


def test_ones_own_writes_whose_answers_were_lost_are_no_conflict(desk):
    """Which of them arrived nobody knows."""
    desk.save("R_02", {"visit_projects": "1"}, version=0)
    sent = {"visit_projects": ["1", "12"]}
    saved = desk.save("R_02", {"visit_projects": "123"}, version=0, seen=sent)
    assert saved.values["visit_projects"] == "123"


def test_what_was_seen_must_be_what_is_stored(desk):
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    with pytest.raises(Conflict):
        desk.save("R_02", {"visit_projects": "7"}, version=1, seen={"visit_projects": ["3"]})
    with pytest.raises(Conflict):
        desk.save("R_02", {"visit_projects": "7"}, version=1, seen={"visit_projects": ["三"]})


def test_clearing_against_a_new_value_is_a_conflict(desk):
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    with pytest.raises(Conflict) as stopped:
        desk.save("R_02", {"visit_projects": ""}, version=1)
    assert stopped.value.differences[0].yours is None


def test_two_first_saves_of_an_empty_form(desk):
    desk.save("R_02", {"visit_projects": "3"}, version=0)
    saved = desk.save("R_02", {"visit_persons": "5"}, version=0)
    assert saved.version == 2
    with pytest.raises(Conflict):
        desk.save("R_02", {"visit_persons": "6"}, version=0)


def test_a_sub_table_is_one_cell(desk):
    record = desk.add("R_04", ages=[{"persons": "1"}]).record
    desk.save("R_04", {"ages": [{"persons": "2"}]}, record, version=1)
    with pytest.raises(Conflict) as stopped:
        desk.save("R_04", {"ages": [{"persons": "3"}]}, record, version=1)
    assert stopped.value.differences[0].name == "年龄区间"
    desk.save("R_04", {"name": "甲"}, record, version=1)


def test_two_records_are_two_matters(desk):
    first, second = desk.add("R_03").record, desk.add("R_03").record
    desk.save("R_03", {"country": "DEU"}, first, version=1)
    desk.save("R_03", {"country": "FRA"}, second, version=1)
    assert [row["country"] for row in desk.values("R_03")] == ["DEU", "FRA"]


def test_a_version_that_never_was_is_refused(desk):
    """Bad input: tampered version."""
    desk.save("R_02", VISITS)
    with pytest.raises(Conflict) as stopped:
        desk.save("R_02", {"visit_projects": "9"}, version=99)
    assert stopped.value.wrong == "提交的版本号与系统记录不符"
    with pytest.raises(Conflict):
        desk.save("R_02", {"visit_projects": "9"}, version=-1)


def test_a_cell_may_be_written_over_another_version_than_the_rest(desk):
    """What was typed while an answer with a newer version was under way."""
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    with pytest.raises(Conflict):
        desk.save("R_02", {"visit_projects": "7"}, version=2, since={"visit_projects": 1})
    saved = desk.save("R_02", {"visit_projects": "7"}, version=1, since={"visit_projects": 2})
    assert saved.values["visit_projects"] == "7"


def test_a_version_of_a_cell_that_never_was_is_refused(desk):
    desk.save("R_02", VISITS)
    with pytest.raises(Conflict) as stopped:
        desk.save("R_02", {"visit_projects": "9"}, version=1, since={"visit_projects": 2})
    assert stopped.value.wrong == "提交的版本号与系统记录不符"


def test_what_others_changed_meanwhile_is_told(desk):
    """Only that: neither what this save wrote nor what was known before."""
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4", "training_projects": "2"}, version=1)
    desk.save("R_02", {"training_projects": ""}, version=2)
    saved = desk.save("R_02", {"visit_persons": "6"}, version=1)
    assert saved.others == {"visit_projects": "4", "training_projects": None}
    assert desk.save("R_02", {"visit_persons": "7"}, version=4).others == {}


def test_a_conflict_names_the_version_that_was_compared(desk):
    desk.save("R_02", VISITS)
    desk.save("R_02", {"visit_projects": "4"}, version=1)
    with pytest.raises(Conflict) as stopped:
        desk.save("R_02", {"visit_projects": "7"}, version=1)
    assert stopped.value.version == 2
