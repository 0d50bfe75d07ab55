"""Hundreds of rows in the grid: laid out in parts, looking and working as one table (N20, N21)."""

import pytest
from playwright.sync_api import Page, expect

from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.rounds.models import Round
from tests.browser.grid import cell, copied, open_grid, settled
from tests.browser.test_accessible import violations
from tests.browser.test_units import look
from tests.people import actor

pytestmark = pytest.mark.browser
CODE = "HJ_01"
LIGHT = "table.rowgrid.light"

# Where each column begins and ends: in the head, in a row, in the foot; as far as whole pixels.
EDGES = """([row]) => {
  const table = document.querySelector("table.rowgrid");
  const sides = ({ left, right }) => `${Math.round(left)} ${Math.round(right)}`;
  const edge = (one) => sides(one.getBoundingClientRect());
  const head = [...table.tHead.querySelectorAll("th")].filter((one) => one.colSpan === 1).map(edge);
  const cells = (line) => [...line.cells].map(edge);
  const line = table.querySelectorAll("tbody tr[data-scope]")[row];
  line.scrollIntoView({ block: "center" });
  return { head: head.sort(), row: cells(line).sort(), foot: cells(table.tFoot.rows[0]).sort() };
}"""


@pytest.fixture
def page(tree, sign_in):
    """The grid of 130 projects."""
    account = tree.account("university")
    round = Round.objects.get()
    key = ReportKey(round, tree.university, round.edition_model.by_code[CODE])
    rows = [{"name": f"项目 {n}", "senior": str(n)} for n in range(130)]
    actions.add_records(actor=actor(account), report_key=key, rows=rows)
    desk = sign_in(account)
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield open_grid(desk, CODE)
    assert desk.errors == []


def names() -> list[str]:
    found = Record.objects.filter(report__form=CODE, removed_at=None).order_by("position")
    return [one.values["name"] for one in found]


def left(page: Page, row: int, item: str) -> float:
    return cell(page, row, item).bounding_box()["x"]


@pytest.mark.parametrize("width", [1440, 1280, 1920])
def test_columns_stand_below_their_headings(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    expect(page.locator(LIGHT)).to_be_visible()
    for row in (0, 60, 129):
        found = page.evaluate(EDGES, [row])
        assert found["head"] == found["row"] == found["foot"], row
    beyond = page.evaluate(
        """() => {
          const bottom = (one) => one.getBoundingClientRect().bottom;
          const head = document.querySelector("table.rowgrid thead");
          return bottom(head) - Math.max(...[...head.querySelectorAll("th")].map(bottom));
        }"""
    )
    assert abs(beyond) < 1  # no heading hangs over the rows
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_first_column_stands_still(page):
    cell(page, 30, "name").click()
    before, moving = left(page, 30, "name"), left(page, 30, "senior")
    page.evaluate("document.querySelector('.gridbox').scrollLeft = 200")
    assert left(page, 30, "name") == before
    assert left(page, 30, "senior") < moving


def test_keys_go_through_all_parts(page):
    """A part has ten rows: over its edges as anywhere, both ways, and to the last row."""
    cell(page, 18, "senior").click()
    for number in ("1", "2", "3", "4"):
        page.keyboard.type(number)
        page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("9")
    settled(page)
    found = Record.objects.filter(report__form=CODE).order_by("position")
    assert [one.values["senior"] for one in found[17:23]] == ["17", "1", "9", "3", "4", "22"]
    cell(page, 0, "name").click()
    page.keyboard.press("Control+End")
    row = page.locator("tr:focus-within")
    assert row.evaluate("one => one.querySelector('[data-number]').textContent") in ("130", "＋")
    expect(row).to_be_in_viewport()


def test_rows_taken_at_the_edge_of_a_part_come_back_to_their_places(page):
    for row, then in ((20, "项目 21"), (19, "项目 21"), (19, "项目 22")):
        cell(page, row, "name").click()
        page.get_by_role("button", name="删除行").click()
        expect(cell(page, row, "name")).to_have_value(then)
    assert names()[18:21] == ["项目 18", "项目 22", "项目 23"]
    cell(page, 0, "name").click()
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(cell(page, 21, "name")).to_have_value("项目 21")
    expect(cell(page, 19, "name")).to_have_value("项目 19")
    assert names()[18:23] == [f"项目 {n}" for n in range(18, 23)]


def test_a_block_pasted_below_grows_in_parts(page):
    last = page.locator("table.rowgrid tr.blank").first.locator('[name$=".name"]')
    last.click()
    copied(page, "", "\r\n".join(f"新 {n}" for n in range(60)))
    page.evaluate(
        """() => {
          window.said = 0;
          const told = new MutationObserver((all) => { window.said += all.length; });
          told.observe(document.getElementById("saved"), { childList: true });
        }"""
    )
    page.keyboard.press("Control+v")
    settled(page)
    assert page.evaluate("window.said") < 10  # not once for each cell
    assert names()[130:] == [f"新 {n}" for n in range(60)]
    parts = page.locator("table.rowgrid tbody").evaluate_all(
        "all => all.map((one) => one.rows.length)"
    )
    assert max(parts) == 10


def test_only_wrong_rows_leave_no_gaps(page):
    page.get_by_label("只看有错的行").check()
    rows = page.locator("table.rowgrid tbody tr[data-scope]:visible")
    height = page.locator("table.rowgrid").evaluate("one => one.getBoundingClientRect().height")
    assert height < (rows.count() + 6) * 40


def test_axe_finds_nothing_and_it_looks_as_few_rows_do(page):
    cell(page, 40, "senior").click()
    assert violations(page) == []
    look(page, "04b-grid-many")
