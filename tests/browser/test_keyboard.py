"""Thirty records of HJ_01 by keyboard alone, from the open form to its confirmation (design §5)."""

import pytest
from playwright.sync_api import expect

from istc.reports.models import FormReport, Record
from tests.browser.test_all_forms import complete_first

pytestmark = pytest.mark.browser
RECORDS = 30


def row(number: int) -> list[str]:
    """What is typed from column to column; options by code, label and pinyin initials."""
    return [
        f"海洋观测仪器洽谈 {number}", "xg", "02", "1", "2", str(number), "0", "1",
        "江宁理工大学", "01", "香江理工学院", "高等院校", "03", "是",
    ]  # fmt: skip


def test_thirty_records_without_the_mouse(tree, sign_in):
    complete_first(tree)
    desk = sign_in(tree.account("university"))
    page = desk.page
    page.goto("/2020/forms/HJ_01/?view=grid")
    expect(page.locator("html")).to_have_attribute("data-ready", "fill")
    page.keyboard.press("Alt+n")
    for number in range(RECORDS):
        for text in row(number):
            page.keyboard.insert_text(text)
            page.keyboard.press("Tab")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    found = Record.objects.filter(report__form="HJ_01", removed_at=None).order_by("position")
    assert found.count() == RECORDS
    for number, record in enumerate(found):
        assert record.values["name"] == f"海洋观测仪器洽谈 {number}"
        assert record.values["nature"] == "02"
        assert record.values["people"] == str(4 + number)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#complete-dialog [name=confirm]")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("已完成填报")
    assert FormReport.objects.get(form="HJ_01").state == "done"
    assert desk.errors == []
