"""Nothing lost: server down, session ended, tab closed (N20, N21, design §8)."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from istc.reports.models import FormReport, Record
from tests.browser.grid import cell, copied, open_grid, settled
from tests.browser.lines import held_back, sent
from tests.people import BACKEND

pytestmark = pytest.mark.browser
SINGLE = "HZ_02_001"
LIST = "HZ_02_008"


@pytest.fixture
def desk(tree, sign_in):
    return sign_in(tree.account("university"))


def stored(code: str) -> list[dict]:
    found = Record.objects.filter(report__form=code, removed_at=None).order_by("position")
    return [one.values for one in found]


def type_visits(page: Page, numbers: dict[str, str]) -> None:
    for item, number in numbers.items():
        page.locator(f"#{item}").fill(number)
    page.evaluate("document.activeElement.blur()")


VISITS = {"visit_projects": "12", "visit_persons": "34", "training_projects": "5"}


def cut(page: Page) -> None:
    """As a killed server answers: not at all."""
    page.route("**/save/", lambda route: route.abort("connectionrefused"))
    page.route("**/rows/", lambda route: route.abort("connectionrefused"))


def mend(page: Page) -> None:
    page.unroute("**/save/")
    page.unroute("**/rows/")


def journals(page: Page) -> list[str]:
    keys = page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if key.startswith("istc-journal") and not key.endswith("/alive")]


def test_the_server_is_gone_and_comes_back(desk):
    """What was typed meanwhile is delivered by itself; the page says so all the time."""
    desk.open(SINGLE)
    cut(desk.page)
    type_visits(desk.page, VISITS)
    expect(desk.page.locator(".offline-bar")).to_contain_text("改动暂存本机")
    assert stored(SINGLE) == []
    mend(desk.page)
    expect(desk.page.locator(".offline-bar")).to_be_hidden(timeout=15_000)
    assert VISITS.items() <= stored(SINGLE)[0].items()


@pytest.mark.parametrize(
    "instead",
    [
        {"status": 200, "content_type": "text/html", "body": "<h1>请先登录无线网络</h1>"},
        {"status": 200, "content_type": "application/json", "body": '{"version": 1, "rec'},
        {"status": 502, "content_type": "text/html", "body": "<h1>502 Bad Gateway</h1>"},
    ],
    ids=["a network's own page", "an answer that broke off", "a proxy without its server"],
)
@pytest.mark.parametrize("view", [SINGLE, LIST])
def test_what_is_no_answer_of_ours_stores_nothing(desk, instead, view):
    """Only our own answer says that something is stored; everything else is no connection."""
    page = open_grid(desk, view)
    page.route("**/save/", lambda route: route.fulfill(**instead))
    page.route("**/rows/", lambda route: route.fulfill(**instead))
    box = page.locator("#visit_projects") if view == SINGLE else cell(page, 0, "name")
    box.fill("12")
    box.blur()
    expect(page.locator(".offline-bar")).to_contain_text("改动暂存本机")
    mend(page)
    expect(page.locator(".offline-bar")).to_be_hidden(timeout=15_000)
    assert "12" in stored(view)[0].values()


def test_reloaded_while_the_server_is_gone(desk):
    """A crash, a reload: the journal is replayed."""
    desk.open(SINGLE)
    cut(desk.page)
    type_visits(desk.page, VISITS)
    expect(desk.page.locator(".offline-bar")).to_be_visible()
    mend(desk.page)
    desk.open(SINGLE)
    expect(desk.page.locator("#visit_projects")).to_have_value("12")
    expect(desk.page.locator("#saved")).to_have_attribute("data-state", "saved")
    assert VISITS.items() <= stored(SINGLE)[0].items()
    assert journals(desk.page) == []


def test_a_letter_in_a_cell_that_was_never_left(desk):
    """The very last keystroke before the browser died."""
    desk.open(SINGLE)
    cut(desk.page)
    desk.page.locator("#visit_projects").press_sequentially("7")
    mend(desk.page)
    desk.open(SINGLE)
    expect(desk.page.locator("#visit_projects")).to_have_value("7")


def test_the_tab_is_closed_and_another_opened(desk):
    desk.open(SINGLE)
    cut(desk.page)
    type_visits(desk.page, VISITS)
    expect(desk.page.locator(".offline-bar")).to_be_visible()
    context = desk.page.context
    desk.page.close()
    page = context.new_page()
    page.goto(f"/2020/forms/{SINGLE}/")
    for item, number in VISITS.items():
        expect(page.locator(f"#{item}")).to_have_value(number)
    expect(page.locator("#saved[data-state=saving]")).to_have_count(0)
    page.reload()
    for item, number in VISITS.items():
        expect(page.locator(f"#{item}")).to_have_value(number)
    assert VISITS.items() <= stored(SINGLE)[0].items()


def test_the_session_ended(desk, tree, client, settings, live_server):
    """Signed in again, the page is as it was left."""
    desk.open(SINGLE)
    Session.objects.all().delete()
    type_visits(desk.page, {"visit_projects": "12"})
    expect(desk.page.locator("#expired")).to_be_visible()
    link = desk.page.locator("#expired a.btn").get_attribute("href")
    assert link == f"/login/?next=%2F2020%2Fforms%2F{SINGLE}%2F"
    client.force_login(tree.account("university"), backend=BACKEND)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    desk.page.context.add_cookies([cookie])
    desk.open(SINGLE)
    expect(desk.page.locator("#saved")).to_have_attribute("data-state", "saved")
    assert stored(SINGLE)[0]["visit_projects"] == "12"


def test_rows_of_a_grid_whose_answer_was_lost_are_not_doubled(desk):
    """The server stored them; the answer never arrived."""
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_grid(desk, LIST)

    def lose(route) -> None:
        route.fetch()
        route.abort("connectionreset")

    page.route("**/rows/", lose)
    cell(page, 0, "name").click()
    copied(page, "", "国际科学理事会\t01\n国际数学联盟\t02")
    page.keyboard.press("Control+v")
    expect(page.locator(".offline-bar")).to_be_visible()
    page.unroute("**/rows/")
    page = open_grid(desk, LIST)
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    assert [one["name"] for one in stored(LIST)] == ["国际科学理事会", "国际数学联盟"]


def test_a_refused_cell_is_still_there_after_a_reload(desk):
    """What the server would not store is kept by the browser."""
    page = open_grid(desk, LIST)
    cell(page, 0, "name").fill("国际科学理事会")
    cell(page, 0, "joined_on").fill("昨天")
    settled(page)
    assert stored(LIST) == [{"name": "国际科学理事会"}]
    page = open_grid(desk, LIST)
    expect(cell(page, 0, "joined_on")).to_have_value("昨天")


def test_a_reason_that_was_being_written_is_there_again(desk):
    """It stands in no record: the journal keeps it all the same, until the server has it."""
    page = open_grid(desk, "HZ_02_011")
    cell(page, 0, "participants").fill("10")
    cell(page, 0, "foreigners").fill("12")
    settled(page)
    page.route("**/reason/", lambda route: route.abort("connectionrefused"))
    page.locator("[data-reason]").fill("外宾含线上参会")
    page.reload()
    expect(page.locator("[data-reason]")).to_have_value("外宾含线上参会")
    page.unroute("**/reason/")
    page.locator("[data-reason]").press("End")
    page.locator("[data-reason]").type("人员")
    page.locator("[data-reason]").blur()
    expect(page.locator("#counts")).not_to_contain_text("待说明")
    page.reload()
    expect(page.locator("[data-reason]")).to_have_value("外宾含线上参会人员")
    assert FormReport.objects.get().reasons.popitem()[1]["text"] == "外宾含线上参会人员"
    expect(page.locator(".toast1")).to_have_count(0)  # nothing was left to restore


def test_an_answer_that_comes_late_leaves_what_is_being_written(desk):
    """The card of reasons is drawn anew with other figures; the words begun in it stay."""
    page = open_grid(desk, "HZ_02_011")
    cell(page, 0, "participants").fill("10")
    cell(page, 0, "foreigners").fill("12")
    settled(page)
    late = held_back(page, "**/rows/")
    page.route("**/reason/", lambda route: route.abort("connectionrefused"))
    with page.expect_request("**/rows/"):
        cell(page, 0, "participants").fill("9")
        page.locator("[data-reason]").fill("外宾含线上参会")
    page.locator("[data-reason]").blur()
    sent(page, late)
    expect(page.locator(".ask label")).to_contain_text("9")
    assert page.locator("[data-reason]").input_value() == "外宾含线上参会"
