"""Lists and what stands in a record: drawer, choices, ratings, sub-tables, words for 其他 (F51)."""

import re

import pytest
from playwright.sync_api import expect

from istc.reports.models import Record

pytestmark = pytest.mark.browser
LIST = "HZ_02_008"


@pytest.fixture
def desk(tree, sign_in):
    desk = sign_in(tree.account("university"))
    yield desk
    assert desk.errors == []


def cell(page, name: str):
    return page.locator(f'#drawer [name="{name}"]')


def fill_member(page, name: str) -> None:
    cell(page, "name").fill(name)
    for item in ("field", "member_type", "organization_type"):
        box = cell(page, item)
        if box.first.evaluate("one => one.type") == "radio":
            box.first.check()
        else:
            box.select_option(index=1)
    cell(page, "member").fill("无")
    cell(page, "joined_on").fill("2019-05-01")


def test_records_one_after_the_other_by_keyboard(desk):
    """F51: Alt N, fill, Ctrl Enter, the next; Alt ↑ back, Esc closes."""
    desk.open(LIST)
    page = desk.page
    page.keyboard.press("Alt+n")
    expect(page.locator("#drawer h2")).to_have_text("第 1 条")
    expect(cell(page, "name")).to_be_focused()
    fill_member(page, "国际科学理事会")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#drawer h2")).to_have_text("第 2 条")
    expect(page.locator("#records tbody tr")).to_have_count(2)
    fill_member(page, "国际电信联盟")
    page.keyboard.press("Control+s")
    expect(page.locator("#drawer")).to_be_hidden()
    assert list(Record.objects.values_list("submitted", flat=True)) == [True, True]
    page.locator("#records a", has_text="国际电信联盟").click()
    expect(page.locator("#drawer h2")).to_have_text("第 2 条")
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, "name")).to_have_value("国际科学理事会")
    expect(page).to_have_url(re.compile(r"/records/\d+/$"))
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/HZ_02_008/$"))
    expect(page.locator("#records a:focus")).to_have_text("国际科学理事会")


def test_going_to_another_record_saves_this_one(desk):
    desk.open(LIST)
    page = desk.page
    for name in ("甲", "乙"):
        page.locator(".tbar [data-act=new]").click()
        expect(page.locator("#drawer h2")).to_have_text(f"第 {'甲乙'.index(name) + 1} 条")
        cell(page, "name").fill(name)
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, "name")).to_have_value("甲")
    names = Record.objects.order_by("id").values_list("values__name", flat=True)
    assert list(names) == ["甲", "乙"]


def test_removed_from_the_list_and_brought_back(desk):
    desk.open(LIST)
    page = desk.page
    page.locator(".tbar [data-act=new]").click()
    cell(page, "name").fill("国际科学理事会")
    page.locator("#drawer [data-act=remove]").click()
    expect(page.locator("#records")).to_contain_text("还没有记录")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#records")).to_contain_text("国际科学理事会")
    page.locator("#records [data-act=copy]").click()
    expect(page.locator("#drawer h2")).to_have_text("第 2 条")
    expect(cell(page, "name")).to_have_value("国际科学理事会")


def test_findings_lead_into_the_record(desk):
    desk.open(LIST)
    page = desk.page
    page.locator(".tbar [data-act=new]").click()
    cell(page, "name").fill("国际科学理事会")
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()
    page.keyboard.press("F8")
    expect(page.locator("#drawer h2")).to_have_text("第 1 条")


def test_five_choices_at_most(desk):
    """F73, F74: the sixth cannot be ticked; 其他 asks for words."""
    desk.open("HZ_05_001")
    page = desk.page
    ticks = page.locator("[data-checklist] input[type=checkbox]")
    for at in range(4):
        ticks.nth(at).check()
    ticks.last.check()
    expect(ticks.nth(7)).to_be_disabled()
    expect(page.locator("[data-full]")).to_be_visible()
    expect(page.locator("#side .picked li")).to_have_count(5)
    words = page.locator("[data-checklist] .writein input")
    expect(words).to_be_visible()
    desk.saved()
    expect(page.locator(".writein .err")).to_contain_text("写明具体内容")
    words.fill("联合开展样例")
    desk.saved()
    expect(page.locator(".writein .err")).to_have_count(0)
    page.locator("#side [data-unpick]").first.click()
    expect(ticks.nth(7)).to_be_enabled()
    desk.saved()
    assert len(Record.objects.get().values["forms"]) == 4


