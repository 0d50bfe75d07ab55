"""axe finds nothing on the pages of the frame, home, guide and fill status (design §6)."""

from pathlib import Path

import pytest

from istc.rounds.models import Round
from tests.integration.monitor.filling import Unit
from tests.people import actor

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
pytestmark = pytest.mark.browser

PAGES = [
    "/2020/",
    "/2020/guide/",
    "/2020/guide/?q=人次",
    "/2020/guide/HZ_02_005/",
    "/2020/guide/HJ_11/",
    "/2020/status/?all=1",
    "/2020/status/forms/",
    "/2020/letters/",
    "/2020/reminders/",
    "/2020/units/{unit}/",
    "/2020/units/{unit}/forms/HZ_02_001/",
    "/2020/units/{unit}/forms/HZ_02_005/",
    "/2020/units/{unit}/forms/HZ_02_006/",
    "/2020/units/{unit}/forms/HZ_04_001/",
    "/2020/units/{unit}/forms/HZ_05_001/",
    "/2020/units/{unit}/forms/HJ_11/",
    "/2020/units/{unit}/forms/HJ_14/",
]


@pytest.fixture
def filled(tree) -> Unit:
    """The university: basic information, a draft, three records, a nil report."""
    unit = Unit(actor(tree.account("university")), Round.objects.get(), tree.university)
    unit.basics()
    unit.fill("HZ_02_001")
    unit.fill("HZ_02_005", records=3)
    unit.nil("HZ_02_006")
    return unit


@pytest.mark.parametrize("width", [1440, 768, 420])
def test_nothing_is_found(sign_in, tree, filled, width: int):
    for code in ("HZ_04_001", "HZ_05_001", "HJ_11", "HJ_14"):
        filled.fill(code)
    desk = sign_in(tree.account("province"), width=width)
    for path in PAGES:
        desk.page.goto(path.format(unit=tree.university.unit_id))
        assert violations(desk.page) == [], path
        assert desk.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert desk.errors == []


@pytest.mark.parametrize("who", ["university", "college", "centre"])
def test_nor_on_anybodys_home(sign_in, tree, filled, who: str):
    page = sign_in(tree.account(who)).page
    page.goto("/2020/")
    assert violations(page) == []


def test_nor_on_an_error_page(sign_in, tree):
    page = sign_in(tree.account("university")).page
    page.goto("/2020/units/999999/")
    assert violations(page) == []


def violations(page) -> list[tuple[str, list[str]]]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]
