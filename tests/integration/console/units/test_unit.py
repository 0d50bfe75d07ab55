"""/<year>/manage/<unit>/ and what can be done to one unit or many (F33–F37, N04, N30, N32, N33)."""

import pytest

from istc.audit.models import Event
from istc.reports.models import FormReport
from istc.rounds.models import Notice, Round
from istc.units.models import Account, Placement, SlipSheet, Unit
from istc.units.placements import carry_over
from tests.builders import build_round

URL = "/2020/manage/"
ACTS = ["edit", "reset", "close", "reopen", "delete", "move", "merge"]


def text(answer) -> str:
    return answer.content.decode()


def of(place, act="") -> str:
    return f"{URL}{place.unit_id}/{act + '/' if act else ''}"


@pytest.mark.parametrize("act", ["", *ACTS])
@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("province", "province"), ("province", "ministry"), ("province", "bureau"),
        ("university", "university"), ("university", "province"), ("university", "workshop"),
        ("university", "institute"), ("college", "laboratory"), ("bureau", "bureau"),
    ],
)  # fmt: skip
def test_nobody_reaches_beyond_its_own_branch(tree, open_as, act, who, name):
    """N30: the same answer as for a unit that does not exist."""
    browser, url = open_as(who), of(getattr(tree, name), act)
    answer = browser.post(url) if act else browser.get(url)
    assert answer.status_code == 404
    assert not Event.objects.filter(action__startswith="unit.").exists()


def test_level_two_without_the_right_calls_level_three(tree, open_as):
    """Bad input of issue 5."""
    Placement.objects.filter(pk=tree.province.pk).update(third_level=False)
    browser = open_as("university")
    assert browser.get(of(tree.college)).status_code == 404
    for act in ACTS:
        assert browser.post(of(tree.college, act)).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_posts(tree, client, act):
    assert client.get(of(tree.university, act)).status_code == 405


def typed(**more):
    return {
        "username": "js_jnlg", "name": "江宁理工大学", "type": "02", "province": "32",
        "was_username": "js_jnlg", "was_name": "江宁理工大学", "was_type": "02",
        "was_province": "32", **more,
    }  # fmt: skip


def test_editing(tree, client):
    answer = client.post(of(tree.university, "edit"), typed(name="江宁大学"), follow=True)
    assert "单位信息已保存" in text(answer)
    assert "<s>江宁理工大学</s> 江宁大学" in text(answer)
    assert Unit.objects.get(pk=tree.university.unit_id).name == "江宁大学"
    assert "没有改动" in text(
        client.post(
            of(tree.university, "edit"),
            typed(name="江宁大学", was_name="江宁大学"),
            follow=True,
        )
    )


def test_a_fault_is_told_beside_its_field(tree, client):
    answer = client.post(of(tree.university, "edit"), typed(username="js_cls"))
    assert answer.status_code == 422
    assert "“js_cls”已被使用" in text(answer)


def test_two_superiors_editing_one_unit(tree, client, open_as):
    open_as("centre").post(of(tree.university, "edit"), typed(type="03"))
    answer = client.post(of(tree.university, "edit"), typed(type="04"))
    assert answer.status_code == 409
    assert "系统管理员" in text(answer)
    for words in ["高校", "科研院所", "没有保存"]:
        assert words in text(answer)
    assert Placement.objects.get(pk=tree.university.pk).type == "03"


def test_the_category_of_a_level_two_unit_is_not_its_superiors_to_set(tree, client):
    client.post(of(tree.university, "edit"), typed(category="department"))
    assert Placement.objects.get(pk=tree.university.pk).category == "province"


def test_resetting_ends_the_old_password(tree, client):
    before = tree.account("university").password
    answer = client.post(of(tree.university, "reset"), follow=True)
    assert "密码已重置" in text(answer)
    account = tree.account("university")
    assert account.password != before
    assert account.must_change_password
    assert SlipSheet.objects.get().count == 1


def test_a_closed_unit_is_not_reset(tree, client):
    answer = client.post(of(tree.closed, "reset"), follow=True)
    assert "已停用，不能重置密码" in text(answer)
    assert not SlipSheet.objects.exists()


def test_of_many_one_closed_stops_the_reset_of_all(tree, client):
    before = tree.account("university").password
    chosen = [tree.university.unit_id, tree.closed.unit_id]
    answer = client.post(f"{URL}reset/", {"unit": chosen}, follow=True)
    assert "“江苏旧研究所”已停用，不能重置密码。先恢复单位。" in text(answer)
    assert tree.account("university").password == before
    assert not SlipSheet.objects.exists()


