"""The centre's pages for lists and journals, by hand; axe; screenshots."""

import pytest
from playwright.sync_api import expect

from istc.demo.people import DATA
from tests.browser.test_units import look, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tree, sign_in):
    return sign_in(tree.account("centre"))


def test_a_country_is_marked_and_the_versions_compared(desk):
    page = desk.page
    page.goto("/console/lists/")
    look(page, "lists")
    assert violations(page) == []
    page.get_by_role("link", name="国家（地区）").click()
    page.get_by_label("查找选项").fill("ade")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="修改 安道尔").click()
    page.get_by_label("只在这些年度").check()
    page.get_by_label("“一带一路”合作文件签署国，起始年度").fill("2020")
    page.get_by_label("原因和依据").fill("外交部通报")
    assert violations(page) == []
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存为第 1 版，自 2020 年度起使用。")).to_be_visible()
    look(page, "list")
    page.get_by_role("link", name="对比版本").click()
    expect(
        page.get_by_role("cell", name="安道尔（“一带一路”合作文件签署国，自 2020 年）")
    ).to_be_visible()
    look(page, "list-compare")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert desk.errors == []


def test_journals_are_imported(desk):
    page = desk.page
    page.goto("/console/journals/")
    assert violations(page) == []
    page.get_by_label("Excel（.xlsx）或 CSV 文件").set_input_files(DATA / "journals.csv")
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_label("来源和日期").fill("JCR 2020")
    look(page, "journals-preview")
    assert violations(page) == []
    page.get_by_role("button", name="导入 189 种期刊").click()
    expect(page.get_by_text("已导入 189 种期刊")).to_be_visible()
    page.get_by_label("刊名或刊号").fill("nature")
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="Nature", exact=True)).to_be_visible()
    look(page, "journals")
    assert violations(page) == []
    assert desk.errors == []
