"""The sheet of shortcuts tells the truth: every key on it is pressed here (design §5)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from istc.reports.models import Record
from tests.browser.desk import Desk
from tests.browser.grid import cell, copied, open_grid
from tests.browser.test_all_forms import complete_first

pytestmark = pytest.mark.browser
LIST = "HZ_02_008"


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.name ?? ''")


def jump(desk: Desk) -> None:
    desk.open("HZ_02_001")
    desk.page.keyboard.press("Control+k")
    desk.page.keyboard.type("0207")
    expect(desk.page.locator("#jump-found [role=option]").first).to_contain_text("HZ_02_007")


def neighbours(desk: Desk) -> None:
    desk.open("HZ_02_001")
    desk.page.keyboard.press("Alt+ArrowRight")
    desk.page.wait_for_url("**/HZ_02_002/")
    expect(desk.page.locator("html")).to_have_attribute("data-ready", "fill")
    desk.page.keyboard.press("Alt+ArrowLeft")
    desk.page.wait_for_url("**/HZ_02_001/")


def directory(desk: Desk) -> None:
    desk.open("HZ_02_001")
    for shown in (False, True):
        desk.page.keyboard.press("Control+b")
        expect(desk.page.locator("#nav-forms")).to_be_visible(visible=shown)


def moves(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").click()
    for key, name in (
        ("ArrowDown", "n2.name"),
        ("ArrowRight", "n2.field"),
        ("ArrowUp", "n1.field"),
        ("ArrowLeft", "n1.name"),
        ("Tab", "n1.field"),
        ("Shift+Tab", "n1.name"),
        ("End", "n1.joined_on"),
        ("Home", "n1.name"),
    ):
        page.keyboard.press(key)
        assert focused(page) == name, key


def enter(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").click()
    for key, name in (("Enter", "n2.name"), ("Shift+Enter", "n1.name")):
        page.keyboard.press(key)
        assert focused(page) == name


def block(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("td.hi")).to_have_count(4)
    page.keyboard.press("Escape")
    expect(page.locator("td.hi")).to_have_count(0)


def edits(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").fill("甲乙")
    cell(page, 1, "name").click()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("F2")
    page.keyboard.type("丙")
    expect(cell(page, 0, "name")).to_have_value("甲乙丙")


def options(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "field").click()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#combolist")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#combolist")).to_have_count(0)


def clears(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").fill("甲")
    cell(page, 1, "name").click()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Delete")
    expect(cell(page, 0, "name")).to_have_value("")


def pastes(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").click()
    copied(page, "", "甲\n乙")
    page.keyboard.press("Control+v")
    expect(cell(page, 1, "name")).to_have_value("乙")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").split() == ["甲", "乙"]


def fills(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").fill("甲")
    cell(page, 1, "name").click()
    page.keyboard.press("Control+d")
    expect(cell(page, 1, "name")).to_have_value("甲")


def undoes(desk: Desk) -> None:
    page = open_grid(desk, LIST)
    cell(page, 0, "name").fill("甲")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+z")
    expect(page.locator("tr.fresh")).to_have_count(0)
    cell(page, 0, "name").click()
    page.keyboard.press("Control+y")
    expect(page.locator("tr.fresh input").first).to_have_value("甲")


def adds(desk: Desk) -> None:
    desk.open("HZ_02_002")
    desk.page.keyboard.press("Alt+n")
    expect(desk.page.locator("#quick")).to_be_focused()
    page = open_grid(desk, LIST)
    page.keyboard.press("Alt+n")
    expect(page.locator("tr.blank input:focus")).to_have_count(1)
    desk.page.goto(f"/2020/forms/{LIST}/?view=list")
    expect(desk.page.locator("html")).to_have_attribute("data-ready", "fill")
    desk.page.keyboard.press("Alt+n")
    expect(desk.page.locator("#drawer .dform")).to_be_visible()


def records(desk: Desk) -> None:
    desk.page.goto(f"/2020/forms/{LIST}/?view=list")
    expect(desk.page.locator("html")).to_have_attribute("data-ready", "fill")
    heading = desk.page.locator("#drawer h2")
    for number in (1, 2):
        desk.page.keyboard.press("Alt+n")
        expect(heading).to_have_text(f"第 {number} 条")
    for key, number in (("Alt+ArrowUp", 1), ("Alt+ArrowDown", 2)):
        desk.page.locator("#drawer [name=name]").focus()
        desk.page.keyboard.press(key)
        expect(heading).to_have_text(f"第 {number} 条")


def faults(desk: Desk) -> None:
    desk.open("HZ_02_001")
    page = desk.page
    page.locator("#visit_projects").fill("1")
    desk.saved()
    seen = []
    for key in ("F8", "F8", "Shift+F8"):
        page.keyboard.press(key)
        seen.append(focused(page))
    assert seen[0] == seen[2] != seen[1]


def rates(desk: Desk) -> None:
    desk.open("HJ_14")
    page = desk.page
    page.locator("[data-likert] input[type=radio]").first.focus()
    first = focused(page)
    page.keyboard.press("3")
    expect(page.locator(f'[name="{first}"]').nth(2)).to_be_checked()
    assert focused(page) != first


def saves(desk: Desk) -> None:
    desk.open("HZ_02_001")
    desk.page.locator("#visit_projects").fill("7")
    desk.page.keyboard.press("Control+s")
    expect(desk.page.locator("#saved")).to_have_attribute("data-state", "saved")
    assert Record.objects.get(report__form="HZ_02_001").values["visit_projects"] == "7"


def completes(desk: Desk) -> None:
    desk.open("HZ_02_001")
    page = desk.page
    page.locator("[data-act=zero]").click()
    expect(page.locator("#visit_projects")).to_have_value("0")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#complete-dialog [name=confirm]")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("已完成填报")


def shuts(desk: Desk) -> None:
    desk.open("HZ_02_001")
    desk.page.keyboard.press("Control+k")
    expect(desk.page.locator("#jump")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#jump")).to_be_hidden()


def helps(desk: Desk) -> None:
    desk.open("HZ_02_001")
    desk.page.evaluate("document.activeElement.blur()")
    desk.page.keyboard.press("?")
    expect(desk.page.locator("#shortcuts")).to_be_visible()


KEYS: dict[str, Callable[[Desk], None]] = {
    "Ctrl K": jump,
    "Alt ← / →": neighbours,
    "Ctrl B": directory,
    "↑ ↓ ← → / Tab": moves,
    "Enter / Shift Enter": enter,
    "Shift ↑ ↓ ← →": block,
    "F2": edits,
    "Alt ↓": options,
    "Delete": clears,
    "Ctrl C / Ctrl V": pastes,
    "Ctrl D": fills,
    "Ctrl Z / Ctrl Y": undoes,
    "Alt N": adds,
    "Alt ↑ / Alt ↓": records,
    "F8 / Shift F8": faults,
    "1–5": rates,
    "Ctrl S": saves,
    "Ctrl Enter": completes,
    "Esc": shuts,
    "?": helps,
}


@pytest.fixture
def desk(tree, sign_in) -> Desk:
    complete_first(tree)
    desk = sign_in(tree.account("university"))
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return desk


@pytest.mark.parametrize("keys", KEYS)
def test_it_does_what_the_sheet_says(desk, keys):
    KEYS[keys](desk)
    assert desk.errors == []


def test_the_sheet_names_these_and_no_others(desk):
    desk.open("HZ_02_001")
    assert desk.page.locator("#shortcuts dt").all_text_contents() == list(KEYS)


def test_switched_off_they_are_silent(tree, sign_in):
    """WCAG 2.1.4: an account may switch them off; undo in cells stays."""
    account = tree.account("university")
    account.shortcuts_on = False
    account.save()
    desk = sign_in(account)
    desk.open("HZ_02_001")
    desk.page.keyboard.press("Control+k")
    desk.page.keyboard.press("Control+b")
    expect(desk.page.locator("#jump")).to_be_hidden()
    expect(desk.page.locator("#nav-forms")).to_be_visible()
