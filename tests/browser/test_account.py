"""Screen 12 by hand: rules ticked while typing, name, devices, sign-ins; axe (F27–F30, N04)."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.browser.test_units import look, violations
from tests.builders import PASSWORD

pytestmark = pytest.mark.browser
NEW = "River-2468-stone"


@pytest.fixture
def desk(tree, sign_in):
    """The university, after a sign-in from elsewhere and two failures."""
    for password in (PASSWORD, "wrong-1", "wrong-2"):
        Client(REMOTE_ADDR="198.51.100.7").post(
            "/login/", {"username": "js_jnlg", "password": password}
        )
    return sign_in(tree.account("university"))


@pytest.mark.parametrize(("width", "name"), [(1440, "12-account"), (1280, "12-account-1280")])
def test_the_page_is_whole_and_accessible(desk, width, name):
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/account/")
    expect(page.get_by_label("单位全称")).to_have_value("江宁理工大学")
    look(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    assert desk.errors == []


def test_each_rule_is_ticked_as_soon_as_it_is_kept(desk):
    page = desk.page
    page.goto("/account/")
    new = page.get_by_label("新密码", exact=True)
    kept = page.locator("#rules li.ok")
    expect(kept).to_have_count(0)
    seen = []
    for said in ("short", "js_jnlg-2020A", NEW):
        new.fill(said)
        seen.append(kept.evaluate_all("all => all.map(one => one.dataset.rule)"))
    assert seen == [["user_name"], ["length", "classes"], ["length", "classes", "user_name"]]
    page.get_by_label("确认新密码").fill("Other-2468-stone")
    page.get_by_label("原密码").fill(PASSWORD)
    expect(page.get_by_text("两次输入不一致")).to_be_visible()  # before anything is sent
    with page.expect_navigation():
        page.get_by_role("button", name="修改密码").click()
    expect(page.get_by_text("两次输入不一致")).to_be_visible()
    assert violations(page) == []
    for label, said in (("原密码", PASSWORD), ("新密码", NEW), ("确认新密码", NEW)):
        page.get_by_label(label, exact=True).fill(said)
    page.get_by_role("button", name="修改密码").click()
    expect(page.get_by_text("密码已修改，其他设备已退出登录。")).to_be_visible()


def test_a_password_that_is_the_user_name_is_refused(desk):
    page = desk.page
    page.goto("/account/")
    for label, said in (("原密码", PASSWORD), ("新密码", "js_jnlg"), ("确认新密码", "js_jnlg")):
        page.get_by_label(label, exact=True).fill(said)
    page.get_by_role("button", name="修改密码").click()
    expect(page.locator("#new-err")).to_be_visible()
    expect(page.get_by_text("密码已修改")).to_have_count(0)


def test_a_new_name_reaches_the_superior_and_the_old_is_kept(tree, desk, sign_in):
    page = desk.page
    page.goto("/account/")
    page.get_by_label("单位全称").fill("江宁科技大学")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("单位全称已保存。")).to_be_visible()
    expect(page.get_by_text("曾用名")).to_be_visible()
    superior = sign_in(tree.account("province")).page
    superior.goto("/notices/")
    told = superior.get_by_role("heading", name="下级单位改名：江宁理工大学 改为 江宁科技大学")
    expect(told).to_be_visible()


def test_other_devices_are_signed_out_and_this_one_goes_on(tree, desk, sign_in):
    other = sign_in(tree.account("university")).page
    other.goto("/account/")
    desk.page.goto("/account/")
    desk.page.get_by_role("button", name="退出其他设备").click()
    expect(desk.page.get_by_text("其他设备已退出登录。")).to_be_visible()
    other.goto("/account/")
    other.wait_for_url("**/login/**")
    desk.page.reload()
    expect(desk.page.get_by_role("heading", name="账户信息")).to_be_visible()


def test_the_owner_sees_sign_ins_and_failures(desk):
    page = desk.page
    page.goto("/account/")
    table = page.get_by_role("table", name="最近登录")
    expect(table.get_by_text("密码错误 2 次")).to_be_visible()
    expect(table.get_by_text("198.51.*.*").first).to_be_visible()
    expect(table.get_by_text("成功")).to_have_count(1)
