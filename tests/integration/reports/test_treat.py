"""What a superior makes of each doubt, and what stands in the way of approval (N11, N12)."""

from dataclasses import replace

import pytest

from istc.audit.models import Event
from istc.definitions.kinds import Refusal
from istc.reports import actions
from istc.reports.actions import Remark, Said
from istc.reports.errors import Conflict, Incomplete, NotFound, NotWritable
from istc.reports.models import FormReport, Review, Treatment
from istc.reports.queries import form_page
from istc.reports.queries.doubts import treatments
from istc.reports.queries.repeats import found
from istc.rounds.models import Round
from tests.integration.reports.bench import Desk
from tests.people import actor

Kind = Treatment.Kind
VISITS = {"visit_projects": "3", "visit_persons": "2", "training_projects": "0",
          "training_persons": "0"}  # fmt: skip
PROJECT = {"name": "高熵合金涂层", "funds": "1", "joint": "0", "topics": ["01"]}


@pytest.fixture
def superior(tree):
    return actor(tree.account("province"))


@pytest.fixture
def doubtful(desk: Desk) -> Desk:
    """R_02 complete with fewer persons than projects, and the reason given."""
    desk.basics()
    saved = desk.save("R_02", VISITS)
    [finding] = saved.findings
    actions.give_reason(**desk.who("R_02"), finding=finding.key, text="合并组团")
    desk.complete("R_02")
    return desk


@pytest.fixture
def finding(doubtful: Desk) -> str:
    [key] = doubtful.report("R_02").reasons
    return key


@pytest.fixture
def about(doubtful: Desk, superior) -> dict:
    return {"actor": superior, "report_key": doubtful.key("R_02")}


def test_nothing_is_approved_over_a_severe_doubt_nobody_looked_at(doubtful, finding, about):
    with pytest.raises(Incomplete, match="1 处严重疑点未处理"):
        actions.approve_form(**about)
    actions.treat(**about, said=Said(Kind.ACCEPT, "已电话核实", finding))
    assert actions.approve_form(**about).changed
    event = Event.objects.get(action="report.treat")
    assert event.after == {"finding": finding, "kind": "accept", "text": "已电话核实"}


def test_what_is_marked_for_return_bars_approval_until_it_is_taken_back(doubtful, finding, about):
    actions.treat(**about, said=Said(Kind.RETURN, "核对人次", finding))
    with pytest.raises(Incomplete, match="1 条意见已列入退回"):
        actions.approve_form(**about)
    actions.untreat(**about, finding=finding)
    assert not Treatment.objects.exists()
    with pytest.raises(Incomplete, match="严重疑点"):
        actions.approve_form(**about)
    with pytest.raises(NotFound):
        actions.untreat(**about, finding=finding)


def test_saying_again_replaces_what_was_said(doubtful, finding, about):
    actions.treat(**about, said=Said(Kind.RETURN, "核对人次", finding))
    actions.treat(**about, said=Said(Kind.ACCEPT, "已核实", finding))
    assert [(one.kind, one.text) for one in Treatment.objects.all()] == [("accept", "已核实")]


def test_an_acceptance_is_void_once_the_figures_change(doubtful, finding, about):
    actions.treat(**about, said=Said(Kind.ACCEPT, "已核实", finding))
    doubtful.save("R_02", {"visit_projects": "4"})
    actions.give_reason(**doubtful.who("R_02"), finding=finding, text="合并组团")
    doubtful.complete("R_02")
    with pytest.raises(Incomplete, match="严重疑点"):
        actions.approve_form(**about)


def test_the_return_takes_along_what_was_marked_for_it(doubtful, finding, about):
    actions.treat(**about, said=Said(Kind.RETURN, "核对人次", finding))
    actions.treat(**about, said=Said(Kind.RETURN, "补充说明", item="training_projects"))
    actions.return_form(**about, text="更正", remarks=[Remark("合计", "total_projects")])
    review = Review.objects.get()
    told = [(one["item"], one["text"], one["was"]) for one in review.remarks]
    assert told == [
        ("visit_persons", "核对人次", "2"), ("training_projects", "补充说明", "0"),
        ("total_projects", "合计", "3"),
    ]  # fmt: skip
    assert not Treatment.objects.exists()


