"""A unit's new name reaches open years and its superior, and no closed year (F29, N07)."""

import pytest

from istc.rounds.models import Notice
from istc.rounds.renaming import rename_unit
from istc.units.models import Placement
from istc.units.placements import NameRefused, carry_over
from tests import people
from tests.builders import Tree, build_round, build_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> Tree:
    made = build_tree(2019)
    carry_over(source=2019, target=2020)
    build_round(2019, state="closed")
    build_round(2020)
    return made


def rename(tree: Tree, who: str, name: str) -> None:
    account = tree.account(who)
    rename_unit(actor=people.actor(account), unit=account.unit, name=name)


def test_closed_years_keep_the_old_name(tree):
    rename(tree, "university", "江宁大学")
    names = Placement.objects.filter(unit=tree.university.unit).values_list("year", "name")
    assert dict(names) == {2019: "江宁理工大学", 2020: "江宁大学"}


def test_the_superior_is_told(tree):
    rename(tree, "university", "江宁大学")
    notice = Notice.objects.get()
    assert notice.unit == tree.province.unit
    assert notice.title == "下级单位改名：江宁理工大学 改为 江宁大学"


def test_level_1_has_nobody_to_tell(tree):
    rename(tree, "province", "江苏省科技厅")
    assert not Notice.objects.exists()


@pytest.mark.parametrize("name", ["江宁理工大学", ""])
def test_no_change_tells_nobody(tree, name):
    try:
        rename(tree, "university", name)
    except NameRefused:
        assert name == ""
    assert not Notice.objects.exists()
