"""Filling for all: 200 %, large type, forced colours, a telephone; axe where cells are wrong."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk
from tests.browser.grid import open_grid, settled
from tests.browser.test_form_pages import overflow, violations

pytestmark = pytest.mark.browser
SHEET, GRID, SINGLE = "HZ_02_002", "HJ_07", "HZ_02_001"


def write_wrong(page: Page, texts: dict[int, str]) -> None:
    """Into the cells of the first row: something refused, something that does not add up."""
    for at, text in texts.items():
        page.locator("tr[data-scope]").first.locator("input.cell").nth(at).fill(text)
    settled(page)


@pytest.mark.parametrize("width", [1440, 1280])
def test_axe_finds_nothing_where_cells_are_wrong(tree, sign_in, width):
    desk = sign_in(tree.account("university"), width=width)
    desk.open(SHEET)
    write_wrong(desk.page, {0: "德国", 1: "3", 2: "一", 3: "5"})
    expect(desk.page.locator("td.bad")).not_to_have_count(0)
    desk.page.keyboard.press("F8")
    assert violations(desk.page) == []
    assert overflow(desk.page) <= 0
    page = open_grid(desk, GRID)
    write_wrong(page, {0: "火星", 1: "南京大学", 5: "许多"})
    expect(page.locator("td.bad")).not_to_have_count(0)
    page.keyboard.press("F8")
    assert violations(page) == []
    assert overflow(page) <= 0
    assert desk.errors == []


@pytest.mark.parametrize("code", [SINGLE, SHEET, "HJ_11"])
def test_at_twice_the_size_all_is_there_and_works(tree, sign_in, code):
    """1440 at 200 %: the title whole, the buttons in reach, a number typed and stored."""
    desk = sign_in(tree.account("university"), width=720)
    desk.open(code)
    title = desk.page.locator("h1 .el")
    assert title.evaluate("(one) => getComputedStyle(one).overflow") == "visible"
    assert title.evaluate("(one) => one.getBoundingClientRect().right <= innerWidth")
    expect(desk.page.locator("[data-act=complete]")).to_be_in_viewport()
    assert overflow(desk.page) <= 0
    assert violations(desk.page) == []


def test_a_grid_is_typed_into_at_twice_the_size(tree, sign_in):
    desk = sign_in(tree.account("university"), width=720)
    page = open_grid(desk, GRID)
    page.keyboard.press("Alt+n")
    page.keyboard.type("01")
    settled(page)
    assert overflow(page) <= 0
    expect(page.locator(".tbar [data-act=grid-undo]")).to_be_visible()


def test_in_large_type(tree, sign_in):
    account = tree.account("university")
    account.large_type = True
    account.save()
    desk = sign_in(account, width=1280)
    for code in (SINGLE, SHEET, "HJ_11", "HJ_14", "HZ_05_001"):
        desk.open(code)
        assert overflow(desk.page) <= 0, code
        assert violations(desk.page) == [], code
    page = open_grid(desk, GRID)
    assert overflow(page) <= 0
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 18


def test_with_forced_colours_a_wrong_cell_is_told_apart(tree, sign_in):
    """Grounds are gone there: a line is left, and the words."""
    desk = sign_in(tree.account("university"))
    desk.page.emulate_media(forced_colors="active")
    desk.open(SHEET)
    write_wrong(desk.page, {0: "德国", 2: "一"})
    bad = desk.page.locator("td.bad input")
    assert bad.evaluate("(one) => getComputedStyle(one).outlineStyle") != "none"
    expect(bad).to_have_attribute("aria-invalid", "true")


def test_with_less_motion_nothing_moves(tree, sign_in):
    desk = sign_in(tree.account("university"))
    desk.page.emulate_media(reduced_motion="reduce")
    desk.open(SINGLE)
    moving = """[...document.querySelectorAll("*")].filter((one) => {
        const style = getComputedStyle(one);
        return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
    }).length"""
    assert desk.page.evaluate(moving) == 0


def test_a_telephone_is_for_reading(tree, sign_in, browser: Browser):
    desk = sign_in(tree.account("university"))
    cookies = desk.page.context.cookies()
    context = browser.new_context(
        viewport={"width": 420, "height": 800},
        has_touch=True,
        is_mobile=True,
    )
    context.add_cookies(cookies)
    phone = Desk(context.new_page(), [])
    phone.page.goto(f"{address_of(desk)}/2020/forms/{SINGLE}/")
    expect(phone.page.locator("h1")).to_contain_text("出访活动概况")
    expect(phone.page.locator("[data-act=complete]")).to_be_hidden()
    assert overflow(phone.page) <= 0
    context.close()


def address_of(desk: Desk) -> str:
    desk.open(SINGLE)
    return desk.page.evaluate("location.origin")
