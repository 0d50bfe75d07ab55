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
