"""上报: what must be complete, the check code, who decides, the lock and its end (N15–N17)."""

from dataclasses import dataclass

import pytest

from istc.audit.models import Event
from istc.reports import actions, branch, queries
from istc.reports.errors import Incomplete, NotWritable
from istc.reports.models import Submission
from istc.rounds.models import Notice, Round
from tests.builders import Tree, build_round
from tests.integration.reports.bench import Desk
from tests.people import actor

PROJECT = {"name": "甲", "funds": "1", "joint": "0", "topics": ["01"]}
ALL = ["province", "university", "college", "laboratory", "institute", "workshop"]


@dataclass
class Nation:
    tree: Tree
    round: Round

    def desk(self, name: str) -> Desk:
        place = getattr(self.tree, name)
        place.refresh_from_db()
        return Desk(actor(self.tree.account(name)), self.round, place)

    def fill(self, *names: str) -> None:
        """Every form complete: one project, the rest nil or the least that is asked."""
        for name in names:
            desk = self.desk(name)
            place = desk.placement
            known = {"org_type": min(place.type, "03")}
            desk.basics(**known, province=place.province, full_name=place.name)
            desk.add("R_04", **PROJECT)
            desk.complete("R_04")
            desk.save("R_05", {"others": [{"subject": "差旅", "amount": "1"}]})
            desk.complete("R_05")
            for code, state in queries.states(self.round, place).items():
                if state.applies and not state.complete:
                    if desk.form(code).nil_words:
                        actions.report_nil(**desk.who(code))
                    else:
                        answers = {"wishes": ["01"], "problems_channel": "1", "problems_money": "1"}
                        desk.save(code, answers)
                        desk.complete(code)

    def submit(self, name: str, **more) -> Submission:
        desk = self.desk(name)
        return actions.submit_unit(
            actor=desk.actor, round=self.round, placement=desk.placement, **more
        )

    def decide(self, verb, name: str, who: str, **more) -> Submission:
        place = getattr(self.tree, name)
        return verb(actor=actor(self.tree.account(who)), round=self.round, placement=place, **more)


@pytest.fixture
def nation(tree: Tree) -> Nation:
    return Nation(tree, build_round(edition="small"))


@pytest.fixture
def reported(nation: Nation) -> Nation:
    """A province all of whose units have reported, itself last."""
    nation.fill(*ALL)
    for name in reversed(ALL):
        nation.submit(name)
    return nation


def test_own_forms_first(nation):
    nation.desk("college").basics()
    with pytest.raises(Incomplete, match="张报表未完成"):
        nation.submit("college")
    found = queries.standing(nation.round, nation.tree.college)
    assert "R_01" not in {one.form.code for one in found.lacking}
    assert {one.words for one in found.lacking} == {"未填报"}
    assert not Submission.objects.exists()


def test_then_the_units_below_or_their_names(nation):
    """N16: level 1 is told which are not complete, and says why it reports all the same."""
    nation.fill("university", "college")
    nation.submit("college")
    with pytest.raises(Incomplete, match="1 个下级单位未上报"):
        nation.submit("university")
    made = nation.submit("university", note="该室已撤并")
    assert (made.note, [one["name"] for one in made.left_out]) == (
        "该室已撤并", ["江宁理工大学重点实验室"],
    )  # fmt: skip
    below = {
        one.place.pk: one for one in queries.standing(nation.round, nation.tree.university).below
    }
    assert below[nation.tree.college.pk].reported
    assert not below[nation.tree.laboratory.pk].reported


def test_a_submission_counts_the_branch_without_closed_units(reported):
    made = Submission.objects.get(placement=reported.tree.province)
    assert made.counts["units"] == 6
    assert made.counts["forms"]["R_04"] == {"done": 6, "nil": 0, "records": 6}
    assert made.counts["forms"]["R_02"] == {"done": 6, "nil": 6, "records": 0}
    assert made.left_out == []
    assert Event.objects.filter(action="unit.submit").count() == 6


def test_twice_is_harmless_and_a_change_asks_for_another(reported):
    first = Submission.objects.get(placement=reported.tree.province)
    again = reported.submit("province")
    assert (again.number, again.at) == (first.number, first.at)
    desk = reported.desk("college")
    desk.save("R_04", {"funds": "7"}, desk.records("R_04")[0])
    with pytest.raises(Incomplete, match="校验码已失效"):
        reported.decide(actions.accept_submission, "province", "centre")
    desk.complete("R_04")
    desk.complete("R_05")
    reported.submit("college")
    second = reported.submit("province", note="x")
    assert (second.number, second.check_code == first.check_code) == (2, False)


