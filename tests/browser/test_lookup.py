"""A journal looked up by hand and by keyboard: drawer, grid, nothing found (F75); axe."""

import pytest
from playwright.sync_api import expect

from istc.demo.people import DATA
from istc.reference.journals import keeping
from istc.reports.models import Record
from istc.rounds import lists
from tests.browser.grid import open_grid
from tests.browser.test_units import look, violations

pytestmark = pytest.mark.browser
CODE = "HZ_03_004"


@pytest.fixture
def desk(tree, sign_in):
    made, _, _ = keeping.preview(
        (DATA / "journals.csv").read_bytes(), file="a.csv", by_name="centre"
    )
    lists.publish_register(actor=None, version=made, from_year=2020, reason="JCR 2020")
    return sign_in(tree.account("university"))


def stored() -> dict[str, str]:
    return Record.objects.get().values


def test_a_journal_is_chosen_in_the_drawer(desk):
    page = desk.page
    desk.open(CODE)
    page.get_by_role("button", name="新增").first.click()
    title = page.locator("#drawer input[name$=journal]")
    title.fill("chemical society")
    option = page.get_by_role("option", name="Journal of the American Chemical Society")
    expect(option).to_be_visible()
    look(page, "form-lookup")
    assert violations(page) == []
    option.click()
    expect(title).to_have_value("Journal of the American Chemical Society")
    expect(page.locator("#drawer input[name$=issn]")).to_have_value("0002-7863")
    expect(page.locator(".combolist")).to_have_count(0)
    desk.saved()
    assert stored() == {
        "journal": "Journal of the American Chemical Society", "issn": "0002-7863"
    }  # fmt: skip
    assert desk.errors == []


def test_by_its_number_with_the_keyboard_alone_in_the_grid(desk):
    page = open_grid(desk, CODE)
    number = page.locator("tr[data-scope] input[name$=issn]").first
    number.focus()
    page.keyboard.type("1476-46")
    expect(page.get_by_role("option", name="Nature", exact=False).first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(number).to_have_value("0028-0836")
    expect(page.locator("tr[data-scope] input[name$=journal]").first).to_have_value("Nature")
    expect(number).to_be_focused()
    page.keyboard.press("Tab")
    desk.saved()
    assert stored() == {"journal": "Nature", "issn": "0028-0836"}
    assert desk.errors == []


def test_what_is_not_found_is_written_by_hand_and_told(desk):
    page = desk.page
    desk.open(CODE)
    page.get_by_role("button", name="新增").first.click()
    page.locator("#drawer input[name$=journal]").fill("海洋新刊")
    expect(page.get_by_text("名录中没有查到。换一个词，或手填刊名和刊号。")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".combolist")).to_have_count(0)
    page.locator("#drawer input[name$=issn]").fill("0317-8471")
    page.locator("#drawer input[name$=post]").click()
    said = page.locator("#drawer").get_by_text("“0317-8471”不在SCI期刊名录中")
    expect(said).to_be_visible()
    assert stored()["journal"] == "海洋新刊"
    assert desk.errors == []
