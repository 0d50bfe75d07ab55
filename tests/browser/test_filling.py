"""What the fill page does under the hands: saving, totals, findings, keys, lists (N21, N40)."""

import re

import pytest
from playwright.sync_api import expect

from istc.reports.models import Record
from tests.integration.entry.desk import SHEET, SINGLE, VISITS, begin

pytestmark = pytest.mark.browser
# All that the save state has said, in its attribute `data-heard`: a busy machine may look too late.
HEAR = """() => {
  const box = document.getElementById("saved");
  const hear = () => { box.dataset.heard = `${box.dataset.heard ?? ""} ${box.innerText}`; };
  new MutationObserver(hear).observe(box, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
def desk(tree, sign_in):
    desk = sign_in(tree.account("university"))
    yield desk
    assert desk.errors == []


def cell(page, name: str):
    return page.locator(f'[name="{name}"]')


def stored() -> dict:
    return Record.objects.get().values


def test_saves_after_a_rest_and_says_so(desk):
    """Autosave: 1.2 s after the last key, with its state in sight."""
    desk.open(SINGLE)
    page = desk.page
    page.evaluate(HEAR)
    cell(page, "visit_projects").press_sequentially("12")
    expect(page.locator("#saved")).to_have_attribute("data-heard", re.compile("未保存.*已自动保存"))
    assert stored()["visit_projects"] == "12"


def test_totals_balances_and_changes_move_while_typing(desk):
    """F71: before anything is saved."""
    desk.open(SINGLE)
    page = desk.page
    cell(page, "visit_projects").press_sequentially("1234")
    cell(page, "training_projects").press_sequentially("６")
    expect(page.locator("#total_projects")).to_have_text("1,240")
    expect(page.locator("#balances")).to_contain_text("1,240 = 1,234 + 0 + 0 + 6 + 0 + 0")
    expect(page.locator("#balances .row1").first).to_contain_text("平衡")
    desk.saved()
    expect(cell(page, "visit_projects")).to_have_value("1,234")
    expect(cell(page, "training_projects")).to_have_value("6")


def test_a_finding_stands_beside_its_cell_and_goes_when_mended(desk):
    desk.open(SINGLE)
    page = desk.page
    cell(page, "training_projects").fill("3")
    cell(page, "training_persons").fill("2")
    desk.saved()
    bad = cell(page, "training_persons")
    said = page.locator("tr.msg.wrn:visible")
    expect(said).to_contain_text("08 培训 人次 2 少于 07 培训 项目数 3。")
    expect(bad).to_have_attribute("aria-describedby", "e-training_persons")
    expect(page.locator("#counts")).to_contain_text("1 处待说明")
    bad.fill("3")
    desk.saved()
    expect(page.locator("tr.msg:visible")).to_have_count(0)
    expect(page.locator("#counts")).not_to_contain_text("待说明")


def test_what_is_refused_stays_marked_until_it_is_mended(desk):
    desk.open(SINGLE)
    page = desk.page
    cell(page, "visit_projects").fill("三个")
    cell(page, "visit_persons").fill("4")
    cell(page, "visit_persons").blur()
    expect(page.locator("#saved")).to_contain_text("1 处无法识别，未保存")
    expect(cell(page, "visit_projects")).to_have_value("三个")
    expect(page.locator("tr.msg.bad")).to_contain_text("“三个”不是数")
    cell(page, "research_persons").fill("1")
    desk.page.wait_for_timeout(300)
    expect(page.locator("tr.msg.bad")).to_contain_text("“三个”不是数")
    cell(page, "visit_projects").fill("3")
    desk.saved()
    expect(page.locator("tr.msg.bad")).to_have_count(0)
    assert stored()["visit_projects"] == "3"


def test_keys_move_through_the_table_and_to_the_next_finding(desk):
    """design §5."""
    desk.open(SINGLE)
    page = desk.page
    cell(page, "visit_projects").focus()
    for key, name in [
        ("ArrowDown", "conference_projects"), ("ArrowRight", "conference_persons"),
        ("Enter", "research_persons"), ("Shift+Enter", "conference_persons"),
        ("ArrowLeft", "conference_projects"), ("ArrowUp", "visit_projects"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        expect(cell(page, name)).to_be_focused()
    page.keyboard.type("2")
    desk.saved()
    page.keyboard.press("F8")
    expect(cell(page, "visit_persons")).to_be_focused()
    page.keyboard.press("F8")
    expect(cell(page, "conference_projects")).to_be_focused()
    page.keyboard.press("Shift+F8")
    expect(cell(page, "visit_persons")).to_be_focused()


def test_the_panel_follows_the_cell(desk):
    desk.open(SINGLE)
    cell(desk.page, "training_persons").focus()
    expect(desk.page.locator(".exp li.hot")).to_contain_text("培训")


def test_directory_folds_and_filters_and_remembers(desk):
    """Ctrl B."""
    desk.open(SINGLE)
    page = desk.page
    page.keyboard.press("Control+b")
    expect(page.locator("#nav-forms")).to_be_hidden()
    desk.open("HZ_02_003")
    expect(page.locator("#nav-forms")).to_be_hidden()
    page.keyboard.press("Control+b")
    page.locator("[data-nav-filter=open]").click()
    expect(page.locator(".nav2 li.na")).to_have_count(1)
    expect(page.locator(".nav2 li.na")).to_be_hidden()


def test_keys_go_to_the_next_form_and_save(desk):
    desk.open(SINGLE)
    page = desk.page
    cell(page, "visit_projects").fill("7")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    page.keyboard.press("Alt+ArrowRight")
    desk.arrived("HZ_02_002")
    page.keyboard.press("Alt+ArrowLeft")
    expect(page).to_have_url(re.compile(SINGLE))


def test_shortcuts_can_be_switched_off(tree, sign_in):
    """WCAG 2.1.4."""
    account = tree.account("university")
    account.shortcuts_on = False
    account.save()
    desk = sign_in(account)
    desk.open(SINGLE)
    desk.page.keyboard.press("Control+b")
    expect(desk.page.locator("#nav-forms")).to_be_visible()


def test_cut_off_it_keeps_what_was_typed_and_sends_it_later(desk):
    page = desk.page
    desk.open(SINGLE)
    page.context.set_offline(True)
    cell(page, "visit_projects").fill("9")
    cell(page, "visit_projects").blur()
    expect(page.locator("#saved")).to_contain_text("网络已断开")
    assert not Record.objects.exists()
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=15_000)
    assert stored()["visit_projects"] == "9"
    desk.errors.clear()  # the browser itself complains of the lost connection


def test_two_windows_choose_between_their_versions(tree, sign_in):
    """N40."""
    one, two = (sign_in(tree.account("university")) for _ in range(2))
    one.open(SINGLE)
    two.open(SINGLE)
    cell(one.page, "visit_projects").fill("1")
    one.saved()
    cell(two.page, "visit_projects").fill("2")
    cell(two.page, "visit_projects").blur()
    dialog = two.page.locator("#conflict-dialog")
    expect(dialog).to_contain_text("01 考察访问 项目数")
    expect(dialog).to_contain_text("江宁理工大学")
    assert stored()["visit_projects"] == "1"
    dialog.locator('[value="yours"]').check()
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden()
    expect(two.page.locator("#saved")).to_have_attribute("data-state", "saved")
    assert stored()["visit_projects"] == "2"
    cell(one.page, "visit_projects").fill("3")
    cell(one.page, "visit_projects").blur()
    dialog = one.page.locator("#conflict-dialog")
    dialog.locator("button[type=submit]").click()
    expect(cell(one.page, "visit_projects")).to_have_value("2")
    assert stored()["visit_projects"] == "2"


def test_blanks_become_zero_in_one_press(desk):
    desk.open(SINGLE)
    page = desk.page
    cell(page, "visit_projects").fill("3")
    page.locator("[data-act=zero]").click()
    expect(cell(page, "other_persons")).to_have_value("0")
    expect(page.locator("[data-act=zero]")).to_be_hidden()
    cell(page, "visit_persons").fill("3")
    desk.saved()
    assert stored()["visit_persons"] == "3"


def test_completion_is_confirmed_with_the_keyboard(tree, desk):
    """F49: Ctrl Enter twice, then on to the next form."""
    begin(tree)
    desk.open(SINGLE)
    page = desk.page
    for item, number in VISITS.items():
        cell(page, item).fill(number)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#complete-dialog")).to_contain_text("项目数 12")
    page.keyboard.press("Escape")
    expect(page.locator("#complete-dialog")).to_be_hidden()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#complete-dialog")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#state")).to_contain_text("已完成填报")
    page.get_by_role("link", name="填下一张").click()
    expect(page).to_have_url(re.compile("HZ_02_002"))


def test_what_is_in_the_way_of_completion_is_shown(tree, desk):
    begin(tree)
    desk.open(SINGLE)
    page = desk.page
    cell(page, "visit_projects").fill("1")
    page.locator("[data-act=complete]").click()
    expect(page.locator("#panel-issues")).to_contain_text("02 考察访问 人次 未填")
    expect(page.locator("td.mis")).to_have_count(11)
    expect(cell(page, "visit_persons")).to_be_focused()


def test_a_nil_report_and_back(tree, desk):
    """N18."""
    begin(tree)
    desk.open("HZ_02_008")
    page = desk.page
    page.locator("[data-open=nil-dialog]").click()
    expect(page.locator("#nil-dialog")).to_contain_text("没有")
    page.locator("#nil-dialog [name=confirm]").click()
    expect(page.locator("#state")).to_contain_text("零报告")
    page.get_by_role("button", name="撤销零报告").click()
    expect(page.locator("#state")).to_contain_text("未填报")


def test_a_sheet_by_keyboard(desk):
    """Screen 05: a country by its pinyin initials, the row, the next, one gone and back."""
    desk.open(SHEET)
    page = desk.page
    page.keyboard.press("Alt+n")
    page.keyboard.type("hg")
    expect(page.locator(".combolist [aria-selected=true]")).to_contain_text("韩国")
    page.keyboard.press("Enter")
    rows = page.locator("tbody[data-rows] > tr[data-scope]:not(.blank)")
    expect(rows).to_have_count(1)
    expect(rows.locator("td input").first).to_be_focused()
    for digit in "35":
        page.keyboard.type(digit)
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-sum=total_projects]")).to_have_text("3")
    page.locator("tr.blank input.cell").first.fill("德国")
    page.keyboard.press("Tab")
    expect(rows).to_have_count(2)
    page.keyboard.type("4")
    expect(page.locator("[data-sum=visit_projects]")).to_have_text("7")
    desk.saved()
    rows.nth(0).hover()
    rows.nth(0).locator("[data-grid-remove]").click()
    expect(rows).to_have_count(1)
    expect(page.locator("[data-sum=visit_projects]")).to_have_text("4")
    page.locator(".toast1").get_by_role("button", name="撤销").click()
    expect(rows).to_have_count(2)
    expect(page.locator("[data-sum=visit_projects]")).to_have_text("7")
    live = Record.objects.filter(removed_at=None)
    assert sorted(live.values_list("values__country", flat=True)) == ["DE", "KR"]
