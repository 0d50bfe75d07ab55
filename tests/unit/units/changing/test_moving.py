"""Moving a unit to another superior and merging two (N33, decisions.md §4)."""

import pytest
from django.core.exceptions import PermissionDenied

from istc.audit.models import Event
from istc.units.changing import closing, merging, moving
from istc.units.changing.closing import NotPossible
from istc.units.models import Placement
from istc.units.placements import carry_over
from tests.builders import Tree, build_tree
from tests.people import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> Tree:
    return build_tree(2020)


def test_moving_from_a_year_on_leaves_earlier_years_alone(tree):
    """N33; issue 5, show 3."""
    carry_over(source=2020, target=2021)
    before = list(Placement.objects.filter(year=2020).order_by("pk").values())
    who, moved = actor(tree.account("province")), tree.college
    assert moving.move_unit(actor=who, place=moved, superior=tree.institute.unit, years=[2021]) == [
        2021
    ]
    assert list(Placement.objects.filter(year=2020).order_by("pk").values()) == before
    place = Placement.objects.get(unit=moved.unit, year=2021)
    assert place.superior.unit == tree.institute.unit
    assert place.path.startswith(place.superior.path)
    event = Event.objects.get(action="unit.move")
    assert event.before == {"上级单位": "江宁理工大学"}
    assert event.after == {"上级单位": "江苏材料研究所", "数据年份": [2021]}


def test_a_branch_moves_as_a_whole_and_takes_the_category(tree):
    Placement.objects.filter(pk=tree.ministry.pk).update(third_level=True)
    who = actor(tree.account("centre"))
    moving.move_unit(actor=who, place=tree.university, superior=tree.ministry.unit, years=[2020])
    branch = Placement.objects.filter(year=2020).under(
        Placement.objects.get(pk=tree.university.pk).path
    )
    assert [(p.level, p.category) for p in branch] == [(2, "department")] + 2 * [(3, "department")]
    assert all(p.superior.path == p.path[:-11] for p in branch)


@pytest.mark.parametrize(
    ("who", "what", "to", "words"),
    [
        ("centre", "university", "college", "下级单位下面"),
        ("centre", "university", "university", "下级单位下面"),
        ("centre", "university", "institute", "超过三级"),
        ("centre", "institute", "closed", "停用"),
        ("centre", "university", "ministry", "三级权限"),
    ],
)
def test_a_move_that_would_break_the_tree(tree, who, what, to, words):
    """A cycle, four levels, a closed superior, no right."""
    asking = actor(tree.account(who))
    with pytest.raises(NotPossible, match=words):
        moving.move_unit(
            actor=asking, place=getattr(tree, what), superior=getattr(tree, to).unit, years=[2020]
        )


@pytest.mark.parametrize(
    ("who", "what", "to"),
    [
        ("province", "university", "ministry"),
        ("province", "bureau", "province"),
        ("university", "college", "institute"),
        ("university", "university", "province"),
        ("college", "laboratory", "institute"),
        ("province", "university", None),
    ],
)
def test_nobody_moves_units_across_the_border_of_its_branch(tree, who, what, to):
    asking = actor(tree.account(who))
    superior = getattr(tree, to).unit if to else None
    with pytest.raises(PermissionDenied):
        moving.move_unit(actor=asking, place=getattr(tree, what), superior=superior, years=[2020])


def test_merging_closes_one_and_hands_its_subordinates_over(tree):
    who = actor(tree.account("province"))
    merging.merge_units(actor=who, place=tree.university, into=tree.institute, years=[2020])
    merged = Placement.objects.get(pk=tree.university.pk)
    assert merged.closed
    assert merged.unit.merged_into == tree.institute.unit
    assert Placement.objects.get(pk=tree.college.pk).superior == tree.institute
    assert Event.objects.get(action="unit.merge").after["移交下级单位"] == 2
    with pytest.raises(NotPossible, match="并入"):
        closing.reopen_unit(actor=who, place=merged, years=[2020])


@pytest.mark.parametrize(
    ("what", "into", "words"),
    [
        ("university", "university", "本单位"),
        ("university", "college", "下级"),
        ("closed", "university", "停用"),
        ("university", "closed", "停用"),
    ],
)
def test_merges_that_make_no_sense(tree, what, into, words):
    who = actor(tree.account("province"))
    with pytest.raises(NotPossible, match=words):
        merging.merge_units(
            actor=who, place=getattr(tree, what), into=getattr(tree, into), years=[2020]
        )


def test_a_merge_across_branches_is_for_the_centre(tree):
    with pytest.raises(PermissionDenied):
        merging.merge_units(
            actor=actor(tree.account("province")), place=tree.university, into=tree.bureau,
            years=[2020],
        )  # fmt: skip
