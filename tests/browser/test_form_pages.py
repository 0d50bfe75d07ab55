"""Every form page: axe finds nothing, nothing is cut off, whatever stands in it (design §6)."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from istc.definitions.load import load_edition
from istc.units.placements import carry_over
from tests.builders import build_round
from tests.integration.entry.desk import begin

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
pytestmark = pytest.mark.browser
EDITION = load_edition("2020", 2020)
LAYOUTS = [
    "HZ_01_001", "HZ_01_002", "HZ_02_001", "HZ_02_002", "HZ_02_006", "HZ_03_005", "HZ_04_001",
    "HZ_05_001", "HZ_05_004", "HZ_06_003", "HJ_01", "HJ_06", "HJ_07", "HJ_11", "HJ_14",
]  # fmt: skip


def violations(page) -> list[tuple[str, list[str]]]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


def overflow(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def test_axe_finds_nothing_on_any_form(tree, sign_in):
    """Empty, as every unit first sees it."""
    desk = sign_in(tree.account("university"))
    for form in EDITION.forms:
        desk.open(form.code)
        assert violations(desk.page) == [], form.code
    assert desk.errors == []


@pytest.mark.parametrize("width", [1440, 1280, 1180])
def test_nor_on_a_form_in_the_middle_of_being_filled(tree, sign_in, width):
    """With findings beside cells, a drawer open, blanks pointed out, every tab of the panel."""
    begin(tree)
    desk = sign_in(tree.account("university"), width=width)
    for code in LAYOUTS:
        form = EDITION.by_code[code]
        desk.open(code)
        if form.multi:
            desk.start_record(form)
        point_out(desk.page)
        assert violations(desk.page) == [], code
        assert overflow(desk.page) <= 0, code
    assert desk.errors == []


def point_out(page) -> None:
    page.evaluate("document.querySelectorAll('form').forEach(one => one.classList.add('asked'))")
    for tab in page.locator("[role=tab]:visible").all():
        tab.click()


def test_a_year_that_is_closed_is_read_only(tree, sign_in):
    """N17: nothing to type into, the panel and the directory still at hand."""
    carry_over(source=2020, target=2019)
    build_round(2019, state="closed")
    desk = sign_in(tree.account("university"))
    for code in LAYOUTS:
        desk.open(code, year=2019)
        expect(desk.page.locator("#notes")).to_contain_text("数据只读")
        desk.page.locator("#tab-history").click()
        expect(desk.page.locator("#panel-history")).to_contain_text("还没有修改记录")
        assert violations(desk.page) == [], code
        typed = desk.page.locator("main").locator("input:visible:not([readonly]):not([disabled])")
        assert typed.count() == 0, code
    assert desk.errors == []


def test_every_layout_is_there_without_scripts(tree, sign_in):
    desk = sign_in(tree.account("university"), scripts=False)
    for code in LAYOUTS:
        desk.page.goto(f"/2020/forms/{code}/")
        expect(desk.page.locator("h1")).to_contain_text(code)
        expect(desk.page.locator(".actbar [data-act=complete]")).to_be_visible()


def test_nothing_is_cut_off_at_twice_the_size(tree, sign_in):
    """WCAG 1.4.4: 1440 at 200 % is 720 CSS pixels wide."""
    desk = sign_in(tree.account("university"), width=720)
    for code in ("HZ_01_001", "HZ_05_001", "HJ_01"):
        desk.open(code)
        assert overflow(desk.page) <= 0, code
