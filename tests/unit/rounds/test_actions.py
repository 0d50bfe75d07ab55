"""What the centre does with rounds (N06, N29, decisions §5)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from istc import rounds
from istc.audit.models import Event
from istc.definitions.problems import DefinitionError
from istc.rounds import actions
from istc.rounds.models import Notice, Round
from istc.units.models import Placement
from tests import people
from tests.builders import build_centre, build_round, build_tree, midnight_after

pytestmark = pytest.mark.django_db

DAYS = {
    "opens_on": date(2021, 6, 1),
    "deadline": midnight_after(date(2021, 7, 16)),
    "closes_on": date(2021, 7, 31),
}
LATER = timezone.now() + timedelta(days=5)


def create(**more):
    return actions.create_round(**{"actor": None, "year": 2020, "edition": "2020", **DAYS, **more})


def test_a_round_begins_in_preparation_and_out_of_sight():
    made = create(facts={"note": "演示数据"})
    assert (made.state, made.fact("note")) == ("preparing", "演示数据")
    assert rounds.current() is None
    row = Event.objects.get()
    assert (row.action, row.year) == ("round.create", 2020)


@pytest.mark.parametrize("year", [1999, 20200])
def test_a_year_that_no_address_takes_is_refused(year):
    """By whichever way it comes: the console's page, the command."""
    with pytest.raises(actions.Refused, match="四位年份"):
        create(year=year)


@pytest.mark.parametrize(
    "change",
    [{"opens_on": date(2021, 8, 1)}, {"opens_on": date(2021, 7, 20)}],
    ids=["closes before it opens", "deadline before it opens"],
)
def test_days_out_of_order_are_refused(change):
    with pytest.raises(actions.Refused, match="日期次序不对"):
        create(**change)


def test_a_year_is_created_once():
    create()
    with pytest.raises(actions.Refused, match="2020 年度已有"):
        create()


def test_an_edition_that_cannot_be_read_makes_no_round():
    with pytest.raises(DefinitionError):
        create(edition="1066")
    assert not Round.objects.exists()


def test_opening_lets_units_in_tells_them_and_carries_the_tree_over():
    tree = build_tree(2019)
    create()
    opened = actions.open_round(actor=people.actor(tree.centre), year=2020)
    assert opened.state == "open"
    assert rounds.current() == opened
    assert Placement.objects.filter(year=2020).count() == 8
    assert Notice.objects.get().title == "2020 年度填报开始，2021-07-16（周五）24:00 截止"
    row = Event.objects.get(action="round.open")
    assert (row.actor_name, row.before, row.after["carried"]) == (
        "系统管理员", {"state": "preparing"}, 8,
    )  # fmt: skip


def test_opening_twice_is_harmless():
    create()
    actions.open_round(actor=None, year=2020)
    actions.open_round(actor=None, year=2020)
    assert Notice.objects.count() == 1


def test_a_first_year_opens_without_a_tree():
    create()
    assert actions.open_round(actor=None, year=2020).state == "open"


def test_closing_needs_a_reason_that_the_units_read():
    build_round()
    with pytest.raises(actions.Refused, match="没有写原因"):
        actions.close_round(actor=None, year=2020, reason=" ")
    assert Round.objects.get().state == "open"
    closed = actions.close_round(actor=None, year=2020, reason="填报结束")
    assert closed.state == "closed"
    assert Notice.objects.get().body == "填报结束"
    actions.close_round(actor=None, year=2020, reason="再关一次")
    assert Notice.objects.count() == 1


def test_a_closed_round_can_be_opened_again():
    build_round(state="closed")
    assert actions.open_round(actor=None, year=2020).state == "open"
    assert Event.objects.get().before == {"state": "closed"}


def test_a_round_in_preparation_is_not_closed():
    create()
    with pytest.raises(actions.Refused, match="还没有开始"):
        actions.close_round(actor=None, year=2020, reason="x")


@pytest.mark.parametrize(
    "act",
    [
        lambda: actions.open_round(actor=None, year=1999),
        lambda: actions.close_round(actor=None, year=1999, reason="x"),
    ],
)
def test_a_year_without_a_round(act):
    with pytest.raises(actions.Refused, match="没有 1999 年度"):
        act()


def extend(tree, found, name="university", **more):
    unit = getattr(tree, name).unit
    return actions.extend(
        **{
            "actor": None,
            "round": found,
            "unit": unit,
            "until": LATER,
            "reason": "机房搬迁",
            **more,
        }
    )


def test_one_unit_gets_more_time_and_is_told_why():
    tree, found = build_tree(), build_round(state="closed")
    extend(tree, found)
    assert found.writable_for(tree.university.unit_id, timezone.now())
    assert not found.writable_for(tree.institute.unit_id, timezone.now())
    notice = Notice.objects.get()
    assert (notice.unit, notice.body) == (tree.university.unit, "机房搬迁")
    assert Event.objects.get().unit_id == tree.university.unit_id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"until": timezone.now() - timedelta(minutes=1)}, "已过"),
        ({"reason": ""}, "没有写原因"),
        ({"name": "closed"}, "已停用"),
    ],
)
def test_an_extension_that_makes_no_sense(change, said):
    tree, found = build_tree(), build_round()
    with pytest.raises(actions.Refused, match=said):
        extend(tree, found, **change)
    assert not Notice.objects.exists()


def test_no_extension_before_the_round_or_for_a_unit_outside_it():
    tree = build_tree(2020)
    with pytest.raises(actions.Refused, match="还没有开始"):
        extend(tree, build_round(state="preparing"))
    with pytest.raises(actions.Refused, match="不在 2021 年度"):
        extend(tree, build_round(2021))


@pytest.mark.parametrize(
    "act",
    [
        lambda actor: create(actor=actor),
        lambda actor: actions.open_round(actor=actor, year=2020),
        lambda actor: actions.close_round(actor=actor, year=2020, reason="x"),
        lambda actor: actions.extend(
            actor=actor, round=Round(), unit=actor.account.unit, until=LATER, reason="x"
        ),
    ],
    ids=["create", "open", "close", "extend"],
)
def test_only_the_centre_may(act):
    with pytest.raises(PermissionDenied):
        act(people.actor(build_tree().account("province")))


def test_the_centre_is_named_in_the_log():
    create(actor=people.actor(build_centre()))
    assert Event.objects.get().actor_name == "系统管理员"
