"""报表查询 in a browser: from the list of forms to a number, its units, its records (F56, N26)."""

import re

import pytest
from playwright.sync_api import expect

from istc.definitions.load import load_edition
from istc.reports import derived
from istc.reports.models import FormReport, Record
from istc.rounds.models import Round
from tests.browser.test_accessible import violations

pytestmark = pytest.mark.browser
EDITION = load_edition("2020", 2020)
FORM = next(
    form for form in EDITION.forms
    if form.multi and form.layout == "list" and any(item.kind == "money" for item in form.items)
)  # fmt: skip
MONEY = next(item for item in FORM.items if item.kind == "money")


@pytest.fixture
def filled(tree, transactional_db):
    round = Round.objects.get(year=2020)
    for place, amount in ((tree.university, "30.5"), (tree.college, "4")):
        report = FormReport.objects.create(
            round=round, unit=place.unit, form=FORM.code, state="done", records=1
        )
        Record.objects.create(report=report, values={MONEY.id: amount})
    for _ in derived.rebuild(round):
        pass
    return tree


def test_from_the_list_to_the_records_of_a_number(filled, sign_in):
    desk = sign_in(filled.account("province"))
    page = desk.page
    page.goto("/2020/query/")
    page.get_by_role("link", name=f"查询 {FORM.code}").click()
    expect(page.locator(".qt tr.top")).to_contain_text("34.5")
    page.get_by_role("link", name="展开 江宁理工大学").click()
    expect(page.locator(".qt tbody tr")).to_have_count(8)
    page.locator(".qt tr.top td a", has_text="34.5").click()
    expect(page.locator("#origin")).to_contain_text("来自 2 个单位")
    expect(page.locator(".qt td.pk")).to_have_count(1)
    expect(page).to_have_url(re.compile(f"item={MONEY.id}"))
    page.get_by_role("link", name="看组成它的记录").click()
    expect(page.locator(".rec tbody tr")).to_have_count(2)
    assert desk.errors == []


def test_conditions_columns_and_keeping_by_hand(filled, sign_in):
    desk = sign_in(filled.account("province"))
    page = desk.page
    page.goto(f"/2020/query/{FORM.code}/?view=records")
    page.get_by_text("加指标条件").click()
    page.get_by_label("指标", exact=True).select_option(MONEY.id)
    expect(page.get_by_label("至（介于时填）")).to_be_visible()
    page.get_by_label("比较").select_option("ge")
    page.get_by_label("值", exact=True).fill("10")
    page.get_by_role("button", name="加上").click()
    expect(page.locator(".rec tbody tr")).to_have_count(1)
    page.get_by_text("保存查询").click()
    page.get_by_label("名称", exact=True).fill("大额项目")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".rec tbody tr")).to_have_count(1)
    page.goto("/2020/query/")
    page.get_by_role("link", name=re.compile("大额项目")).click()
    expect(page.locator(".rec tbody tr")).to_have_count(1)
    page.get_by_role("link", name=re.compile("去掉 条件")).click()
    expect(page.locator(".rec tbody tr")).to_have_count(2)
    assert desk.errors == []


def test_columns_are_chosen_kept_in_the_address_and_go_into_the_file(filled, sign_in):
    """F57: the page and the download show the same columns."""
    desk = sign_in(filled.account("province"))
    page = desk.page
    page.goto(f"/2020/query/{FORM.code}/?view=records")
    page.get_by_text("选列").click()
    page.locator(f'[name=col][value="{MONEY.id}"]').check()
    assert violations(page) == []
    page.get_by_role("button", name="显示这些列").click()
    expect(page.locator(".rec thead th")).to_have_count(4)
    expect(page).to_have_url(re.compile(f"col={MONEY.id}"))
    page.get_by_role("link", name="下载", exact=True).click()
    expect(page.locator("main")).to_contain_text("只含所选 1 列")
    assert violations(page) == []
    assert desk.errors == []


def test_a_kept_query_is_renamed_and_dropped(filled, sign_in):
    desk = sign_in(filled.account("province"))
    page = desk.page
    page.goto("/2020/query/HZ_02_007/")
    page.get_by_text("保存查询").click()
    page.get_by_label("名称", exact=True).fill("协议")
    page.get_by_role("button", name="保存", exact=True).click()
    page.goto("/2020/query/")
    page.get_by_label("改名 协议").click()
    page.get_by_label("协议 的新名称").fill("签订的协议")
    assert violations(page) == []
    page.get_by_role("button", name="改名", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("签订的协议"))).to_be_visible()
    page.get_by_role("button", name="删除 签订的协议").click()
    expect(page.get_by_role("link", name=re.compile("签订的协议"))).to_have_count(0)
    assert desk.errors == []


def test_a_choice_is_ticked(filled, sign_in):
    """The picker offers what the kind of the item allows (F57)."""
    desk = sign_in(filled.account("province"))
    page = desk.page
    page.goto(f"/2020/query/{FORM.code}/?view=records")
    item = next(one for one in FORM.items[1:] if one.kind == "choice")
    page.get_by_text("加指标条件").click()
    page.get_by_label("指标", exact=True).select_option(item.id)
    page.get_by_label(item.options.options[0].label, exact=True).check()
    assert violations(page) == []
    page.get_by_role("button", name="加上").click()
    expect(page.get_by_text("没有符合条件的记录")).to_be_visible()
    assert desk.errors == []


def test_bars_stand_beside_their_table(filled, sign_in):
    """图表: one bar a unit, the numbers under 看数据表; the policy on scripts holds."""
    desk = sign_in(filled.account("province"))
    page = desk.page
    page.goto(f"/2020/query/{FORM.code}/?view=chart&item={MONEY.id}")
    drawn = page.locator("#chart svg")
    expect(drawn).to_be_visible()
    expect(drawn.get_by_text("江宁理工大学")).to_be_visible()
    expect(page.locator("#chart")).to_have_attribute("aria-label", re.compile("江宁理工大学 34.5"))
    page.get_by_text("看数据表").click()
    expect(page.get_by_role("cell", name="34.5")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="占比").click()
    expect(page.locator(".qt tr.top")).to_contain_text("100.0%")
    assert violations(page) == []
    assert desk.errors == []


def test_printing_asks_the_browser(filled, sign_in):
    page = sign_in(filled.account("province")).page
    page.goto(f"/2020/query/{FORM.code}/")
    page.evaluate("globalThis.print = () => document.body.dataset.printed = 'yes'")
    page.get_by_role("button", name="打印").click()
    expect(page.locator("body[data-printed=yes]")).to_be_attached()
    page.emulate_media(media="print")
    expect(page.get_by_text("加指标条件")).to_be_hidden()
    expect(page.locator(".qt tr.top")).to_be_visible()
