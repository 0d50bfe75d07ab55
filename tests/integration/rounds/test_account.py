"""/account/, screen 12: what an owner may change, and what stands fast (F27–F30)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from istc.audit.models import Event
from istc.rounds.models import Notice
from istc.units.models import Account, Placement
from tests import people
from tests.builders import PASSWORD, build_round, build_tree

URL = "/account/"
NEW = "River-2468-stone"
POSTS = ["name", "password", "preferences", "sessions"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree():
    build_round()
    return build_tree()


def client(tree, who="university", **more) -> Client:
    return people.signed_in(tree.account(who), **more)


def text(answer) -> str:
    return answer.content.decode()


# The page


def test_the_contact_is_that_of_the_basic_information(tree):
    """F81: one place to change it; a mobile number is not shown whole."""
    who = client(tree)
    assert "填报联系人" in text(who.get(URL))
    assert "未填" in text(who.get(URL))
    values = {"contact_name": "周敏", "contact_mobile": "13812346621", "contact_phone": "025-1"}
    who.post(
        "/2020/forms/HZ_01_001/save/",
        {"version": 0, "changes": values},
        content_type="application/json",
        headers={"accept": "application/json"},
    )
    page = text(who.get(URL))
    assert "同 HZ_01_001，改一处两处都变" in page
    assert "周敏" in page
    assert "138****6621" in page
    assert "13812346621" not in page
    assert 'href="/2020/forms/HZ_01_001/"' in page


def test_the_centre_has_no_contact(tree):
    assert "填报联系人" not in text(client(tree, "centre").get(URL))


def test_a_unit_reads_its_name_level_and_superior(tree):
    page = text(client(tree).get(URL))
    assert "js_jnlg" in page
    assert 'value="江宁理工大学"' in page
    assert "二级账号" in page
    assert "上级：江苏省科学技术厅" in page
    assert "已开通" in page


@pytest.mark.parametrize(
    ("who", "right"),
    [("province", "已开通"), ("ministry", "未开通"), ("bureau", "未开通"), ("college", None)],
)
def test_the_level_3_right_is_told_to_those_whom_it_concerns(tree, who, right):
    page = text(client(tree, who).get(URL))
    assert ("三级权限" in page) == (right is not None)
    assert right is None or right in page


def test_the_centre_has_no_unit_to_rename(tree):
    page = text(client(tree, "centre").get(URL))
    assert "系统管理员" in page
    assert "单位全称" not in page
    assert client(tree, "centre").post("/account/name/", {"name": "x"}).status_code == 404


def test_no_password_is_shown(tree):
    assert PASSWORD not in text(client(tree).get(URL))


def test_recent_sign_ins_with_masked_addresses(tree):
    browser = Client(REMOTE_ADDR="58.240.1.2")
    for password in ("wrong", PASSWORD):
        browser.post("/login/", {"username": "js_jnlg", "password": password})
    page = text(browser.get(URL))
    assert "58.240.*.*" in page
    assert "58.240.1.2" not in page
    assert "密码错误 1 次" in page
    assert "本次" in page


def test_the_page_costs_the_same_with_many_sign_ins(tree):
    browser = client(tree)
    browser.get(URL)  # the first use of a session is noted
    before = queries(browser)
    for _ in range(30):
        Client().post("/login/", {"username": "js_jnlg", "password": PASSWORD})
    assert queries(browser) == before <= 11


def queries(browser: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        browser.get(URL)
    return len(asked)


def test_a_unit_that_is_not_in_this_year_still_has_its_account(tree):
    Placement.objects.filter(unit=tree.bureau.unit).delete()
    assert "本年度未列入填报单位" in text(client(tree, "bureau").get(URL))


def card(request):
    return {"title": "填报联系人", "pairs": [("姓名", "周敏")], "link": ("/2020/", "修改联系人")}


def no_card(request):
    return None


def test_higher_layers_add_their_cards(tree, settings):
    settings.ISTC_ACCOUNT_PANELS = [f"{__name__}.card", f"{__name__}.no_card"]
    page = text(client(tree).get(URL))
    assert "填报联系人" in page
    assert "周敏" in page


# The name


def test_a_new_name_is_kept_recorded_and_told_to_the_superior(tree):
    answer = client(tree).post("/account/name/", {"name": "江宁大学"}, follow=True)
    assert "单位全称已保存" in text(answer)
    assert 'value="江宁大学"' in text(answer)
    row = Event.objects.get(action="unit.rename")
    assert (row.before, row.after) == ({"name": "江宁理工大学"}, {"name": "江宁大学"})
    assert Notice.objects.get().unit == tree.province.unit


@pytest.mark.parametrize("name", ["", "长" * 101, "a\x00b"])
def test_a_name_that_cannot_be_taken_stays_in_its_box(tree, name):
    answer = client(tree).post("/account/name/", {"name": name})
    assert answer.status_code == 422
    assert "单位全称" in text(answer)
    assert 'aria-invalid="true"' in text(answer)
    assert not Event.objects.filter(action="unit.rename").exists()


def test_earlier_names_are_kept_whoever_changed_them(tree):
    """By the unit itself, then by its superior; another unit's are not shown."""
    client(tree).post("/account/name/", {"name": "江宁大学"})
    typed = {"username": "js_jnlg", "name": "江宁科技大学", "type": "02", "province": "32"}
    url = f"/2020/manage/{tree.university.unit_id}/edit/"
    assert client(tree, "province").post(url, typed).status_code == 302
    page = text(client(tree).get(URL))
    assert page.index("江宁科技大学") < page.index("江宁大学 ") < page.index("江宁理工大学 ")
    assert "曾用名" not in text(client(tree, "institute").get(URL))