def test_of_two_superiors_the_second_may_decide_after_seeing_both(tree, client, open_as):
    open_as("centre").post(of(tree.university, "edit"), typed(type="03"))
    page = text(client.post(of(tree.university, "edit"), typed(type="04")))
    assert 'name="was_type" value="03"' in page
    client.post(of(tree.university, "edit"), typed(type="04", was_type="03"))
    assert Placement.objects.get(pk=tree.university.pk).type == "04"


def test_resetting_many(tree, client):
    chosen = [tree.university.unit_id, tree.institute.unit_id, tree.college.unit_id]
    answer = client.post(f"{URL}reset/", {"unit": chosen}, follow=True)
    assert "已重置 3 个单位的密码" in text(answer)
    assert "没有选中" in text(client.post(f"{URL}reset/", follow=True))
    assert client.post(f"{URL}reset/", {"unit": [tree.bureau.unit_id]}).status_code == 404
    assert client.post(f"{URL}reset/", {"unit": ["x"]}).status_code == 404
    assert SlipSheet.objects.count() == 1


def test_closing_and_opening(tree, client, open_as):
    browser = open_as("college")
    client.post(of(tree.college, "close"))
    assert browser.get("/2020/").status_code == 302  # signed out
    assert "不能登录" in text(client.get(of(tree.college)))
    client.post(of(tree.college, "reopen"))
    assert tree.account("college").is_active


def test_a_unit_with_data_in_any_year_is_not_deleted(tree, client):
    """N32: what it was told stays too."""
    Notice.objects.create(unit=tree.college.unit, kind="公告", title="通知")
    FormReport.objects.create(
        round=Round.objects.get(), unit=tree.college.unit, form="HZ_01_001", state="draft"
    )
    answer = client.post(of(tree.college, "delete"), follow=True)
    assert "已有填报数据，不能删除" in text(answer)
    assert Account.objects.filter(username="js_jnlg_dx").exists()
    assert Notice.objects.filter(unit=tree.college.unit).exists()


def test_a_unit_without_data_is_deleted(tree, client):
    Notice.objects.create(unit=tree.college.unit, kind="公告", title="通知")
    answer = client.post(of(tree.college, "delete"), follow=True)
    assert "已删除" in text(answer)
    assert not Unit.objects.filter(pk=tree.college.unit_id).exists()
    assert client.get(of(tree.college)).status_code == 404


def test_moving_by_user_name_from_a_year_on(tree, client):
    build_round(2021)
    carry_over(source=2020, target=2021)
    answer = client.post(
        of(tree.college, "move"), {"superior": "JS_CLS", "from": "2021"}, follow=True
    )
    assert "从 2021 年度起" in text(answer)
    assert Placement.objects.get(pk=tree.college.pk).superior == tree.university
    new = Placement.objects.get(unit=tree.college.unit, year=2021)
    assert new.superior.unit == tree.institute.unit


@pytest.mark.parametrize("superior", ["bw", "bw_zx", "nobody", "", "js_jnlg_dx"])
def test_nothing_is_moved_out_of_reach(tree, client, superior):
    client.post(of(tree.university, "move"), {"superior": superior, "from": "2020"})
    assert Placement.objects.get(pk=tree.university.pk).superior == tree.province


def test_merging(tree, client):
    answer = client.post(of(tree.university, "merge"), {"into": "js_cls"}, follow=True)
    assert "已并入“江苏材料研究所”" in text(answer)
    assert "恢复使用" not in text(answer)
    assert Placement.objects.get(pk=tree.college.pk).superior == tree.institute
    answer = client.post(of(tree.institute, "merge"), {"into": "bw_zx"}, follow=True)
    assert "没有用户名为“bw_zx”的单位" in text(answer)


@pytest.mark.parametrize("act", ACTS)
def test_a_closed_year_changes_nothing(tree, client, act):
    Round.objects.update(state="closed")
    before = list(Placement.objects.order_by("pk").values())
    client.post(of(tree.college, act), {"superior": "js_cls", "into": "js_cls", **typed()})
    assert list(Placement.objects.order_by("pk").values()) == before
    assert not Event.objects.filter(action__startswith="unit.").exists()


def test_asking_for_the_right(tree, open_as):
    """F36: 未申请, then 待审核."""
    browser = open_as("ministry")
    assert "未申请" in text(browser.get(URL))
    assert "待审核" in text(browser.post(f"{URL}right/", {"note": "有直属中心"}, follow=True))
    assert "等待系统管理员审核" in text(browser.post(f"{URL}right/", follow=True))


@pytest.mark.parametrize("who", ["centre", "university", "college"])
def test_only_level_one_asks(tree, open_as, who):
    assert open_as(who).post(f"{URL}right/").status_code == 404
