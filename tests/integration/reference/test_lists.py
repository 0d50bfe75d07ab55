"""Lists changed without a release: versioned, and never in a closed year (issue 5, N08, N44)."""

import pytest
from django.core.exceptions import PermissionDenied

from istc.audit.models import Event
from istc.definitions import kinds
from istc.reference.models import AppendOnly, ListVersion
from istc.rounds import actions, changing, lists
from istc.rounds.models import Round
from istc.rounds.verbs import Refused
from tests import people

KOSOVO = ("XK", "科索沃")


def edition(year: int):
    return Round.objects.get(year=year).edition_model


def countries(year: int):
    return edition(year).lists["countries"].by_code


def test_a_country_is_added_without_a_release(save):
    save(*KOSOVO, new=True, search="Kosovo")
    assert countries(2020)["XK"].search == "Kosovo"
    item = edition(2020).by_code["HZ_02_002"].by_id["country"]
    assert kinds.parse(item, "科索沃") == "XK"


def test_a_closed_year_never_changes(save):
    before = edition(2019)
    save(*KOSOVO, new=True)
    save("AD", "安道尔公国")
    assert edition(2019) is before
    assert "XK" not in countries(2019)
    assert countries(2020)["AD"].label == "安道尔公国"


def test_a_year_keeps_its_lists_when_it_is_closed(save, actor):
    save(*KOSOVO, new=True)
    digest = edition(2020).digest
    actions.close_round(actor=actor, year=2020, reason="到期")
    save("AD", "安道尔公国", from_year=2021)
    assert edition(2020).digest == digest
    assert Round.objects.get(year=2020).lists["countries"].startswith("1-")


def test_a_version_cannot_start_in_a_closed_year(save, actor):
    actions.close_round(actor=actor, year=2020, reason="到期")
    with pytest.raises(Refused, match="2020 年度已关闭"):
        save("AD", "安道尔侯国", from_year=2020)


def test_a_version_from_next_year_leaves_this_year_alone(save, actor):
    save(*KOSOVO, new=True, from_year=2021)
    assert "XK" not in countries(2020)
    days = Round.objects.get(year=2020)
    made = changing.create_from(
        actor=actor, source=2020, year=2021, edition="2020", opens_on=days.opens_on,
        deadline=days.deadline, closes_on=days.closes_on,
    )  # fmt: skip
    assert "XK" in made.edition_model.lists["countries"].by_code
    assert made.lists == {"countries": ListVersion.objects.get().name}


def test_who_signed_is_marked_by_year(save):
    """“一带一路” list by year; the rule of HZ_03_005 follows."""
    save("AD", "安道尔", flags={"belt_road": (2020, None)})
    first = [one.code for one in edition(2020).lists["countries_belt_road"].options[:141]]
    assert "AD" in first
    assert "AD" not in edition(2019).lists["countries_belt_road"].flagged("belt_road")


def test_versions_follow_each_other(save):
    save(*KOSOVO, new=True)
    save(*KOSOVO, retired=True)
    found = list(ListVersion.objects.values_list("number", "change", "reason", "by_name"))
    assert [one[:2] for one in found] == [
        (2, "科索沃 → 科索沃（停用）"), (1, "新增 XK 科索沃")
    ]  # fmt: skip
    assert found[0][2:] == ("外交部通报", "系统管理员")
    one = lists.maintained()["countries"]
    assert [len(lists.as_of(one, n).options) for n in (0, 1, 2)] == [245, 246, 246]
    with pytest.raises(LookupError):
        lists.as_of(one, 3)
    Round.objects.all().delete()
    with pytest.raises(LookupError):
        lists.as_of(one, 0)


def test_the_log_tells_it_in_words(save):
    save("AD", "安道尔", flags={"belt_road": (2020, None)})
    found = Event.objects.get(action="list.change")
    assert (found.subject, found.year) == ("国家（地区） 第 1 版", 2020)
    assert found.before == {"AD": "安道尔"}
    assert found.after == {
        "AD": "安道尔（“一带一路”合作文件签署国，自 2020 年）", "reason": "外交部通报"
    }  # fmt: skip


def test_a_version_is_never_changed_or_deleted(save):
    found = save(*KOSOVO, new=True)
    found.reason = "别的"
    with pytest.raises(AppendOnly):
        found.save()
    with pytest.raises(AppendOnly):
        found.delete()


def test_only_the_centre_changes_lists(save, tree):
    with pytest.raises(PermissionDenied):
        save(*KOSOVO, new=True, actor=people.actor(tree.account("province")))
    assert not ListVersion.objects.exists()


def test_two_who_change_one_list_do_not_overwrite_each_other(save):
    """N40."""
    save(*KOSOVO, new=True, seen="")
    with pytest.raises(Refused, match="已被他人修改"):
        save("AD", "安道尔公国", seen="")


@pytest.mark.parametrize("list_id", ["fields", "provinces", "countries_belt_road", "nothing"])
def test_printed_lists_are_not_changed(save, list_id):
    with pytest.raises(Refused, match="由手册规定"):
        save("01", "别的", list_id=list_id)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reason": " "}, "没有写原因"),
        ({"from_year": 2019}, "2019 年度已关闭"),
        ({"from_year": 2022}, "最晚为 2021 年度"),
        ({"from_year": 1999}, "起始年度没有选对"),
        ({"new": True}, "代码 AD 已有"),
        ({}, "没有改动"),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(save, more, said):
    with pytest.raises(Refused, match=said):
        save("AD", "安道尔", **more)
    assert not ListVersion.objects.exists()
    assert Round.objects.get(year=2020).lists == {}
    assert not Event.objects.filter(action="list.change").exists()


def test_a_version_does_not_start_before_the_one_it_follows(save):
    save(*KOSOVO, new=True, from_year=2021)
    with pytest.raises(Refused, match="自 2021 年度起的第 1 版"):
        save("AD", "安道尔公国", from_year=2020)


def test_without_any_year_there_is_nothing_to_maintain(db):
    assert lists.maintained() == {}
