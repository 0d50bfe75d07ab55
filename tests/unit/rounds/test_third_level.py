"""The level-3 right: asked for, decided, withdrawn (F13, F36, N05)."""

import pytest
from django.core.exceptions import PermissionDenied

from istc.audit.models import Event
from istc.rounds import third_level
from istc.rounds.models import Notice
from istc.units import rights
from istc.units.models import Placement
from tests.builders import Tree, build_round, build_tree
from tests.people import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> Tree:
    build_round(2020)
    return build_tree(2020)


def ask(tree, who="ministry", where="ministry", note="有直属中心"):
    place = Placement.objects.get(pk=getattr(tree, where).pk)
    return third_level.ask(actor=actor(tree.account(who)), place=place, note=note)


def decide(tree, asked, agree=True, reason="", who="centre"):
    return third_level.decide(
        actor=actor(tree.account(who)), pk=asked.pk, agree=agree, reason=reason
    )


def standing(tree, where="ministry"):
    return third_level.standing(Placement.objects.get(pk=getattr(tree, where).pk))


def test_the_four_states(tree):
    assert standing(tree).label == "未申请"
    asked = ask(tree)
    assert (standing(tree).label, standing(tree).may_ask) == ("待审核", False)
    decide(tree, asked, agree=False, reason="材料不全")
    assert (standing(tree).label, standing(tree).last.reason) == ("已退回", "材料不全")
    assert standing(tree).may_ask
    decide(tree, ask(tree))
    assert (standing(tree).label, standing(tree).granted) == ("已同意", True)
    assert rights.may_add_below(
        actor(tree.account("bureau")), Placement.objects.get(pk=tree.bureau.pk), 2020
    )
    assert [n.title for n in Notice.objects.filter(unit=tree.ministry.unit).order_by("pk")] == [
        "三级单位权限申请已退回", "三级单位权限申请已同意",
    ]  # fmt: skip
    assert Event.objects.filter(action__startswith="third_level.").count() == 4


def test_it_is_asked_for_once(tree):
    ask(tree)
    with pytest.raises(third_level.Refused, match="等待"):
        ask(tree)
    with pytest.raises(third_level.Refused, match="已开通"):
        ask(tree, "province", "province")


@pytest.mark.parametrize(
    ("who", "where"),
    [("university", "university"), ("province", "ministry"), ("centre", "ministry")],
)
def test_only_a_level_one_unit_asks_for_itself(tree, who, where):
    with pytest.raises(PermissionDenied):
        ask(tree, who, where)


def test_only_the_centre_decides_and_only_once(tree):
    asked = ask(tree)
    with pytest.raises(PermissionDenied):
        decide(tree, asked, who="ministry")
    with pytest.raises(third_level.Refused, match="退回原因"):
        decide(tree, asked, agree=False, reason="  ")
    decide(tree, asked)
    with pytest.raises(third_level.Refused, match="处理过"):
        decide(tree, asked)
    assert not third_level.pending().exists()


def test_withdrawal_stops_adding_but_not_filling(tree):
    """Level-3 units stay in this year; level 1 still manages them, level 2 no longer."""
    centre = actor(tree.account("centre"))
    place = Placement.objects.get(pk=tree.province.pk)
    with pytest.raises(third_level.Refused, match="撤回原因"):
        third_level.withdraw(actor=centre, place=place, reason="")
    with pytest.raises(PermissionDenied):
        third_level.withdraw(actor=actor(tree.account("province")), place=place, reason="x")
    third_level.withdraw(actor=centre, place=place, reason="机构调整")
    assert (standing(tree, "province").label, standing(tree, "province").may_ask) == (
        "已撤回", True,
    )  # fmt: skip
    college = Placement.objects.get(pk=tree.college.pk)
    assert not college.closed
    assert not rights.manages(actor(tree.account("university")), 2020)
    assert rights.may_manage(actor(tree.account("province")), college)
    with pytest.raises(third_level.Refused, match="没有三级权限"):
        third_level.withdraw(actor=centre, place=place, reason="x")


def test_a_closed_year_keeps_what_was_in_force(tree):
    build_round(2019, state="closed")
    build_tree_2019 = Placement.objects.create(
        year=2019, unit=tree.province.unit, path=tree.province.path, level=1,
        name=tree.province.name, third_level=True,
    )  # fmt: skip
    third_level.withdraw(
        actor=actor(tree.account("centre")), place=tree.province, reason="机构调整"
    )
    build_tree_2019.refresh_from_db()
    assert build_tree_2019.third_level
