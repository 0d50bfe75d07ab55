"""Returning and approving forms: reasons, terms, rights, and what the unit may do then (N12)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.audit.models import Event
from istc.definitions.kinds import Refusal
from istc.reports import actions, queries
from istc.reports.actions import Remark
from istc.reports.errors import Conflict, Incomplete, NotFound, NotWritable, Stopped
from istc.reports.models import FormReport, Review
from istc.rounds.models import Notice, Round
from tests.integration.reports.bench import Desk
from tests.people import actor

PROJECT = {"name": "甲", "funds": "1", "joint": "0", "topics": ["01"]}
SOON = timedelta(days=2)


@pytest.fixture
def superior(tree):
    return actor(tree.account("province"))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Basic information and two projects, complete."""
    desk.basics()
    for name in "甲乙":
        desk.add("R_04", **{**PROJECT, "name": name})
    desk.complete("R_04")
    return desk


def key(desk: Desk, code: str = "R_04") -> dict:
    return {"report_key": desk.key(code)}


def end(desk: Desk, state=Round.State.CLOSED) -> None:
    Round.objects.filter(pk=desk.round.pk).update(state=state)


# Returning


def test_a_return_names_form_record_and_cell_and_tells_the_unit(filled, superior):
    second = filled.records("R_04")[1]
    remarks = [Remark("把元填成万元", "funds", second.pk), Remark("重复", record=second.pk)]
    actions.return_form(actor=superior, **key(filled), text=" 核对经费 ", remarks=remarks)
    state = queries.states(filled.round, filled.placement)["R_04"]
    assert (state.state, state.label, state.complete) == ("returned", "已退回", False)
    review = queries.returned(filled.round, filled.placement)["R_04"]
    assert (review.text, review.by_name) == ("核对经费", "江苏省科学技术厅")
    assert [(one["line"], one["name"], one["text"]) for one in review.remarks] == [
        (2, "丙 中方经费", "把元填成万元"), (2, "", "重复"),
    ]  # fmt: skip
    notice = Notice.objects.get(kind="退回")
    assert (notice.unit_id, notice.title) == (filled.placement.unit_id, "R_04 合作项目 已退回")
    assert notice.body == "核对经费\n第 2 条 丙 中方经费：把元填成万元\n第 2 条：重复"
    event = Event.objects.get(action="report.return")
    assert (event.before, event.after["state"]) == ({"state": "done"}, "returned")


def test_it_stays_returned_until_it_is_completed_again(filled, superior):
    actions.return_form(actor=superior, **key(filled), text="核对")
    record = filled.records("R_04")[0]
    filled.save("R_04", {"funds": "2"}, record)
    assert filled.report("R_04").state == "returned"
    filled.complete("R_04")
    assert filled.report("R_04").state == "done"
    assert queries.returned(filled.round, filled.placement) == {}
    assert [one.kind for one in queries.reviews(filled.key("R_04"))] == ["returned"]
    assert queries.next_steps(filled.round.edition_model, queries.states(
        filled.round, filled.placement))[0].why != "returned"  # fmt: skip


def test_a_nil_report_and_an_approved_form_can_be_returned(filled, superior):
    actions.report_nil(**filled.who("R_02"))
    actions.return_form(actor=superior, **key(filled, "R_02"), text="去年有出访")
    actions.approve_form(actor=superior, **key(filled))
    actions.return_form(actor=superior, **key(filled), text="再核对")
    assert {one.state for one in FormReport.objects.exclude(form="R_01")} == {"returned"}
    assert actions.report_nil(**filled.who("R_02")).changed


@pytest.mark.parametrize("who", ["university", "college", "institute", "ministry"])
def test_only_superiors_return_and_approve(filled, tree, who):
    """N30: neither the unit itself nor whoever stands beside or below it."""
    stranger = actor(tree.account(who))
    calls = [
        lambda: actions.return_form(actor=stranger, **key(filled), text="x"),
        lambda: actions.approve_form(actor=stranger, **key(filled)),
        lambda: actions.approve_unit(
            actor=stranger, round=filled.round, placement=filled.placement
        ),
    ]
    for call in calls:
        with pytest.raises(NotWritable):
            call()
    assert not Review.objects.exists()