def test_a_remark_on_a_record_deleted_since_keeps_its_words(desk, superior):
    desk.basics()
    for name in "甲乙":
        desk.add("R_04", **{**PROJECT, "name": name})
    desk.complete("R_04")
    first, about = desk.records("R_04")[0], {"actor": superior, "report_key": desk.key("R_04")}
    actions.treat(**about, said=Said(Kind.RETURN, "核对经费", item="funds", record=first.pk))
    actions.remove_record(**desk.who("R_04"), record_id=first.pk, version=first.version)
    desk.complete("R_04")
    actions.return_form(**about)
    assert [(one["record"], one["text"]) for one in Review.objects.get().remarks] == [
        (None, "核对经费")
    ]


@pytest.mark.parametrize(("said", "stop"), [
    (Said(Kind.RETURN), Incomplete), (Said(Kind.RETURN, " \n"), Incomplete),
    (Said(Kind.ACCEPT, "x"), Incomplete), (Said(Kind.DISTINCT), Incomplete),
    (Said(Kind.ACCEPT, "x", "R_02.jump||13|"), NotFound),
    (Said(Kind.DISTINCT, "", "S101-7|1|name|"), NotFound),
    (Said(Kind.RETURN, "x", item="nothing"), NotFound),
    (Said(Kind.RETURN, "x", record=10**12), NotFound),
    (Said(Kind.RETURN, "x" * 2001), Refusal), (Said(Kind.RETURN, "a\x00"), Refusal),
])  # fmt: skip
def test_what_cannot_be_said_is_refused(about, said, stop):
    with pytest.raises(stop):
        actions.treat(**about, said=said)
    assert not Treatment.objects.exists()


def test_only_the_form_as_it_stands_is_treated(about, finding):
    with pytest.raises(Conflict):
        actions.treat(**about, said=Said(Kind.ACCEPT, "x", finding), version=77)
    with pytest.raises(Incomplete, match="不是疑似重复"):
        actions.treat(**about, said=Said(Kind.DISTINCT, "", finding))


def test_a_draft_is_not_reviewed(doubtful, finding, about):
    doubtful.save("R_02", {"visit_projects": "4"})
    with pytest.raises(Incomplete, match="不能审核"):
        actions.treat(**about, said=Said(Kind.ACCEPT, "x", finding))


def test_an_error_cannot_be_accepted(doubtful, about, monkeypatch):
    """A rule made stricter since: what the form was completed with is now an error."""
    report = doubtful.report("R_02")
    monkeypatch.setattr(actions.treating, "known", lambda *_: [_as_error(doubtful)])
    with pytest.raises(Incomplete, match="不能接受"):
        actions.treat(**about, said=Said(Kind.ACCEPT, "x", next(iter(report.reasons))))


def _as_error(desk: Desk):
    return replace(form_page(desk.key("R_02")).findings[0], level="error")


@pytest.mark.parametrize("who", ["university", "college", "institute", "ministry"])
def test_only_superiors_treat(tree, doubtful, finding, who):
    """N30: the unit itself, and whoever stands below or beside it."""
    about = {"actor": actor(tree.account(who)), "report_key": doubtful.key("R_02")}
    with pytest.raises(NotWritable):
        actions.treat(**about, said=Said(Kind.ACCEPT, "x", finding))
    with pytest.raises(NotWritable):
        actions.untreat(**about, finding=finding)


def test_past_the_closing_day_only_the_centre_treats(tree, doubtful, finding, about):
    Round.objects.filter(pk=doubtful.round.pk).update(state=Round.State.CLOSED)
    with pytest.raises(NotWritable):
        actions.treat(**about, said=Said(Kind.ACCEPT, "x", finding))
    centre = {**about, "actor": actor(tree.account("centre"))}
    assert actions.treat(**centre, said=Said(Kind.ACCEPT, "x", finding)).kind == Kind.ACCEPT


