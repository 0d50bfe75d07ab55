"""Adding, correcting, closing, deleting units, new passwords (F33–F37, N25, N31, N32)."""

from unittest.mock import Mock

import pytest
from django.core.exceptions import PermissionDenied

from istc.audit.models import Event
from istc.units import rights, slips
from istc.units.accounts import Refused
from istc.units.changing import adding, closing, editing, resetting
from istc.units.changing.closing import NotPossible
from istc.units.changing.facts import Facts
from istc.units.models import Account, Placement, Unit
from istc.units.placements import carry_over
from istc.units.roster.known import Lists, spellings
from tests.builders import Tree, build_place, build_tree
from tests.people import actor

pytestmark = pytest.mark.django_db
LISTS = Lists(
    province=spellings({"32": "江苏省", "44": "广东省"}),
    type=spellings({"01": "行政机关", "02": "高校", "03": "科研院所"}),
)
TYPED = {"username": "JS_new", "name": " 新 学院 ", "type": "高校", "province": "32"}


@pytest.fixture
def tree() -> Tree:
    return build_tree(2020)


def add(tree, who="province", under="province", typed=TYPED, years=(2020,)):
    superior = getattr(tree, under) if under else None
    return adding.add_unit(
        actor=actor(tree.account(who)), year=2020, superior=superior, typed=typed, lists=LISTS,
        years=years,
    )  # fmt: skip


def edit(tree, name="university", who="province", was=None, years=(2020,), **typed):
    place = Placement.objects.get(pk=getattr(tree, name).pk)
    shown = Facts.of(place)
    before = {"username": shown.username, "name": shown.name, "type": shown.type}
    return editing.edit_unit(
        actor=actor(tree.account(who)), place=place, was=was or shown,
        typed={"province": shown.province, **before, **typed}, lists=LISTS, years=years,
    )  # fmt: skip


def test_a_unit_is_added_with_an_account_whose_password_the_sheet_tells(tree):
    made, sheet = add(tree)
    assert (made.name, made.level, made.type, made.category) == ("新 学院", 2, "02", "province")
    shown = slips.open_sheet(actor=actor(tree.account("province")), pk=sheet.pk).slips
    account = Account.objects.get(unit=made.unit)
    assert account.check_password(shown[0].password)
    assert account.must_change_password
    event = Event.objects.get(action="unit.add")
    assert event.after["单位类型"] == "高校"
    assert event.after["上级单位"] == "江苏省科学技术厅"
    assert shown[0].password not in str(Event.objects.values_list("before", "after"))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"username": "js_jnlg"}, "username"),
        ({"username": "JS_JNLG"}, "username"),
        ({"username": "x"}, "username"),
        ({"username": "有字"}, "username"),
        ({"name": ""}, "name"),
        ({"name": "a" * 101}, "name"),
        ({"name": "江宁理工大学"}, "name"),
        ({"type": "99"}, "type"),
        ({"province": "火星"}, "province"),
    ],
)
def test_what_cannot_be_taken_is_told_by_field_and_nothing_is_made(tree, typed, field):
    units = Unit.objects.count()
    with pytest.raises(Refused) as told:
        add(tree, typed={**TYPED, **typed})
    assert list(told.value.messages) == [field]
    assert Unit.objects.count() == units


@pytest.mark.parametrize(
    ("who", "under"),
    [
        ("province", None),
        ("province", "ministry"),
        ("province", "bureau"),
        ("province", "college"),
        ("province", "closed"),
        ("university", "province"),
        ("university", "institute"),
        ("bureau", "bureau"),  # its level-1 unit has no level-3 right
        ("ministry", "bureau"),
        ("centre", "bureau"),
        ("college", "college"),
    ],
)
def test_units_are_added_only_where_the_right_reaches(tree, who, under):
    """F13–F15, F37, N30."""
    with pytest.raises(PermissionDenied):
        add(tree, who, under)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("centre", {"province", "university", "college", "ministry", "bureau"}),
        ("province", {"university", "college"}),
        ("university", {"college"}),
        ("ministry", {"bureau"}),
        ("bureau", set()),
        ("college", set()),
    ],
)
def test_who_manages_whom(tree, who, sees):
    names = ["province", "university", "college", "ministry", "bureau"]
    asking = actor(tree.account(who))
    assert {name for name in names if rights.may_manage(asking, getattr(tree, name))} == sees


def test_a_later_tree_that_is_made_already_gets_the_unit_too(tree):
    carry_over(source=2020, target=2021)
    made, _ = add(tree, years=(2020, 2021))
    assert Placement.objects.get(unit=made.unit, year=2021).superior.unit == tree.province.unit


def test_editing_changes_open_years_only(tree):
    """F29, F33, N07: 2019 is closed and keeps the old name."""
    carry_over(source=2020, target=2019)
    assert edit(tree, username="js_jnlg2", **{"type": "03"}) is True
    assert edit(tree, **{"province": "广东省"}) is True
    old, new = (Placement.objects.get(unit=tree.university.unit, year=y) for y in (2019, 2020))
    assert (old.type, new.type, new.province) == ("02", "03", "44")
    assert tree.account("university").username == "js_jnlg2"
    event = Event.objects.filter(action="unit.edit").first()
    assert event.before == {"用户名": "js_jnlg", "单位类型": "高校"}
    assert event.after == {"用户名": "js_jnlg2", "单位类型": "科研院所"}