def test_the_check_code_is_of_the_data_and_not_of_the_handling(reported):
    """Approval leaves it, a change voids it, the same data again bring it back."""
    place = reported.tree.province
    before = branch.digest(reported.round, place)
    reported.decide(actions.approve_unit, "college", "university")
    assert branch.digest(reported.round, place) == before
    desk = reported.desk("college")
    for funds, same in (("2", False), ("1", True)):
        desk.save("R_04", {"funds": funds}, desk.records("R_04")[0])
        desk.complete("R_04")
        desk.complete("R_05")
        assert (branch.digest(reported.round, place) == before) is same


def test_the_superior_receives_the_centre_accepts_and_that_locks(reported):
    reported.decide(actions.receive_submission, "college", "university")
    made = reported.decide(actions.receive_submission, "college", "university")
    assert made.state == "received"
    made = reported.decide(actions.accept_submission, "province", "centre")
    assert (made.state, made.decided_by_name != "") == ("accepted", True)
    for name in ALL:
        with pytest.raises(NotWritable, match="验收锁定"):
            reported.desk(name).save("R_01", {"remark": "x"})
        with pytest.raises(NotWritable):
            reported.submit(name)
    with pytest.raises(NotWritable):
        reported.decide(actions.approve_unit, "college", "university")
    reported.decide(actions.reopen_submission, "province", "centre", reason="更正院所数据")
    assert reported.desk("college").save("R_01", {"remark": "x"}).changed
    notice = Notice.objects.get(title="2020 年度数据已重新开放")
    assert (notice.unit_id, notice.body) == (reported.tree.province.unit_id, "更正院所数据")


def test_another_branch_is_not_locked(reported):
    reported.decide(actions.accept_submission, "province", "centre")
    assert reported.desk("bureau").save("R_01", {"remark": "x"}).changed


def test_a_returned_submission_stands_no_more(reported):
    made = reported.decide(
        actions.return_submission, "university", "province", reason="缺实验室数据"
    )
    assert (made.state, made.stands) == ("returned", False)
    assert Notice.objects.filter(kind="退回", unit=reported.tree.university.unit_id).exists()
    left = queries.standing(reported.round, reported.tree.province).left_out
    assert [one.words for one in left] == ["全部完成，待上报"]
    again = reported.submit("university")
    assert (again.state, again.number) == ("submitted", 2)


VERBS = ["receive_submission", "accept_submission", "return_submission", "reopen_submission"]


def test_only_superiors_decide(reported):
    for who in ("university", "college", "institute", "workshop", "ministry"):
        for verb in VERBS:
            more = {"reason": "x"} if verb in ("return_submission", "reopen_submission") else {}
            with pytest.raises(NotWritable):
                reported.decide(getattr(actions, verb), "university", who, **more)


@pytest.mark.parametrize(("verb", "more"), [("accept_submission", {}),
                                            ("reopen_submission", {"reason": "x"})])  # fmt: skip
def test_only_the_centre_accepts_and_only_level_1(reported, verb, more):
    with pytest.raises(NotWritable):
        reported.decide(getattr(actions, verb), "university", "province", **more)
    if verb == "accept_submission":
        with pytest.raises(NotWritable):
            reported.decide(actions.accept_submission, "university", "centre")


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_is_decided_before_there_is_a_submission(nation, verb):
    more = {"reason": "x"} if verb in ("return_submission", "reopen_submission") else {}
    with pytest.raises(Incomplete):
        nation.decide(getattr(actions, verb), "province", "centre", **more)


@pytest.mark.parametrize("reason", ["", "  "])
def test_return_and_reopening_need_a_reason(reported, reason):
    with pytest.raises(Incomplete):
        reported.decide(actions.return_submission, "province", "centre", reason=reason)
    reported.decide(actions.accept_submission, "province", "centre")
    with pytest.raises(Incomplete):
        reported.decide(actions.reopen_submission, "province", "centre", reason=reason)
    with pytest.raises(Incomplete):
        reported.decide(actions.return_submission, "province", "centre", reason="x")