def test_ratings_by_number_keys(desk):
    """Screen 08b: 1–5 rate and go to the next row; arrows move."""
    desk.open("HJ_14")
    page = desk.page
    rows = page.locator("[data-likert] tbody tr[data-cell]")
    rows.nth(0).locator("input[type=radio]").first.focus()
    for key in "241":
        page.keyboard.press(key)
    expect(rows.nth(0).locator("input[type=radio]").nth(1)).to_be_checked()
    expect(rows.nth(1).locator("input[type=radio]").nth(3)).to_be_checked()
    expect(page.locator("[data-rated]").first).to_have_text("3")
    expect(page.locator("[data-rated-all]")).to_have_text("3")
    page.keyboard.press("ArrowUp")
    expect(rows.nth(2).locator("input[type=radio]").first).to_be_focused()
    desk.saved()
    assert len(Record.objects.get().values) == 3


def test_rows_of_a_sub_table(desk):
    """HZ_04_001: 05 is the sum of its rows."""
    desk.open("HZ_04_001")
    page = desk.page
    first = page.locator("[data-table] tr[data-row]").first
    first.locator("input").nth(0).fill("差旅")
    first.locator("input").nth(1).fill("1.5")
    page.locator("[data-add-row]").click()
    second = page.locator("[data-table] tr[data-row]").nth(1)
    expect(second.locator("input").nth(0)).to_be_focused()
    second.locator("input").nth(0).fill("会务")
    second.locator("input").nth(1).fill("2")
    total = page.locator("tr.sum output")
    expect(total).to_have_text("3.5")
    first.locator("[data-drop-row]").click()
    expect(total).to_have_text("2")
    desk.saved()
    values = Record.objects.get().values
    [rows] = [value for value in values.values() if isinstance(value, list)]
    assert [sorted(row.values()) for row in rows] == [["2", "会务"]]


def test_switched_items_come_and_go(desk):
    """F77: HZ_01_002 asks on only where there is an English site."""
    desk.open("HZ_01_002")
    page = desk.page
    expect(page.locator('[name="site"]')).to_be_hidden()
    page.locator('[name="has_site"][value="1"]').check()
    expect(page.locator('[name="site"]')).to_be_visible()
    page.locator('[name="has_site"][value="0"]').check()
    expect(page.locator('[name="site"]')).to_be_hidden()


def test_classifications_stand_to_their_totals(desk):
    """Screen 08a."""
    desk.open("HJ_11")
    page = desk.page
    card = page.locator("[data-counts]").first
    card.locator(".tot input").first.fill("18")
    group = card.locator(".mini").nth(1)
    group.locator("tbody td input").first.fill("17")
    expect(group.locator("[data-standing]")).to_have_text("比总数少 1")
    group.locator("tbody td input").first.fill("18")
    expect(group.locator("[data-standing]")).to_have_text("与总数相等")


def test_several_countries_in_one_box(desk):
    """F76: searched by initials, kept apart by ；."""
    desk.open("HZ_03_005")
    page = desk.page
    page.locator(".tbar [data-act=new]").click()
    box = page.locator("#drawer [data-combo=many]")
    for initials in ("bjst", "hg"):
        box.press_sequentially(initials)
        page.keyboard.press("Enter")
    desk.saved()
    expect(box).to_have_value(re.compile("^.+；.+$"))
    [codes] = [v for v in Record.objects.get().values.values() if isinstance(v, list)]
    assert len(codes) == 2


def test_without_scripts_a_record_is_filled_and_handed_in(tree, sign_in):
    desk = sign_in(tree.account("university"), scripts=False)
    page = desk.page
    page.goto(f"/2020/forms/{LIST}/")
    page.locator(".tbar [data-act=new]").click()
    fill_member(page, "国际科学理事会")
    page.locator("#drawer [data-act=submit]").click()
    expect(page.locator("#records")).to_contain_text("国际科学理事会")
    assert Record.objects.get().submitted
