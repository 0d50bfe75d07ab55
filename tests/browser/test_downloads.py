"""From choosing a format to the file, and the print view; axe; no script complains (N38, F60)."""

from pathlib import Path

import pytest

from istc.jobs.worker import Worker
from istc.rounds.models import Round
from tests.integration.monitor.filling import Unit
from tests.people import actor

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


@pytest.fixture
def filled(tree):
    unit = Unit(actor(tree.account("university")), Round.objects.get(year=2020), tree.university)
    unit.basics()
    unit.fill("HZ_02_001")
    unit.fill("HZ_02_005", records=3)
    unit.fill("HJ_11")
    return unit


def violations(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def test_a_file_is_asked_for_made_and_fetched(filled, tree, sign_in, settings, tmp_path):
    settings.ISTC_DATA = tmp_path
    desk = sign_in(tree.account("university"))
    page = desk.page
    page.goto("/2020/download/forms/HZ_02_005/?below=1")
    assert violations(page) == []
    page.get_by_label("CSV").check()
    page.get_by_role("button", name="开始下载").click()
    page.wait_for_url("**/jobs/*/")
    assert Worker().one()
    page.goto("/2020/download/forms/HZ_02_005/")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="HZ_02_005_国际科技合作研究项目情况").click()
    assert fetched.value.suggested_filename.endswith("_江宁理工大学_2020.csv")
    assert Path(fetched.value.path()).read_text("utf-8-sig").count("先进陶瓷<联合>实验室") >= 3
    assert violations(page) == []
    assert desk.errors == []


@pytest.mark.parametrize("code", ["HZ_01_001", "HZ_02_001", "HZ_02_005", "HJ_11", "HZ_05_001"])
def test_the_print_view_fits_its_paper(filled, tree, sign_in, code):
    desk = sign_in(tree.account("province"))
    page = desk.page
    page.goto(f"/2020/units/{tree.university.unit_id}/forms/{code}/print/")
    assert violations(page) == []
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="打印").is_visible()
    page.set_viewport_size({"width": 1010, "height": 700})
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    assert desk.errors == []
