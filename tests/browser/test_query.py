"""报表查询 in a browser: from the list of forms to a number, its units, its records (F56, N26)."""

import re

import pytest
from playwright.sync_api import expect

from istc.definitions.load import load_edition
from istc.reports import derived
from istc.reports.models import FormReport, Record
from istc.rounds.models import Round

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
