"""The three steps of an import in a browser: 2,000 rows with planted faults (design 06)."""

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from istc.reports.models import FormReport, Record
from istc.rounds.models import Round
from istc.workbooks.door import Place
from tests.browser.test_accessible import violations
from tests.integration.workbooks.conftest import CODE, filled_in
from tests.integration.workbooks.test_flow import visit

pytestmark = pytest.mark.browser
ROWS = 2000
PLANTED = {100: {"senior": "三人"}, 700: {"region": "火星"}, 1500: {"sender": ""}}
SHOTS = os.environ.get("ISTC_SHOTS", "")


@pytest.fixture
def planted(tree, tmp_path) -> Path:
    round = Round.objects.get()
    place = Place(round, tree.university, round.edition_model.by_code[CODE])
    rows = [visit(f"项目 {n}", **PLANTED.get(n, {})) for n in range(ROWS)]
    path = tmp_path / "考察访问汇总.xlsx"
    path.write_bytes(filled_in(place, rows))
    return path


def open_import(page: Page) -> None:
    page.goto(f"/2020/forms/{CODE}/")
    page.get_by_role("link", name="批量导入").click()
    with page.expect_download() as template:
        page.get_by_role("link", name="下载空模板").click()
    assert template.value.suggested_filename == f"{CODE}_导入模板_2020.xlsx"
    shot(page, "import-upload")
    assert violations(page) == []


def upload(page: Page, path: Path) -> None:
    page.set_input_files("#file", path)
    page.get_by_role("button", name="上传并校验").click()
    expect(page.get_by_role("heading", name="错误清单")).to_be_visible(timeout=60_000)


def shot(page: Page, name: str) -> None:
    """For people who compare the screens with their drawings: ISTC_SHOTS names a folder."""
    if SHOTS:
        for width in (1440, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{SHOTS}/{name}-{width}.png")


@pytest.mark.slow
def test_partly_in_place_and_partly_in_the_marked_workbook(tree, sign_in, planted, settings):
    settings.ISTC_IMPORT_AT_ONCE_KILOBYTES = 100_000
    desk = sign_in(tree.account("university"))
    page = desk.page
    open_import(page)
    upload(page, planted)
    shot(page, "import-result")
    assert violations(page) == []
    expect(page.locator("[data-count=bad]")).to_have_text("3")
    expect(page.get_by_role("button", name="全部提交（2000 行）")).to_be_disabled()
    mend(page, "三人", "3")
    expect(page.locator("[data-count=bad]")).to_have_text("2")
    mend(page, "火星", "澳门")
    expect(page.locator("[data-count=bad]")).to_have_text("1")
    with page.expect_download() as marked:
        page.get_by_role("link", name="下载标注错误的工作簿").click()
    second = planted.with_name("改好.xlsx")
    mend_marked(Path(marked.value.path()), second)
    page.get_by_role("link", name="改好后重新上传").click()
    upload(page, second)
    expect(page.locator("[data-count=bad]")).to_have_text("0")
    page.get_by_role("button", name="全部提交（2000 行）").click()
    expect(page.get_by_text("已导入：新增 2000 条。")).to_be_visible(timeout=60_000)
    shot(page, "import-done")
    assert Record.objects.filter(removed_at=None).count() == ROWS
    page.get_by_role("button", name="撤销本次导入").click()
    expect(page.get_by_text("已撤销本次导入")).to_be_visible(timeout=60_000)
    assert Record.objects.filter(removed_at=None).count() == 0
    assert desk.errors == []


def mend(page: Page, wrong: str, right: str) -> None:
    row = page.locator(".er tbody tr").filter(has=page.locator(".now", has_text=wrong))
    field = row.locator("[data-fix]")
    if field.evaluate("one => one.tagName") == "SELECT":
        chosen = field.locator("option", has_text=re.compile(right)).first.inner_text()
        field.select_option(chosen)
    else:
        field.fill(right)
        field.press("Tab")
    expect(row).to_have_class("fixed")


def mend_marked(source: Path, target: Path) -> None:
    """The one fault left stands out by its comment; those corrected in the page stay corrected
    only there, so they are typed once more."""
    book = load_workbook(BytesIO(source.read_bytes()))
    rights = {"三人": 3, "火星": "澳门"}
    for row in book[CODE].iter_rows():
        for cell in row:
            if cell.comment:
                assert not cell.value
                cell.value, cell.comment = "江宁理工大学", None
            elif cell.value in rights:
                cell.value = rights[cell.value]
    book.save(target)


PROJECTS = "HZ_02_005"


def own_workbook(path: Path) -> Path:
    """Under the unit's own headers: one is not known, one figure is to be explained, one row is
    not meant to come along."""
    book = Workbook()
    book.active.append(["课题全名", "类型", "项目所属计划", "技术领域", "中方经费", "政府财政投入"])
    for name, state in (("甲", 100), ("乙", 540), ("丙", 600)):
        book.active.append([name, "01", "05", "03", 500, state])
    book.save(path)
    return path


def test_a_column_by_hand_a_figure_explained_a_row_left_out(tree, sign_in, tmp_path, settings):
    settings.ISTC_IMPORT_AT_ONCE_KILOBYTES = 100_000
    desk = sign_in(tree.account("university"))
    page = desk.page
    page.goto(f"/2020/forms/{PROJECTS}/import/")
    upload(page, own_workbook(tmp_path / "国际合作项目2020汇总.xlsx"))
    shot(page, "import-columns")
    assert violations(page) == []
    page.get_by_label("乙 项目名称 对应的列").select_option("A")
    page.get_by_role("button", name="按此对应重新校验").click()
    expect(page.get_by_text("手工", exact=True)).to_be_visible()
    first, second = (page.locator(".er tbody tr").filter(has_text=name) for name in ("540", "600"))
    first.get_by_role("button", name="确认保留").click()
    first.locator("[data-reason]").fill("含上年结转")
    first.locator("[data-reason]").press("Enter")
    expect(first.locator("[data-said]")).to_have_text("已确认保留：含上年结转")
    second.get_by_role("button", name="不导入本行").click()
    expect(second.locator("[data-said]")).to_have_text("本行不导入")
    expect(page.locator("[data-left]")).to_contain_text("不导入 1 行")
    shot(page, "import-choices")
    assert violations(page) == []
    page.get_by_role("button", name="全部提交（2 行）").click()
    expect(page.get_by_text("已导入：新增 2 条。")).to_be_visible(timeout=60_000)
    report = FormReport.objects.get(form=PROJECTS)
    assert [one["text"] for one in report.reasons.values()] == ["含上年结转"]
    assert desk.errors == []