def test_html_in_a_name_is_text(tree):
    page = text(client(tree).post("/account/name/", {"name": "<b>某院</b>"}, follow=True))
    assert "<b>某院</b>" not in page
    assert "&lt;b&gt;某院&lt;/b&gt;" in page


def test_the_user_name_cannot_be_changed_by_its_owner(tree):
    """F28: whatever is sent along."""
    client(tree).post("/account/name/", {"name": "江宁大学", "username": "other"})
    assert Account.objects.filter(username="js_jnlg").exists()


# The password


def change(browser: Client, **typed):
    return browser.post("/account/password/", {"old": PASSWORD, "new": NEW, "again": NEW, **typed})


def test_the_session_that_changes_it_goes_on_and_all_others_end(tree):
    here, there = client(tree), client(tree)
    answer = change(here)
    assert (answer.status_code, answer["Location"]) == (302, URL)
    assert here.get("/session/").status_code == 200
    assert there.get("/session/", **people.fetch()).status_code == 401
    assert tree.account("university").check_password(NEW)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "wrong"}, "原密码不正确"),
        ({"new": "js_jnlg-2020A"}, "含有用户名"),
        ({"new": "password123", "again": "password123"}, "太常见"),
        ({"again": "other"}, "两次输入不一致"),
        ({"new": PASSWORD, "again": PASSWORD}, "最近 5 次"),
        ({"old": "", "new": "", "again": ""}, "原密码不正确"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_box(tree, typed, said):
    answer = change(client(tree), **typed)
    assert answer.status_code == 422
    assert said in text(answer)
    assert tree.account("university").check_password(PASSWORD)


# Switches and sessions


def test_large_type_and_shortcuts_are_kept(tree):
    browser = client(tree)
    browser.post("/account/preferences/", {"large_type": "on"})
    account = tree.account("university")
    assert (account.large_type, account.shortcuts_on) == (True, False)
    page = text(browser.get(URL))
    assert '<html lang="zh-CN" class="large">' in page
    assert 'data-shortcuts="off"' in page


def test_other_devices_are_signed_out(tree):
    here, there = client(tree), client(tree)
    assert here.post("/account/sessions/").status_code == 302
    assert here.get("/session/").status_code == 200
    assert there.get("/session/", **people.fetch()).status_code == 401


# Who may not


def test_anonymous_is_sent_to_sign_in():
    assert Client().get(URL)["Location"] == "/login/?next=%2Faccount%2F"


@pytest.mark.parametrize("name", POSTS)
def test_posts_need_an_account_a_token_and_the_method(tree, name):
    url = f"/account/{name}/"
    assert Client().post(url)["Location"] == "/login/?next=%2F"
    assert client(tree, csrf=True).post(url).status_code == 403
    assert client(tree).get(url).status_code == 405


@pytest.mark.parametrize("name", POSTS)
def test_a_closed_units_session_is_over(tree, name):
    browser = client(tree, "closed")
    assert browser.post(f"/account/{name}/", {"name": "x"})["Location"].startswith("/login/")
