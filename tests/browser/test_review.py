"""审核, as its people do it: doubt and cell, remark and reply, return and approval (screen 13)."""

import pytest
from playwright.sync_api import expect

from istc.reports.models import FormReport
from istc.rounds.models import Round
from tests.browser.test_accessible import violations
from tests.integration.monitor.filling import Unit
from tests.people import actor

pytestmark = pytest.mark.browser
FORM = "HZ_02_005"


@pytest.fixture
def done(tree) -> Unit:
    """Two projects, the second with more state funds than funds; complete."""
    unit = Unit(actor(tree.account("university")), Round.objects.get(), tree.university)
    unit.basics()
    plain = {"type_other": None, "programme_other": None}
    unit.fill(FORM, **plain)
    unit.fill(FORM, **plain, state_funds="2000", name="海工装备防腐涂层")
    FormReport.objects.filter(form=FORM).update(state="done", warnings=0)
    return unit


@pytest.fixture
def path(done) -> str:
    return f"/2020/units/{done.place.unit_id}/forms/{FORM}/"


def test_from_the_doubt_to_the_reply(sign_in, tree, done, path):
    desk = sign_in(tree.account("province"))
    page = desk.page
    page.goto("/2020/review/")
    page.get_by_role("link", name="江宁理工大学", exact=True).click()
    page.goto(path)
    expect(page.get_by_role("button", name="审核通过")).to_be_disabled()
    doubt = page.locator("#doubt-1")
    doubt.get_by_text("看单元格").click()
    expect(page.locator("a.mk:target")).to_have_text("疑点 1")
    doubt.get_by_text("列入退回").first.click()
    expect(doubt.get_by_role("textbox", name="退回意见")).to_be_focused()
    doubt.get_by_role("button", name="列入退回").click()
    expect(page.get_by_text("已列入退回 1 条意见")).to_be_visible()
    pinned(page)
    page.get_by_role("button", name="退回更正（2 条意见）").click()
    page.get_by_role("button", name="退回", exact=True).click()
    expect(page.get_by_text(f"{FORM} 已退回江宁理工大学。")).to_be_visible()
    assert desk.errors == []
    answered(sign_in, tree)
    page.goto(path)
    expect(page.get_by_text("已按合同改为 86")).to_be_visible()


def pinned(page) -> None:
    """A click on a figure chooses it; a phrase is put into the remark."""
    cell = page.locator("[data-pin=name]").last
    cell.click()
    expect(cell).to_have_class("val picked")
    form = page.locator("[data-compose]")
    expect(form.get_by_label("指标")).to_have_value("name")
    expect(form.get_by_label("记录").locator("option:checked")).to_have_text("第 2 条")
    page.get_by_role("button", name="与其他单位重复").click()
    form.get_by_role("button", name="列入退回").click()
    expect(page.get_by_text("已列入退回 2 条意见")).to_be_visible()


def answered(sign_in, tree) -> None:
    """The unit finds the remarks on its form and answers one."""
    desk = sign_in(tree.account("university"))
    page = desk.page
    page.goto(f"/2020/forms/{FORM}/")
    expect(page.locator("[data-remark]")).to_have_count(2)
    page.locator("[name=reply-0]").fill("已按合同改为 86")
    page.reload()  # a reply begun is not lost either
    expect(page.locator("[name=reply-0]")).to_have_value("已按合同改为 86")
    assert violations(page) == []
    page.get_by_role("button", name="保存答复").click()
    expect(page.get_by_text("已答复 1 条。")).to_be_visible()
    assert desk.errors == []


def test_accepted_with_a_reason_and_approved(sign_in, tree, done, path):
    desk = sign_in(tree.account("province"))
    page = desk.page
    page.goto(path)
    doubt = page.locator("#doubt-1")
    doubt.get_by_text("接受，写明理由").click()
    doubt.get_by_role("textbox", name="接受的理由").fill("已电话核实")
    doubt.get_by_role("button", name="接受", exact=True).click()
    expect(page.get_by_text("接受：已电话核实")).to_be_visible()
    page.get_by_role("button", name="审核通过").click()
    expect(page.get_by_text(f"{FORM} 审核通过。")).to_be_visible()
    assert desk.errors == []


def test_a_flag_at_the_cell_leads_to_the_remark(sign_in, tree, done, path):
    """On a form without records the remark and its cell show each other."""
    superior = sign_in(tree.account("province")).page
    superior.goto(path.replace(FORM, "HZ_01_001"))
    form = superior.locator("[data-compose]")
    form.get_by_label("指标").select_option("full_name")
    form.get_by_role("textbox", name="退回意见").fill("核对全称")
    form.get_by_role("button", name="列入退回").click()
    superior.get_by_role("button", name="退回更正（1 条意见）").click()
    superior.get_by_role("button", name="退回", exact=True).click()
    desk = sign_in(tree.account("university"))
    page = desk.page
    page.goto("/2020/forms/HZ_01_001/")
    page.get_by_role("link", name="退回意见：").click()
    expect(page.locator("#remark-0:target")).to_be_visible()
    page.get_by_role("button", name="去更正").click()
    expect(page.locator("[name=full_name]")).to_be_focused()
    assert desk.errors == []


@pytest.mark.parametrize("width", [1440, 1280, 420])
def test_axe_finds_nothing(sign_in, tree, done, path, width):
    desk = sign_in(tree.account("province"), width=width)
    for address in ("/2020/review/", "/2020/review/?by=form", path):
        desk.page.goto(address)
        assert violations(desk.page) == [], address
        assert desk.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    desk.page.locator("#doubt-1").get_by_text("列入退回").first.click()
    assert violations(desk.page) == []
    assert desk.errors == []
