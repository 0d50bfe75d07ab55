"""The frame at work: jump box, menus, shortcuts, session warning, refreshing (design §5, §6)."""

import re

import pytest
from playwright.sync_api import expect

from istc.rounds.models import Notice, Round
from istc.units.models import Account
from tests.integration.monitor.filling import Unit
from tests.people import actor

pytestmark = pytest.mark.browser


@pytest.fixture
def filled(tree) -> Unit:
    """The university: basic information, a draft, three records, a nil report."""
    unit = Unit(actor(tree.account("university")), Round.objects.get(), tree.university)
    unit.basics()
    unit.fill("HZ_02_001")
    unit.fill("HZ_02_005", records=3)
    unit.nil("HZ_02_006")
    return unit


@pytest.fixture
def page(sign_in, tree):
    desk = sign_in(tree.account("province"))
    yield desk.page
    assert desk.errors == []


def test_ctrl_k_finds_and_opens(page):
    page.goto("/2020/")
    page.keyboard.press("Control+k")
    page.keyboard.type("0207")
    expect(page.locator("#jump-found [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/2020/forms/HZ_02_007/"))


def test_the_jump_box_tells_screen_readers_which_row_is_chosen(page):
    page.goto("/2020/")
    page.get_by_role("button", name="跳到报表").click()
    box = page.get_by_role("combobox", name="跳转关键词")
    box.fill("人次")
    expect(page.locator("#jump-note")).to_contain_text("条")
    expect(box).to_have_attribute("aria-activedescendant", "jump-0")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "jump-1")
    box.fill("没有这个词")
    expect(page.locator("#jump-note")).to_contain_text("没有找到")
    box.press("Escape")
    expect(page.locator("#jump")).not_to_be_visible()
    expect(page.get_by_role("button", name="跳到报表")).to_be_focused()


def test_a_menu_opens_moves_and_gives_the_focus_back(page):
    page.goto("/2020/")
    button = page.get_by_role("button", name="2020 年度数据")
    button.press("ArrowDown")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#years-menu a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator("#years-menu")).not_to_be_visible()


def test_looking_at_the_notices_empties_the_bell(page, tree):
    Notice.objects.create(round=Round.objects.get(), kind="公告", title="填报开始")
    page.goto("/2020/")
    bell = page.get_by_role("button", name="通知，1 条未读")
    with page.expect_response("**/notices/seen/") as answer:
        bell.click()
    assert answer.value.status == 204
    page.reload()
    expect(page.get_by_role("button", name="通知", exact=True)).to_be_visible()


def test_the_sheet_of_shortcuts(page, tree, sign_in):
    page.goto("/2020/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="帮助与快捷键")).to_be_visible()
    Account.objects.filter(unit=tree.university.unit).update(shortcuts_on=False)
    quiet = sign_in(tree.account("university")).page
    quiet.goto("/2020/")
    quiet.keyboard.press("?")
    quiet.keyboard.press("Control+k")
    expect(quiet.get_by_role("dialog")).to_have_count(0)


def test_five_minutes_before_the_end_one_may_stay(page):
    page.route("**/session/", lambda route: route.fulfill(json={"seconds": 200}))
    page.goto("/2020/")
    page.evaluate("localStorage.setItem('istc-session-until', String(Date.now() + 290000))")
    warning = page.get_by_role("dialog", name="登录即将到期")
    expect(warning).to_be_visible()
    expect(page.locator("#session-left")).to_contain_text("3 分")
    warning.get_by_role("button", name="继续使用").click()
    expect(warning).not_to_be_visible()
    left = page.evaluate("Number(localStorage.getItem('istc-session-until')) - Date.now()")
    assert left > 1_700_000


def test_an_ended_session_asks_to_sign_in_again(page):
    page.goto("/2020/")
    page.context.clear_cookies()
    page.keyboard.press("Control+k")
    page.keyboard.type("x")
    expect(page.get_by_role("dialog", name="登录已过期")).to_be_visible()


def test_the_home_page_asks_again_in_the_background_and_keeps_what_is_open(page):
    Notice.objects.create(round=Round.objects.get(), kind="公告", title="填报开始")
    page.goto("/2020/")
    page.locator("details.msg summary").click()
    with page.expect_response("**/live/**") as answer:
        page.evaluate(
            "htmx.ajax('GET', document.getElementById('home-live').getAttribute('hx-get'),"
            " {source: '#home-live', target: '#home-live', swap: 'outerHTML'})"
        )
    assert answer.value.status == 204
    assert answer.value.request.headers["x-background"] == "1"
    expect(page.locator("details.msg[open]")).to_have_count(1)


def test_the_matrix_is_one_tab_stop_with_arrow_keys(page, filled):
    page.goto("/2020/status/")
    expect(page.locator("td.c a[tabindex='0']")).to_have_count(1)
    page.locator("td.c a[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).to_have_attribute("title", re.compile("HZ_01_002"))
    page.keyboard.press("End")
    expect(page.locator(":focus")).to_have_attribute("title", re.compile("HJ_16"))
    page.keyboard.press("Home")
    expect(page.locator(":focus")).to_have_attribute("title", re.compile("HZ_01_001"))
    expect(page.locator("td.c a[tabindex='0']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#peek-title")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#peek-title")).not_to_be_visible()


def test_the_guide_searches_and_filters_while_one_types(page):
    page.goto("/2020/guide/")
    page.get_by_label("搜索填报说明").press_sequentially("考察")
    expect(page.locator(".hits h2").first).to_be_visible()
    expect(page.locator("#forms")).not_to_be_visible()
    page.get_by_label("搜索填报说明").fill("")
    expect(page.locator("#forms")).to_be_visible()
    page.get_by_label("筛选目录").fill("cfhd")
    expect(page.locator("#guide-tree li:visible")).to_have_count(2)


def test_in_a_narrow_window_the_directory_waits_behind_a_button(sign_in, tree):
    page = sign_in(tree.account("university"), width=1024).page
    page.goto("/2020/guide/")
    expect(page.locator(".nav2")).not_to_be_visible()
    page.get_by_role("button", name="目录").click()
    expect(page.get_by_label("筛选目录")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".nav2")).not_to_be_visible()


def test_without_scripts_everything_can_still_be_read(sign_in, tree, filled):
    page = sign_in(tree.account("province"), scripts=False).page
    page.goto("/2020/guide/?q=考察")
    expect(page.locator(".hits h2").first).to_be_visible()
    page.goto("/2020/status/")
    page.get_by_role("link", name="江宁理工大学").click()
    page.get_by_role("link", name="出访活动概况").click()
    expect(page.get_by_role("heading", name="出访活动概况")).to_be_visible()