def test_a_whole_unit_is_approved_but_for_forms_with_any_open_doubt(doubtful, finding, superior):
    """Also a hint: nobody has looked at it (design §9, 13)."""
    unit = {"actor": superior, "round": doubtful.round, "placement": doubtful.placement}
    assert actions.approve_unit(**unit) == ("R_01",)
    about = {"actor": superior, "report_key": doubtful.key("R_02")}
    actions.treat(**about, said=Said(Kind.ACCEPT, "已核实", finding))
    assert actions.approve_unit(**unit) == ("R_02",)


def test_a_mark_for_return_keeps_a_form_without_findings_from_whole_approval(desk, superior):
    desk.basics()
    about = {"actor": superior, "report_key": desk.key("R_01")}
    actions.treat(**about, said=Said(Kind.RETURN, "核对联系人", item="contact"))
    assert actions.approve_unit(actor=superior, round=desk.round, placement=desk.placement) == ()


# 疑似与其他单位重复 (F21)


@pytest.fixture
def neighbour(tree, desk) -> Desk:
    """The institute reports a project that the university has, in another year's words or not."""
    other = Desk(actor(tree.account("institute")), desk.round, tree.institute)
    for one in (desk, other):
        one.basics()
        one.add("R_04", **PROJECT)
        one.complete("R_04")
    return other


def test_records_of_the_same_name_are_shown_to_whoever_sees_both(tree, desk, neighbour):
    [one] = found(actor(tree.account("province")), desk.key("R_04"))
    assert one.finding.level == "hint"
    assert one.finding.sentence.startswith("甲 项目名称 “高熵合金涂层”与江苏材料研究所填报的相同")
    assert (one.own["name"], one.other["funds"]) == ("高熵合金涂层", "1")
    assert found(actor(tree.account("university")), desk.key("R_04")) == []


def test_short_names_and_single_forms_tell_nothing(tree, desk, neighbour):
    superior = actor(tree.account("province"))
    assert found(superior, desk.key("R_01")) == []
    neighbour.save("R_04", {"name": "涂层"}, neighbour.records("R_04")[0])
    assert found(superior, desk.key("R_04")) == []


def test_it_is_settled_as_no_repetition(desk, neighbour, superior):
    about = {"actor": superior, "report_key": desk.key("R_04")}
    [one] = found(superior, desk.key("R_04"))
    actions.treat(**about, said=Said(Kind.DISTINCT, "", one.finding.key))
    [kept] = treatments(desk.key("R_04")).values()
    assert (kept.kind, kept.fingerprint) == ("distinct", one.finding.fingerprint)
    assert FormReport.objects.filter(form="R_04", state="done").count() == 2


def test_a_whole_unit_is_not_approved_over_a_repetition(desk, neighbour, superior, tree):
    """F21: a record that another unit reports too is a doubt like any other. Whoever does not
    see the other unit cannot be held up by it."""
    unit = {"actor": superior, "round": desk.round, "placement": desk.placement}
    assert "R_04" not in actions.approve_unit(**unit)
    assert FormReport.objects.get(form="R_04", unit=desk.placement.unit).state == "done"
    [one] = found(superior, desk.key("R_04"))
    about = {"actor": superior, "report_key": desk.key("R_04")}
    actions.treat(**about, said=Said(Kind.DISTINCT, "", one.finding.key))
    assert actions.approve_unit(**unit) == ("R_04",)


def test_a_repetition_marked_for_return_keeps_the_form_back(desk, neighbour, superior):
    unit = {"actor": superior, "round": desk.round, "placement": desk.placement}
    [one] = found(superior, desk.key("R_04"))
    about = {"actor": superior, "report_key": desk.key("R_04")}
    actions.treat(**about, said=Said(Kind.RETURN, "只由一家填报", one.finding.key))
    assert "R_04" not in actions.approve_unit(**unit)
