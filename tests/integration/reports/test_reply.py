"""The unit answers each remark of a return; what a cell held then and holds now (N12)."""

import pytest

from istc.audit.models import Event
from istc.definitions.kinds import Refusal
from istc.reports import actions
from istc.reports.actions import Remark
from istc.reports.errors import Incomplete, NotFound, NotWritable
from istc.reports.models import Reply, Review
from istc.reports.queries.remarks import spoken
from tests.integration.reports.bench import Desk
from tests.people import actor

PROJECT = {"name": "甲", "funds": "1", "joint": "0", "topics": ["01"]}


@pytest.fixture
def returned(tree, desk: Desk) -> Desk:
    """R_04 with two projects, returned with a remark on a cell, on a record and on the form."""
    desk.basics()
    for name in "甲乙":
        desk.add("R_04", **{**PROJECT, "name": name})
    desk.complete("R_04")
    first, second = (one.pk for one in desk.records("R_04"))
    remarks = [Remark("核对经费", "funds", second), Remark("重复", record=first), Remark("补充")]
    superior = actor(tree.account("province"))
    actions.return_form(actor=superior, report_key=desk.key("R_04"), remarks=remarks)
    return desk


@pytest.fixture
def review(returned) -> int:
    return Review.objects.get().pk


def remarks(desk: Desk):
    return spoken(desk.key("R_04"))[0].remarks


def test_each_remark_is_answered_and_answered_again(returned, review):
    who = returned.who("R_04")
    actions.reply(**who, review=review, number=0, text="已改为 86")
    actions.reply(**who, review=review, number=2, text=" 已补充 ")
    actions.reply(**who, review=review, number=0, text="已改为 68")
    told = [one.reply and one.reply.text for one in remarks(returned)]
    assert told == ["已改为 68", None, "已补充"]
    assert Reply.objects.first().by_name == "江宁理工大学"
    event = Event.objects.filter(action="report.reply").latest("id")
    assert event.after == {"review": review, "number": 0, "text": "已改为 68"}


def test_a_cell_is_shown_as_it_was_and_as_it_is(returned):
    one, record, form = remarks(returned)
    assert (one.place, one.was, one.now, one.changed) == ("第 2 条 丙 中方经费", "1", "1", False)
    assert (record.place, record.was, record.now) == ("第 1 条", "", "")
    assert (form.place, form.changed) == ("", False)
    returned.save("R_04", {"funds": "86"}, returned.records("R_04")[1])
    assert (remarks(returned)[0].now, remarks(returned)[0].changed) == ("86", True)
    second = returned.records("R_04")[1]
    actions.remove_record(
        **returned.who("R_04"), record_id=second.pk, version=second.version)  # fmt: skip
    assert remarks(returned)[0].now == "已删除"


def test_a_cell_of_a_single_form_is_shown_too(tree, desk):
    desk.basics()
    superior = actor(tree.account("province"))
    actions.return_form(
        actor=superior, report_key=desk.key("R_01"), remarks=[Remark("核对", "contact")]
    )
    desk.save("R_01", {"contact": "李强"})
    [one] = spoken(desk.key("R_01"))[0].remarks
    assert (one.was, one.now, one.changed) == ("周敏", "李强", True)


@pytest.mark.parametrize(("given", "stop"), [
    ({"number": 3}, NotFound), ({"number": -1}, NotFound), ({"review": 10**9}, NotFound),
    ({"text": " "}, Incomplete), ({"text": "x" * 1001}, Refusal), ({"text": "\x00"}, Refusal),
])  # fmt: skip
def test_what_cannot_be_answered_changes_nothing(returned, review, given, stop):
    said = {"review": review, "number": 0, "text": "x", **given}
    with pytest.raises(stop):
        actions.reply(**returned.who("R_04"), **said)
    assert not Reply.objects.exists()


def test_another_forms_return_is_not_answered_here(returned, review):
    with pytest.raises(NotFound):
        actions.reply(**returned.who("R_01"), review=review, number=0, text="x")


def test_once_complete_again_nothing_more_is_answered(returned, review):
    returned.complete("R_04")
    with pytest.raises(Incomplete, match="不能再答复"):
        actions.reply(**returned.who("R_04"), review=review, number=0, text="x")


@pytest.mark.parametrize("who", ["province", "college", "institute", "ministry", "centre"])
def test_only_the_unit_itself_answers(tree, returned, review, who):
    """N30: no superior puts words in a unit's mouth."""
    with pytest.raises(NotWritable):
        actions.reply(
            actor=actor(tree.account(who)), report_key=returned.key("R_04"),
            review=review, number=0, text="x",
        )  # fmt: skip
