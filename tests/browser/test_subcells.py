"""Sub-tables in a cell of the grid: in short, with a window to write in, by keyboard (HJ_07)."""

import pytest
from playwright.sync_api import Page, expect

from istc.reports.models import Record
from tests.browser.grid import cell, copied, open_grid, settled
from tests.browser.test_accessible import violations

pytestmark = pytest.mark.browser
CODE = "HJ_07"
PEOPLE = "homes_people"


@pytest.fixture
def desk(tree, sign_in):
    desk = sign_in(tree.account("university"))
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield desk
    assert desk.errors == []


def homes() -> list[list[dict]]:
    found = Record.objects.filter(report__form=CODE, removed_at=None).order_by("position")
    return [one.values.get("homes", []) for one in found]


def box(page: Page, row: int = 0):
    return page.locator("tr[data-scope]").nth(row).locator("[data-sub=homes]")


def test_rows_are_written_in_a_window(desk):
    """F2, the rows with Enter from one to the next, Enter in a blank one goes back to the cell."""
    page = open_grid(desk, CODE)
    box(page).focus()
    page.keyboard.press("F2")
    expect(page.locator("#sub-dialog")).to_be_visible()
    assert violations(page) == []
    for place, people in (("bj", "3"), ("上海", "１２")):
        page.keyboard.type(place)
        page.keyboard.press("Tab")
        page.keyboard.insert_text(people)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#sub-dialog")).to_be_hidden()
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("北京市 3；上海市 １２")
    settled(page)
    assert [row[PEOPLE] for row in homes()[0]] == ["3", "12"]


@pytest.mark.parametrize("key", ["Enter", "Alt+ArrowDown", "F2"])
def test_opened_by_each_key_and_shut_by_escape(desk, key):
    page = open_grid(desk, CODE)
    box(page).focus()
    page.keyboard.press(key)
    expect(page.locator("#sub-dialog input.combo").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#sub-dialog")).to_be_hidden()
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(box(page)).not_to_be_focused()


def test_one_step_back_and_forth(desk):
    page = open_grid(desk, CODE)
    cell(page, 0, "school").fill("南京大学")
    box(page).focus()
    copied(page, "", "北京 3；上海：2")
    page.keyboard.press("Control+v")
    settled(page)
    assert len(homes()[0]) == 2
    box(page).focus()
    page.keyboard.press("F2")
    page.locator("#sub-dialog [data-drop-row]").first.click()
    page.keyboard.press("Control+Enter")
    expect(box(page)).to_have_value("上海 2")
    page.keyboard.press("Control+z")
    expect(box(page)).to_have_value("北京 3；上海 2")
    page.keyboard.press("Control+y")
    expect(box(page)).to_have_value("上海 2")
    settled(page)
    assert [row[PEOPLE] for row in homes()[0]] == ["2"]


def test_copied_filled_down_and_cleared(desk):
    page = open_grid(desk, CODE)
    box(page).focus()
    copied(page, "", "北京 3；上海 2")
    page.keyboard.press("Control+v")
    box(page, 1).focus()
    page.keyboard.press("Control+d")
    expect(box(page, 1)).to_have_value("北京 3；上海 2")
    settled(page)
    assert [len(row) for row in homes()] == [2, 2]
    box(page, 1).focus()
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").split("\r\n") == ["北京 3；上海 2"] * 2
    page.keyboard.press("Delete")
    settled(page)
    assert homes() == [[], []]


def test_what_is_wrong_in_it_stands_at_the_cell(desk):
    page = open_grid(desk, CODE)
    box(page).focus()
    copied(page, "", "火星 三人")
    page.keyboard.press("Control+v")
    settled(page)
    expect(box(page)).to_have_attribute("aria-invalid", "true")
    page = open_grid(desk, CODE)
    expect(box(page)).to_have_value("火星 三人")
