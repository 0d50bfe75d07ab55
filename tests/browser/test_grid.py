"""The grid in a browser: paste, undo, input methods, drop-downs, refusals (F43–F46, N20)."""

import pytest
from playwright.sync_api import expect

from istc.reports.models import Record
from tests.browser.grid import cell, copied, open_grid, settled

pytestmark = pytest.mark.browser
CODE = "HZ_02_008"


def values(code: str = CODE) -> list[dict]:
    found = Record.objects.filter(report__form=code, removed_at=None).order_by("position")
    return [one.values for one in found]


@pytest.fixture
def desk(tree, sign_in):
    desk = sign_in(tree.account("university"))
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield desk
    assert desk.errors == []


def paste(page, html: str, text: str) -> None:
    copied(page, html, text)
    page.keyboard.press("Control+v")


def test_typed_row_by_row(desk):
    page = open_grid(desk, "HJ_01")
    cell(page, 0, "name").click()
    page.keyboard.type("联合实验室")
    page.keyboard.press("Enter")
    page.keyboard.type("海洋观测")
    settled(page)
    assert [one["name"] for one in values("HJ_01")] == ["联合实验室", "海洋观测"]
    expect(page.locator("table.rowgrid tr.fresh")).to_have_count(2)
    expect(page.locator("table.rowgrid tr.blank")).to_have_count(3)


EXCEL = """<html><body><table><tr><td>国际科学理事会</td><td>01 环境</td><td>01</td></tr>
<tr><td>国际数学<br>联盟</td><td>02</td><td>　02　</td></tr></table></body></html>"""


def test_a_table_from_excel_is_laid_out_and_undone_at_once(desk):
    """The codes become labels, rows are added, one undo takes it all back."""
    page = open_grid(desk, CODE)
    first = page.locator("table.rowgrid thead th.f1")
    expect(first).to_be_visible()
    cell(page, 0, "name").click()
    paste(page, EXCEL, "x\ty")
    settled(page)
    assert [one["name"] for one in values()] == ["国际科学理事会", "国际数学 联盟"]
    expect(page.locator("[data-grid-said]")).to_contain_text("已粘贴 2 行 × 3 列")
    cell(page, 0, "name").click()
    page.keyboard.press("Control+z")
    expect(page.locator("table.rowgrid tr.fresh")).to_have_count(0)
    assert values() == []
    cell(page, 0, "name").click()
    page.keyboard.press("Control+y")
    expect(page.locator("table.rowgrid tr.fresh")).to_have_count(2)
    assert [one["name"] for one in values()] == ["国际科学理事会", "国际数学 联盟"]


TEXT = '"国际数学\n联盟"\t01 环境\t\r\n国际测量 联合会\t04\t非政府间组织\r\n'
PEOPLE = "1\t１２\t1,234\t 5 人\t0"


def test_plain_text_with_quoted_newlines(desk):
    page = open_grid(desk, CODE)
    cell(page, 0, "name").click()
    paste(page, "", TEXT)
    settled(page)
    assert [one["name"] for one in values()] == ["国际数学 联盟", "国际测量 联合会"]


def test_numbers_as_people_write_them_are_tidied_and_marked(desk):
    """Full-width digits, thousands, units, blanks; the total is live and stored."""
    page = open_grid(desk, "HJ_01")
    first = page.locator("table.rowgrid tbody tr").first.locator("td:has(input.cell)")
    first.nth(3).locator("input").click()
    paste(page, "", PEOPLE)
    row = page.locator("table.rowgrid tbody tr").first
    expect(row.locator("output").first).to_have_text("1,252")
    expect(row.locator("td.tidied")).to_have_count(2)
    settled(page)
    assert "1252" in values("HJ_01")[0].values()
    page.keyboard.press("Control+z")


def test_a_refused_cell_is_marked_and_the_rest_stored(desk):
    page = open_grid(desk, CODE)
    cell(page, 0, "name").click()
    paste(page, "", "国际科学理事会\t火星学\t01")
    settled(page)
    assert "field" not in values()[0]
    expect(cell(page, 0, "field")).to_have_attribute("aria-invalid", "true")
    expect(cell(page, 0, "field")).to_have_value("火星学")
    expect(page.locator("#saved")).to_contain_text("1 处无法识别")
    cell(page, 0, "field").click()
    page.keyboard.type("01")
    page.keyboard.press("Tab")
    settled(page)
    assert values()[0]["field"] == "01"


def test_an_option_by_pinyin_initials(desk):
    page = open_grid(desk, "HJ_01")
    cell(page, 0, "nature").click()
    page.keyboard.type("jsqt")
    expect(page.locator("#combolist [aria-selected=true]")).to_contain_text("技术洽谈")
    page.keyboard.press("Enter")
    settled(page)
    assert values("HJ_01")[0]["nature"] == "02"


def test_an_input_method_writes_from_the_first_letter(desk):
    """Composition in a fresh cell: its keys move nothing, its text is stored."""
    page = open_grid(desk, "HJ_01")
    cell(page, 0, "name").click()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition",
                 {"text": "hai", "selectionStart": 3, "selectionEnd": 3})  # fmt: skip
    page.evaluate("""document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
        { key: "ArrowDown", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))""")
    expect(cell(page, 0, "name")).to_be_focused()
    session.send("Input.insertText", {"text": "海洋"})
    expect(cell(page, 0, "name")).to_have_value("海洋")
    settled(page)
    assert values("HJ_01") == [{"name": "海洋"}]


def test_rows_are_removed_and_brought_back(desk):
    page = open_grid(desk, CODE)
    cell(page, 0, "name").click()
    paste(page, "", "甲\n乙\n丙")
    settled(page)
    cell(page, 1, "name").click()
    page.locator("[data-act=grid-remove]").click()
    expect(page.locator("table.rowgrid tr.fresh")).to_have_count(2)
    assert [one["name"] for one in values()] == ["甲", "丙"]
    cell(page, 0, "name").click()
    page.keyboard.press("Control+z")
    expect(page.locator("table.rowgrid tr.fresh")).to_have_count(3)
    assert [one["name"] for one in values()] == ["甲", "乙", "丙"]


def test_filled_down_copied_and_cleared(desk):
    page = open_grid(desk, CODE)
    cell(page, 0, "name").click()
    paste(page, "", "甲\n乙\n丙")
    cell(page, 0, "name").click()
    for _ in range(2):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+c")
    copied_text = page.evaluate("navigator.clipboard.readText()")
    assert copied_text.split() == ["甲", "乙", "丙"]
    page.keyboard.press("Control+d")
    settled(page)
    assert [one["name"] for one in values()] == ["甲", "甲", "甲"]
    cell(page, 1, "name").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Delete")
    settled(page)
    assert values() == [{"name": "甲"}, {}, {}]


def test_the_choice_of_the_grid_is_remembered(desk):
    page = open_grid(desk, CODE)
    page.goto("/2020/forms/HJ_01/")
    expect(page.locator("table.rowgrid")).to_be_visible()
    page.get_by_role("link", name="列表").click()
    expect(page.locator("table.rowgrid")).to_have_count(0)
