"""The grid in a browser: paste, undo, input methods, drop-downs, refusals (F43–F46, N20, design §5)."""

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
    expect(page.locator("table.grid tr.fresh")).to_have_count(2)
    expect(page.locator("table.grid tr.blank")).to_have_count(3)


EXCEL = """<html><body><table><tr><td>国际科学理事会</td><td>01 环境</td><td>01</td></tr>
<tr><td>国际数学<br>联盟</td><td>02</td><td>　02　</td></tr></table></body></html>"""


def test_a_table_from_excel_is_laid_out_and_undone_at_once(desk):
    """The codes become labels, rows are added, one undo takes it all back."""
    page = open_grid(desk, CODE)
    first = page.locator("table.grid thead th.f1")
    expect(first).to_be_visible()
    cell(page, 0, "name").click()
    paste(page, EXCEL, "x\ty")
    settled(page)
    assert [one["name"] for one in values()] == ["国际科学理事会", "国际数学 联盟"]
    expect(page.locator("[data-grid-said]")).to_contain_text("已粘贴 2 行 × 3 列")
    cell(page, 0, "name").click()
    page.keyboard.press("Control+z")
    settled(page)
    assert values() == [{}, {}]
    cell(page, 0, "name").click()
    page.keyboard.press("Control+y")
    settled(page)
    assert [one["name"] for one in values()] == ["国际科学理事会", "国际数学 联盟"]
