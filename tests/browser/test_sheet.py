"""A sheet in a browser: the cells of the grid under heads of two rows (screen 05, F43–F46, N20)."""

import pytest
from playwright.sync_api import Page, Request, expect

from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.rounds import round_of
from istc.units.placements import place
from tests.browser.grid import copied, settled
from tests.builders import build_round
from tests.integration.entry.desk import EDITION
from tests.people import actor

pytestmark = pytest.mark.browser
CODE = "HZ_02_002"
BLOCK = "德国\t3\t１２\t1,000\t1,234 人次\r\nJP\t1\t2\t3\t4\r\n"


@pytest.fixture
def desk(tree, sign_in):
    desk = sign_in(tree.account("university"))
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield desk
    assert desk.errors == []


def rows(page: Page):
    return page.locator("tbody[data-rows] > tr[data-scope]:not(.blank)")


def values() -> list[dict]:
    found = Record.objects.filter(report__form=CODE, removed_at=None).order_by("position")
    return [one.values for one in found]


def first(page: Page):
    return page.locator("tr[data-scope]").first.locator("input.cell").first


def test_a_block_is_one_request_and_one_undo(desk):
    """Countries by name and code, numbers as people write them, rows added; then none of it."""
    desk.open(CODE)
    page = desk.page
    sent: list[Request] = []
    page.on("request", lambda one: sent.append(one) if one.method == "POST" else None)
    first(page).click()
    copied(page, "", BLOCK)
    page.keyboard.press("Control+v")
    settled(page)
    assert [one.url.rsplit("/forms/")[1] for one in sent] == [f"{CODE}/rows/"]
    assert [one["country"] for one in values()] == ["DE", "JP"]
    assert values()[0]["conference_projects"] == "1000"
    assert values()[0]["conference_persons"] == "1234"
    expect(page.locator("td.tidied")).to_have_count(2)
    expect(page.locator("[data-sum=conference_persons]")).to_have_text("1,238")
    first(page).click()
    page.keyboard.press("Control+z")
    expect(rows(page)).to_have_count(0)
    expect(page.locator("[data-sum=conference_persons]")).to_have_text("")
    assert values() == []
    first(page).click()
    page.keyboard.press("Control+y")
    expect(rows(page)).to_have_count(2)
    expect(page.locator("[data-sum=conference_persons]")).to_have_text("1,238")
    assert [one["country"] for one in values()] == ["DE", "JP"]


def test_filled_down_copied_out_and_deleted(desk):
    desk.open(CODE)
    page = desk.page
    first(page).click()
    copied(page, "", "德国\t3\t4\r\n日本\t\t\r\n法国\t\t\r\n")
    page.keyboard.press("Control+v")
    rows(page).nth(0).locator("input.cell").nth(1).click()
    page.keyboard.press("Shift+ArrowRight")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").split() == ["3", "4"] * 3
    settled(page)
    assert {(one["visit_projects"], one["visit_persons"]) for one in values()} == {("3", "4")}
    rows(page).nth(1).hover()
    rows(page).nth(1).locator("[data-grid-remove]").click()
    expect(rows(page)).to_have_count(2)
    expect(page.locator("[data-sum=visit_persons]")).to_have_text("8")
    assert [one["country"] for one in values()] == ["DE", "FR"]
    page.locator("[data-act=grid-undo]").click()
    expect(rows(page)).to_have_count(3)
    assert [one["country"] for one in values()] == ["DE", "JP", "FR"]


def test_a_country_stands_in_one_row_only(desk):
    """Asked for again, the hand is led to the row there is; typed again, it is pointed out."""
    desk.open(CODE)
    page = desk.page
    for _ in range(2):
        page.keyboard.press("Alt+n")
        page.keyboard.type("hg")
        page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".toast1")).to_contain_text("韩国 已在第 1 行")
    page.locator("tr.blank input.cell").first.fill("韩国")
    settled(page)
    expect(page.locator("th.cn.bad").first).to_be_visible()


def test_no_such_country_is_told_and_kept(desk):
    desk.open(CODE)
    page = desk.page
    first(page).fill("火星")
    settled(page)
    expect(first(page)).to_have_attribute("aria-invalid", "true")
    desk.open(CODE)
    expect(first(page)).to_have_value("火星")


def test_heads_and_names_stay_in_sight(desk):
    desk.open(CODE)
    page = desk.page
    first(page).click()
    names = (
        "德国 日本 法国 英国 意大利 西班牙 瑞典 挪威 芬兰 丹麦 荷兰 比利时 瑞士 "
        "奥地利 波兰 捷克 匈牙利 希腊 葡萄牙 爱尔兰"
    )
    copied(page, "", "\n".join(names.split()))
    page.keyboard.press("Control+v")
    settled(page)
    page.set_viewport_size({"width": 1180, "height": 760})
    page.keyboard.press("Control+End")
    rows(page).last.locator("input.cell").last.click()
    (x, y), (_, head), (name, _) = (
        corner(page, "document.querySelector('.countrybox')"),
        corner(page, "document.querySelector('table.sheet thead')"),
        corner(page, "document.activeElement.closest('tr').querySelector('th.cn')"),
    )
    assert abs(head - y) < 4
    assert abs(name - x) < 60


def corner(page: Page, found: str) -> tuple[float, float]:
    x, y = page.evaluate(f"(({{x, y}}) => [x, y])({found}.getBoundingClientRect())")
    return x, y


def test_last_year_beside_the_cell(tree, sign_in):
    """A country of last year is offered; its figures and the change are told in its cells."""
    build_round(2019)
    unit = tree.university.unit
    then = place(year=2019, unit=unit, category="province", type="02", province="32")
    actions.add_records(
        actor=actor(tree.account("university")),
        report_key=ReportKey(round_of(2019), then, EDITION.by_code[CODE]),
        rows=[{"country": "KR", "visit_projects": "10"}],
    )
    desk = sign_in(tree.account("university"))
    desk.open(CODE)
    page = desk.page
    page.locator("[data-offer=韩国]").click()
    expect(page.locator("[data-offer=韩国]")).to_be_hidden()
    page.keyboard.type("12")
    expect(page.locator("[data-fx-rule]")).to_contain_text("上年 10，增 20%")
    desk.saved()
    desk.open(CODE)
    rows(page).first.locator("input.cell").nth(1).click()
    expect(page.locator("[data-fx-rule]")).to_contain_text("上年 10，增 20%")
    assert desk.errors == []
