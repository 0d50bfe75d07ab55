"""Screen 14 by hand: what waits is decided, a year made and opened; axe; no script complains."""

import pytest
from playwright.sync_api import expect

from istc.rounds import telling, third_level
from istc.rounds.models import Round
from tests.browser.test_units import look, violations
from tests.people import actor

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(tree, sign_in):
    third_level.ask(actor=actor(tree.account("ministry")), place=tree.ministry, note="设有分支机构")
    return sign_in(tree.account("centre"))


@pytest.mark.parametrize(("width", "name"), [(1440, "14-admin-home"), (1280, "14-admin-home-1280")])
def test_the_overview_is_whole_and_accessible(desk, width, name):
    page = desk.page
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto("/2020/console/")
    expect(page.get_by_role("heading", name="总览")).to_be_visible()
    look(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    assert desk.errors == []


def test_a_request_is_refused_in_a_dialog(desk):
    page = desk.page
    page.goto("/2020/console/")
    page.get_by_role("button", name="退回：某部").click()
    page.get_by_label("退回原因").fill("先完成二级名录")
    page.get_by_role("dialog").get_by_role("button", name="退回").click()
    expect(page.get_by_text("的申请已退回")).to_be_visible()
    page.goto("/2020/console/requests/")
    look(page, "14-requests")
    assert violations(page) == []
    assert desk.errors == []


def test_a_year_is_made_and_opened(desk):
    page = desk.page
    page.goto("/console/rounds/")
    look(page, "14-rounds")
    assert violations(page) == []
    for label, day in [("开始填报", "2022-06-01"), ("报送截止（当天 24:00）", "2022-07-15")]:
        page.get_by_label(label).fill(day)
    page.locator("#closes_on").fill("2022-07-31")
    page.get_by_role("button", name="新建年度").click()
    expect(page.get_by_role("heading", name="2021 年度", exact=True)).to_be_visible()
    page.get_by_role("button", name="开始填报").click()
    expect(page.get_by_role("heading", name="全部单位延期")).to_be_visible()
    look(page, "14-round")
    assert violations(page) == []
    assert Round.objects.get(year=2021).state == "open"
    assert desk.errors == []


@pytest.mark.parametrize(
    ("who", "path", "name"),
    [
        ("centre", "/notices/", "notices-centre"),
        ("college", "/notices/", "notices"),
        ("centre", "/feedback/", "feedback-centre"),
        ("college", "/feedback/", "feedback"),
        ("centre", "/log/", "log"),
    ],
)
def test_what_is_told_and_logged_is_accessible(tree, desk, sign_in, who, path, name):
    telling.publish(
        actor=actor(tree.account("centre")), round=None, title="统一口径", body="年末数"
    )
    telling.write(actor=actor(tree.account("college")), body="丙栏口径不清")
    page = (desk if who == "centre" else sign_in(tree.account(who))).page
    page.goto(path)
    look(page, name)
    assert violations(page) == []


@pytest.mark.parametrize(("width", "name"), [(1440, "14-texts"), (1280, "14-texts-1280")])
def test_the_texts_of_a_year_are_previewed_while_typed_and_saved(desk, width, name):
    page = desk.page
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto("/console/rounds/2020/")
    page.get_by_role("link", name="联系方式和文字").click()
    page.get_by_label("正文，每行一段").fill("本省共 {上报单位} 个单位上报。\n{不明}")
    paper = page.locator("#preview-letter")
    expect(paper).to_contain_text("本省共 26 个单位上报。")
    look(page, name)
    page.get_by_role("button", name="保存填报完毕确认函").click()
    expect(page.get_by_text("没有 {不明} 这个填入项")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("正文，每行一段").fill("本省共 {上报单位} 个单位上报。")
    page.get_by_role("button", name="保存填报完毕确认函").click()
    expect(page.get_by_text("已保存，为第 1 版")).to_be_visible()
    assert Round.objects.get().facts == {"letter_body": "本省共 {上报单位} 个单位上报。"}
    assert violations(page) == []
    assert desk.errors == []


def test_two_editors_of_a_text_the_second_sees_both(tree, desk, sign_in):
    other = sign_in(tree.account("centre")).page
    for page, said in ((desk.page, "010-1"), (other, "010-2")):
        page.goto("/console/rounds/2020/texts/")
        page.get_by_label("电话").fill(said)
    desk.page.get_by_role("button", name="保存联系方式").click()
    expect(desk.page.get_by_text("已保存，为第 1 版")).to_be_visible()
    other.get_by_role("button", name="保存联系方式").click()
    expect(other.get_by_role("alert")).to_contain_text("没有保存")
    expect(other.get_by_role("cell", name="010-1", exact=True).first).to_be_visible()
    expect(other.get_by_role("cell", name="010-2", exact=True).first).to_be_visible()
    look(other, "14-texts-conflict")
    assert violations(other) == []
    other.get_by_role("button", name="保存联系方式").click()
    expect(other.get_by_text("已保存，为第 2 版")).to_be_visible()
    assert Round.objects.get().fact("telephone") == "010-2"
