"""Screen 11 by hand: open, add, refuse, roster, slips, the right; axe; no script complains."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from istc.rounds import third_level
from istc.units.models import Account, Placement
from tests.builders import build_place
from tests.people import actor

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
SHOTS = os.environ.get("ISTC_SHOTS", "")  # a folder, to look at the pages beside the mock-ups
ROSTER = """用户名,单位全称,上级用户名,省份,单位类型
js_a,甲学院,,江苏省,高校
js_a_1,甲学院一系,js_a,江苏省,
"""

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tree, sign_in):
    return sign_in(tree.account("province"))


def look(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


def test_the_tree_opens_on_demand_and_folds_again(desk):
    page = desk.page
    page.goto("/2020/manage/")
    arrow = page.get_by_role("button", name="江宁理工大学 的下级单位")
    college = page.get_by_text("江宁理工大学电信学院")
    expect(college).to_have_count(0)
    arrow.click()
    expect(college).to_be_visible()
    expect(arrow).to_have_attribute("aria-expanded", "true")
    look(page, "11-units")
    arrow.press("Enter")
    expect(college).to_be_hidden()
    arrow.press(" ")
    expect(college).to_be_visible()
    assert desk.errors == []


def test_the_centre_opens_two_levels(tree, sign_in):
    desk = sign_in(tree.account("centre"))
    desk.page.goto("/2020/manage/")
    desk.page.get_by_role("button", name="江苏省科学技术厅 的下级单位").click()
    inner = desk.page.get_by_role("button", name="江宁理工大学 的下级单位")
    inner.click()
    college = desk.page.get_by_text("江宁理工大学电信学院")
    expect(college).to_be_visible()
    inner.click()
    expect(college).to_have_count(0)
    expect(desk.page.get_by_text("江苏材料研究所", exact=True)).to_be_visible()
    assert desk.errors == []


def test_more_than_a_page_below_a_unit_comes_when_asked_for(tree, sign_in):
    for number in range(25):
        build_place(f"js_n{number:02}", f"某系{number:02}", superior=tree.university)
    desk = sign_in(tree.account("province"))
    desk.page.goto("/2020/manage/")
    desk.page.get_by_role("button", name="江宁理工大学 的下级单位").click()
    desk.page.get_by_role("button", name="显示更多下级单位").click()
    expect(desk.page.get_by_text("某系24")).to_be_visible()
    expect(desk.page.get_by_role("button", name="显示更多下级单位")).to_have_count(0)
    assert desk.errors == []


def test_adding_in_place_and_printing_the_slip(desk):
    page = desk.page
    page.goto("/2020/manage/")
    page.get_by_role("link", name="添加二级单位").click()
    page.get_by_label("用户名", exact=True).fill("js_jnlg")
    page.get_by_label("单位全称", exact=True).fill("新学院")
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.get_by_text("“js_jnlg”已被使用")).to_be_visible()
    look(page, "11-units-add")
    page.get_by_label("用户名", exact=True).fill("js_new")
    page.get_by_role("button", name="添加", exact=True).click()
    page.get_by_role("button", name="打印 1 张").click()
    slip = page.locator(".slip")
    expect(slip).to_contain_text("新学院")
    password = slip.locator("code").nth(1).inner_text()
    assert Account.objects.get(username="js_new").check_password(password)
    page.get_by_role("button", name="已发放，立即销毁").click()
    expect(page.get_by_text("密码条已销毁")).to_be_visible()
    assert desk.errors == []


def test_slips_print_ten_to_an_upright_page(tree, sign_in):
    for number in range(12):
        build_place(f"js_n{number:02}", f"某学院{number:02}", superior=tree.province)
    desk = sign_in(tree.account("province"))
    page = desk.page
    page.goto("/2020/manage/")
    for box in page.locator("input[name=unit]").all()[:12]:
        box.check()
    page.get_by_role("button", name="重置所选单位的密码").click()
    page.get_by_role("dialog").get_by_role("button", name="重置密码").click()
    page.get_by_role("button", name="打印 12 张").click()
    expect(page.locator(".slip")).to_have_count(12)
    look(page, "11-units-slips")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 2
    assert violations(page) == []
    assert desk.errors == []


def test_a_roster_is_seen_before_it_is_made(desk):
    page = desk.page
    page.goto("/2020/manage/bulk/")
    wrong = {
        "name": "名单.csv",
        "mimeType": "text/csv",
        "buffer": (ROSTER + "js_a,乙,,火星,\n").encode(),
    }
    page.get_by_label("Excel（.xlsx）或 CSV 文件").set_input_files(files=[wrong])
    page.get_by_role("button", name="上传并预览").click()
    expect(page.get_by_text("2 处错误，没有添加任何单位")).to_be_visible()
    assert violations(page) == []
    look(page, "11-units-roster")
    page.get_by_label("Excel（.xlsx）或 CSV 文件").set_input_files(
        files=[{**wrong, "buffer": ROSTER.encode()}]
    )
    page.get_by_role("button", name="上传并预览").click()
    page.get_by_role("button", name="添加 2 个单位").click()
    expect(page.get_by_text("已添加 2 个单位")).to_be_visible()
    assert desk.errors == []


def test_editing_and_closing_a_unit(tree, desk):
    page = desk.page
    page.goto(f"/2020/manage/{tree.college.unit_id}/")
    page.get_by_label("单位全称", exact=True).fill("江宁大学电信学院")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="江宁大学电信学院")).to_be_visible()
    page.get_by_role("button", name="停用", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="停用").click()
    expect(page.get_by_text("已停用，数据保留")).to_be_visible()
    look(page, "11-units-unit")
    assert violations(page) == []
    assert desk.errors == []


def test_asking_for_the_right_and_getting_it(tree, sign_in):
    desk = sign_in(tree.account("ministry"))
    page = desk.page
    page.goto("/2020/manage/")
    page.get_by_label("申请说明").fill("有直属中心")
    page.get_by_role("button", name="申请开通三级单位权限").click()
    expect(page.get_by_text("等待系统管理员审核", exact=True)).to_be_visible()
    centre = actor(tree.account("centre"))
    third_level.decide(actor=centre, pk=third_level.pending()[0].pk, agree=True)
    page.reload()
    expect(page.get_by_text("已开通，二级单位可添加三级单位")).to_be_visible()
    assert Placement.objects.get(pk=tree.ministry.pk).third_level
    assert violations(page) == []
    assert desk.errors == []


@pytest.mark.parametrize("width", [1280, 1440])
def test_axe_finds_nothing_and_nothing_is_cut_off(tree, sign_in, width):
    for number in range(12):
        build_place(
            f"js_n{number:02}", f"江苏省某某科学技术研究院{number:02}", superior=tree.province
        )
    page = sign_in(tree.account("province"), width=width).page
    page.goto("/2020/manage/?add=1")
    page.get_by_role("button", name="江宁理工大学 的下级单位").click()
    expect(page.get_by_text("江宁理工大学电信学院")).to_be_visible()
    assert violations(page) == []
    box = page.locator(".scrollx").first
    assert box.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    look(page, f"11-units-{width}")


def test_without_scripts_the_tree_still_opens(tree, sign_in):
    page = sign_in(tree.account("province"), scripts=False).page
    page.goto("/2020/manage/")
    page.get_by_role("button", name="江宁理工大学 的下级单位").click()
    expect(page.get_by_text("江宁理工大学电信学院")).to_be_visible()
