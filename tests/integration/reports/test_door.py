"""Who may write, and when: the unit itself, in a running round or with more time (N30, N17)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.reports import actions
from istc.reports.errors import NotWritable, Stopped
from istc.reports.models import FormReport
from istc.rounds.models import Extension, Round
from istc.units.access import Actor
from istc.units.models import Placement
from tests.builders import Tree
from tests.integration.reports.bench import Desk
from tests.people import actor

VERBS = {
    "save_values": lambda who: actions.save_values(**who, changes={"remark": "x"}, version=0),
    "complete": lambda who: actions.complete(**who),
    "report_nil": lambda who: actions.report_nil(**who),
    "report_nil_part": lambda who: actions.report_nil_part(**who),
    "decline": lambda who: actions.decline(**who),
    "reopen": lambda who: actions.reopen(**who),
    "fill_zero": lambda who: actions.fill_zero(**who),
    "give_reason": lambda who: actions.give_reason(**who, finding="x", text="y"),
    "reply": lambda who: actions.reply(**who, review=1, number=0, text="z"),
}
RECORD_VERBS = {
    "add_record": lambda who: actions.add_record(**who),
    "add_records": lambda who: actions.add_records(**who, rows=[{}]),
    "save_rows": lambda who: actions.save_rows(**who, rows=[]),
    "submit_record": lambda who: actions.submit_record(**who, record_id=1),
    "remove_record": lambda who: actions.remove_record(**who, record_id=1),
    "restore_record": lambda who: actions.restore_record(**who, record_id=1),
    "remove_records": lambda who: actions.remove_records(**who, versions={1: 1}),
    "restore_records": lambda who: actions.restore_records(**who, records=[1]),
}
IMPORTS = {
    "import_records": lambda who: actions.import_records(
        actor=who["actor"], imports=[actions.FormImport(who["report_key"], [])], token="t"
    ),
    "undo_import": lambda who: actions.undo_import(
        actor=who["actor"], keys=[who["report_key"]], token="t"
    ),
}
STRANGERS = ["centre", "province", "college", "institute", "workshop", "ministry"]


def each_verb(desk: Desk, who: Actor):
    """Every verb of the package, each on a form that takes it."""
    for call in VERBS.values():
        yield lambda call=call: call({"actor": who, "report_key": desk.key("R_01")})
    for call in (*RECORD_VERBS.values(), *IMPORTS.values()):
        yield lambda call=call: call({"actor": who, "report_key": desk.key("R_04")})
    yield lambda: actions.start_year(actor=who, round=desk.round, placement=desk.placement)
    yield lambda: actions.submit_unit(actor=who, round=desk.round, placement=desk.placement)


def assert_read_only(desk: Desk, who: Actor) -> None:
    for verb in each_verb(desk, who):
        with pytest.raises(NotWritable):
            verb()
    assert not FormReport.objects.exists()


# Proved in test_review.py, test_treat.py and test_submission.py: their door is another, or
# their whole year's.
OF_SUPERIORS = {
    "return_form",
    "approve_form",
    "approve_unit",
    "treat",
    "untreat",
    "receive_submission",
    "accept_submission",
    "return_submission",
    "reopen_submission",
}


def test_the_table_knows_every_verb():
    verbs = {name for name in actions.__all__ if name.islower()} - OF_SUPERIORS
    of_the_year = {"start_year", "change_record", "submit_unit"}
    assert {*VERBS, *RECORD_VERBS, *IMPORTS, *of_the_year} == verbs


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nobody_else_writes_not_even_the_superior(desk, tree: Tree, stranger):
    """Decisions §4: a superior returns the form, it never edits it."""
    assert_read_only(desk, actor(tree.account(stranger)))


@pytest.mark.parametrize("state", [Round.State.PREPARING, Round.State.CLOSED])
def test_a_round_that_is_not_open_is_read_only(desk, state):
    Round.objects.filter(pk=desk.round.pk).update(state=state)
    assert_read_only(desk, desk.actor)


def test_the_round_is_looked_at_anew(desk):
    """The caller's copy may be old: closed while the page was open."""
    desk.save("R_01", {"remark": "x"})
    Round.objects.filter(pk=desk.round.pk).update(state=Round.State.CLOSED)
    assert desk.round.state == Round.State.OPEN
    with pytest.raises(NotWritable):
        desk.save("R_01", {"remark": "y"})


def test_past_the_closing_day_only_an_extension_opens(desk):
    """N17, decisions §5: the centre can extend for one unit."""
    today = timezone.localdate()
    days = {"opens_on": today - timedelta(days=9), "closes_on": today - timedelta(days=1)}
    Round.objects.filter(pk=desk.round.pk).update(**days)
    with pytest.raises(NotWritable):
        desk.save("R_01", {"remark": "x"})
    Extension.objects.create(
        round=desk.round,
        unit_id=desk.placement.unit_id,
        until=timezone.now() + timedelta(days=1),
        reason="退回更正",
    )
    assert desk.save("R_01", {"remark": "x"}).changed


def test_a_closed_unit_is_read_only(desk):
    Placement.objects.filter(pk=desk.placement.pk).update(closed=True)
    assert_read_only(desk, desk.actor)


def test_a_place_of_another_year_is_no_place(desk, last_year):
    desk.round = last_year.round
    with pytest.raises(NotWritable):
        desk.save("R_01", {"remark": "x"})


def test_a_form_that_does_not_apply_is_read_only(desk):
    """F77: 非行政机关无需填写."""
    for call in (*RECORD_VERBS.values(), *IMPORTS.values(), VERBS["complete"], VERBS["report_nil"]):
        with pytest.raises(NotWritable):
            call(desk.who("R_06"))


def test_what_stops_an_action_says_what_to_do(desk, tree: Tree):
    with pytest.raises(Stopped) as stopped:
        actions.complete(actor=actor(tree.account("province")), report_key=desk.key("R_01"))
    assert (stopped.value.wrong, stopped.value.mend) == (
        "只有填报单位本身可以填写", "需要更正的，退回该单位",
    )  # fmt: skip