def test_a_new_name_brings_new_initials(tree):
    editing.edit_unit(
        actor=actor(tree.account("province")), place=tree.university,
        was=Facts.of(tree.university),
        typed={"username": "js_jnlg", "name": "苏南大学", "type": "02", "province": "32"},
        lists=LISTS, years=(2020,),
    )  # fmt: skip
    place = Placement.objects.get(pk=tree.university.pk)
    assert (place.name, place.initials) == ("苏南大学", "sndx")


def test_two_superiors_editing_one_unit(tree):
    """The second is told what the first changed; nothing of its post is stored."""
    seen = Facts.of(tree.university)
    edit(tree, who="centre", type="03")
    with pytest.raises(editing.Conflict) as told:
        edit(tree, was=seen, type="01")
    assert told.value.who == "系统管理员"
    [one] = told.value.differences
    assert (one.label, one.was, one.theirs, one.yours) == (
        "单位类型",
        "高校",
        "科研院所",
        "行政机关",
    )
    assert edit(tree, was=seen, type="03") is False  # both wanted the same


def test_closing_and_opening(tree):
    who = actor(tree.account("province"))
    with pytest.raises(NotPossible, match="2 个"):
        closing.close_unit(actor=who, place=tree.university, years=[2020])
    closing.close_unit(actor=who, place=tree.college, years=[2020])
    assert not tree.account("college").is_active
    assert Placement.objects.get(pk=tree.college.pk).closed
    closing.close_unit(actor=who, place=tree.college, years=[2020])  # again: nothing more
    assert Event.objects.filter(action="unit.close").count() == 1
    closing.reopen_unit(actor=who, place=tree.college, years=[2020])
    assert tree.account("college").is_active
    assert Event.objects.get(action="unit.reopen").after == {"账号状态": "正常"}


def test_nothing_opens_below_what_is_closed_or_without_the_right(tree):
    who = actor(tree.account("centre"))
    Placement.objects.filter(pk=tree.province.pk).update(third_level=False)
    college = Placement.objects.get(pk=tree.college.pk)
    with pytest.raises(NotPossible, match="三级权限"):
        closing.reopen_unit(actor=who, place=college, years=[2020])
    Placement.objects.filter(pk=tree.university.pk).update(closed=True)
    college = Placement.objects.get(pk=tree.college.pk)
    with pytest.raises(NotPossible, match="上级单位"):
        closing.reopen_unit(actor=who, place=college, years=[2020])


def test_deleting_takes_only_what_left_no_trace(tree):
    """N32."""
    who = actor(tree.account("province"))
    with pytest.raises(NotPossible, match="下级单位"):
        closing.delete_unit(actor=who, place=tree.university, years=[2020])
    carry_over(source=2020, target=2021)
    with pytest.raises(NotPossible, match="往年"):
        closing.delete_unit(actor=who, place=tree.college, years=[2021])
    closing.delete_unit(actor=who, place=tree.college, years=[2020, 2021])
    assert not Unit.objects.filter(pk=tree.college.unit_id).exists()
    assert not Account.objects.filter(username="js_jnlg_dx").exists()
    assert Event.objects.get(action="unit.delete").before == {"单位全称": "江宁理工大学电信学院"}


def test_resetting_many(tree):
    """N04: the old password ends, the sheet tells the new one, closed units are refused."""
    who = actor(tree.account("province"))
    places = [tree.university, tree.institute]
    sheet = resetting.reset(actor=who, places=places, title="重置密码")
    shown = slips.open_sheet(actor=who, pk=sheet.pk).slips
    assert [slip.username for slip in shown] == ["js_jnlg", "js_cls"]
    for slip in shown:
        account = Account.objects.get(username=slip.username)
        assert account.check_password(slip.password)
        assert account.must_change_password
        assert account.old_passwords.count() == 1
    with pytest.raises(NotPossible, match="停用"):
        resetting.reset(actor=who, places=[tree.university, tree.closed], title="")
    with pytest.raises(NotPossible, match="没有选中"):
        resetting.reset(actor=who, places=[], title="")
    with pytest.raises(NotPossible, match="200"):
        resetting.reset(actor=who, places=[tree.university] * 201, title="")
    with pytest.raises(PermissionDenied):
        resetting.reset(actor=who, places=[tree.bureau], title="")


def test_a_withdrawn_right_closes_level_3_in_the_next_year_only(tree):
    Placement.objects.filter(pk=tree.province.pk).update(third_level=False)
    carry_over(source=2020, target=2021)
    next_year = Placement.objects.filter(year=2021)
    assert next_year.get(unit=tree.college.unit).closed
    assert not next_year.get(unit=tree.university.unit).closed
    assert not Placement.objects.get(pk=tree.college.pk).closed


def test_a_superior_closed_for_itself_manages_nothing(tree):
    asking = Mock(is_centre=False, place=lambda year: tree.closed)
    assert not rights.manages(asking, 2020)


def test_level_one_is_added_by_the_centre(tree):
    made, _ = add(tree, "centre", None, {**TYPED, "category": "行业协会"})
    assert (made.level, made.category) == (1, "association")
    assert build_place("again").level == 1