def test_the_grandparent_and_the_centre_are_superiors_too(tree, desk):
    low = Desk(actor(tree.account("college")), desk.round, tree.college)
    low.basics()
    for who in ("province", "centre"):
        actions.return_form(actor=actor(tree.account(who)), **key(low, "R_01"), text="核对")
        low.complete("R_01")
    assert Review.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "stop"),
    [
        ({"text": ""}, Incomplete),
        ({"text": " \n "}, Incomplete),
        ({"remarks": [Remark(" ")]}, Incomplete),
        ({"remarks": [Remark("x", "nothing")]}, NotFound),
        ({"remarks": [Remark("x", "funds", 10**12)]}, NotFound),
        ({"text": "x" * 2001}, Refusal),
        ({"text": "a\x00b"}, Refusal),
        ({"text": "x", "version": 99}, Conflict),
        ({"text": "x", "until": timezone.now() - SOON}, Incomplete),
        ({"text": "x", "until": timezone.now() + timedelta(days=400)}, Incomplete),
    ],
)
def test_what_cannot_be_returned_changes_nothing(filled, superior, given, stop):
    with pytest.raises(stop):
        actions.return_form(actor=superior, **key(filled), **given)
    assert filled.report("R_04").state == "done"
    assert not Review.objects.exists()
    assert not Notice.objects.filter(kind="退回").exists()


@pytest.mark.parametrize("code", ["R_02", "R_03"])
def test_a_form_that_is_not_complete_is_not_returned(filled, superior, code):
    with pytest.raises(Incomplete):
        actions.return_form(actor=superior, **key(filled, code), text="x")


# Terms: a returned form is open past the lock, and only that form (design §4, N17)


def test_a_return_with_a_term_opens_that_form_alone(filled, tree):
    end(filled)
    centre = actor(tree.account("centre"))
    with pytest.raises(Incomplete):
        actions.return_form(actor=centre, **key(filled), text="核对")
    actions.return_form(actor=centre, **key(filled), text="核对", until=timezone.now() + SOON)
    filled.save("R_04", {"funds": "2"}, filled.records("R_04")[0])
    for verb in (
        lambda: filled.save("R_01", {"remark": "x"}),
        lambda: actions.report_nil_part(**filled.who("R_04")),
        lambda: actions.report_nil(**filled.who("R_02")),
    ):
        with pytest.raises(NotWritable):
            verb()
    filled.complete("R_04")
    with pytest.raises(NotWritable):
        filled.save("R_04", {"funds": "3"}, filled.records("R_04")[0])


def test_the_term_ends(filled, tree):
    end(filled)
    centre = actor(tree.account("centre"))
    actions.return_form(actor=centre, **key(filled), text="核对", until=timezone.now() + SOON)
    FormReport.objects.filter(form="R_04").update(returned_until=timezone.now())
    with pytest.raises(NotWritable):
        filled.complete("R_04")


def test_past_the_closing_day_only_the_centre_returns(filled, superior):
    end(filled)
    with pytest.raises(NotWritable):
        actions.return_form(actor=superior, **key(filled), text="x")
    with pytest.raises(NotWritable):
        actions.approve_form(actor=superior, **key(filled))


# Approving


def test_approval_stands_until_the_next_change(filled, superior):
    assert actions.approve_form(actor=superior, **key(filled)).changed
    assert not actions.approve_form(actor=superior, **key(filled)).changed
    assert filled.report("R_04").state == "approved"
    assert not filled.complete("R_04").changed
    filled.save("R_04", {"funds": "2"}, filled.records("R_04")[0])
    assert filled.report("R_04").state == "draft"
    assert [one.action for one in queries.history(filled.key("R_04"))][:2] == [
        "record.save", "report.approve",
    ]  # fmt: skip


def test_what_is_not_complete_or_in_doubt_is_not_approved(filled, superior):
    with pytest.raises(Incomplete):
        actions.approve_form(actor=superior, **key(filled, "R_02"))
    FormReport.objects.filter(form="R_04").update(errors=1)
    with pytest.raises(Stopped, match="1 处"):
        actions.approve_form(actor=superior, **key(filled))
    with pytest.raises(Conflict):
        actions.approve_form(actor=superior, **key(filled, "R_01"), version=77)


def test_a_whole_unit_is_approved_but_for_what_is_in_doubt(filled, superior):
    actions.report_nil(**filled.who("R_02"))
    FormReport.objects.filter(form="R_04").update(warnings=1)
    unit = {"round": filled.round, "placement": filled.placement}
    assert actions.approve_unit(actor=superior, **unit) == ("R_01", "R_02")
    assert actions.approve_unit(actor=superior, **unit) == ()
    states = queries.states(filled.round, filled.placement)
    assert (states["R_02"].state, states["R_02"].nil) == ("approved", True)
