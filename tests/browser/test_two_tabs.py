"""Two tabs or two people on one form: neither side is lost unseen (N40, design §8)."""

import pytest
from playwright.sync_api import Page, Route, expect

from istc.reports.models import Record
from tests.browser.grid import cell, open_grid
from tests.browser.lines import held_back, sent

pytestmark = pytest.mark.browser
SINGLE, LIST, CHOICES = "HZ_02_001", "HZ_02_008", "HZ_01_002"


@pytest.fixture
def desk(tree, sign_in):
    return sign_in(tree.account("university"))


def stored(code: str) -> dict:
    return Record.objects.get(report__form=code, removed_at=None).values


def second(desk, code: str, view: str = "") -> Page:
    """The same form in another tab."""
    page = desk.page.context.new_page()
    page.goto(f"/2020/forms/{code}/{view}")
    expect(page.locator("html")).to_have_attribute("data-ready", "fill")
    return page


def type_into(page: Page, item: str, text: str) -> None:
    page.locator(f"#{item}").fill(text)
    page.locator(f"#{item}").blur()


def type_and_wait(page: Page, item: str, text: str) -> None:
    with page.expect_response("**/save/"):
        type_into(page, item, text)
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def choose(page: Page, side: str) -> None:
    """`side`: a selector of the radios of one side, theirs or ours."""
    dialog = page.locator("#conflict-dialog")
    dialog.locator(f"input[type=radio]{side}").first.check()
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden()


def overtaken(desk) -> tuple[Page, list[Route]]:
    """Another tab whose save of one cell is under way since the first tab stored a 3 in another."""
    desk.open(SINGLE)
    other = second(desk, SINGLE)
    type_and_wait(desk.page, "visit_projects", "3")
    held = held_back(other, "**/save/")
    type_into(other, "visit_persons", "9")
    return other, held


THEIRS, OURS = "[value=theirs]", ":not([value=theirs])"


def test_both_sides_are_shown_and_one_is_chosen(desk):
    desk.open(SINGLE)
    other = second(desk, SINGLE)
    type_and_wait(desk.page, "visit_projects", "3")
    type_into(other, "visit_projects", "4")
    expect(other.locator("#conflict-dialog")).to_contain_text("3")
    assert stored(SINGLE)["visit_projects"] == "3"
    choose(other, OURS)
    expect(other.locator("#saved")).to_have_attribute("data-state", "saved")
    assert stored(SINGLE)["visit_projects"] == "4"


def test_typed_while_an_answer_was_under_way(desk):
    """The answer brings a newer version; the cell was typed over the older one all the same."""
    other, held = overtaken(desk)
    type_into(other, "visit_projects", "4")
    sent(other, held)
    expect(other.locator("#conflict-dialog")).to_contain_text("3")
    assert stored(SINGLE) == stored(SINGLE) | {"visit_projects": "3", "visit_persons": "9"}
    choose(other, OURS)
    expect(other.locator("#saved")).to_have_attribute("data-state", "saved")
    assert stored(SINGLE)["visit_projects"] == "4"


def test_ones_own_cell_typed_on_while_its_answer_was_under_way(desk):
    """No conflict with oneself."""
    desk.open(SINGLE)
    held = held_back(desk.page, "**/save/")
    type_into(desk.page, "visit_projects", "1")
    type_into(desk.page, "visit_projects", "12")
    sent(desk.page, held)
    expect(desk.page.locator("#saved")).to_have_attribute("data-state", "saved")
    assert stored(SINGLE)["visit_projects"] == "12"


def test_an_answer_that_was_lost_is_no_conflict_with_oneself(desk):
    """Stored, but the page never heard of it; the person typed on."""
    desk.open(SINGLE)
    page = desk.page

    def lose(route) -> None:
        route.fetch()
        route.abort("connectionreset")

    page.route("**/save/", lose)
    type_into(page, "visit_projects", "1")
    expect(page.locator(".offline-bar")).to_be_visible()
    type_into(page, "visit_projects", "12")
    page.unroute("**/save/")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=30_000)
    expect(page.locator("#conflict-dialog")).to_be_hidden()
    assert stored(SINGLE)["visit_projects"] == "12"


def test_what_others_changed_is_shown_with_the_next_answer(desk):
    """A number and a choice; then it may be written over without a question: it was seen."""
    desk.open(CHOICES)
    page = desk.page
    page.locator("[name=has_site][value='1']").check()
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    other = second(desk, CHOICES)
    type_and_wait(page, "visits_ever", "5")
    page.locator("[name=has_site][value='0']").check()
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    type_and_wait(other, "visits_ever_abroad", "2")
    expect(other.locator("#visits_ever")).to_have_value("5")
    expect(other.locator("[name=has_site][value='0']")).to_be_checked()
    expect(other.locator(".toast1")).to_contain_text("2 处改动")
    other.locator("[name=has_site][value='1']").check()
    expect(other.locator("#saved")).to_have_attribute("data-state", "saved")
    assert stored(CHOICES) == stored(CHOICES) | {"has_site": "1", "visits_ever_abroad": "2"}


def test_a_cell_in_hand_shows_it_when_it_is_left(desk):
    """What stands under the hand does not change; typed over the old one, both are shown."""
    other, held = overtaken(desk)
    other.locator("#visit_projects").focus()
    sent(other, held)
    expect(other.locator("#saved")).to_have_attribute("data-state", "saved")
    expect(other.locator("#visit_projects")).to_have_value("")
    other.locator("#visit_persons").focus()
    expect(other.locator("#visit_projects")).to_have_value("3")


def test_typed_into_a_cell_in_hand_over_what_was_not_seen(desk):
    other, held = overtaken(desk)
    other.locator("#visit_projects").focus()
    sent(other, held)
    expect(other.locator("#saved")).to_have_attribute("data-state", "saved")
    other.keyboard.type("4")
    other.keyboard.press("Tab")
    expect(other.locator("#conflict-dialog")).to_contain_text("3")
    choose(other, THEIRS)
    expect(other.locator("#visit_projects")).to_have_value("3")
    expect(other.locator("#saved")).to_have_attribute("data-state", "saved")
    type_and_wait(other, "visit_projects", "5")  # it was seen: no second question
    assert stored(SINGLE)["visit_projects"] == "5"


def test_a_refused_cell_put_right_over_what_was_not_seen(desk):
    """Refused, it was never compared; put right, it is."""
    desk.open(SINGLE)
    other = second(desk, SINGLE)
    type_and_wait(desk.page, "visit_projects", "3")
    with other.expect_response("**/save/"):
        type_into(other, "visit_projects", "三个")
    with other.expect_response("**/save/"):
        type_into(other, "visit_projects", "4")
    expect(other.locator("#conflict-dialog")).to_contain_text("3")
    assert stored(SINGLE)["visit_projects"] == "3"


def test_the_tab_is_closed_with_a_cell_typed_over_an_older_version(desk):
    """The journal knows it too, and asks in the tab that is opened next."""
    other, held = overtaken(desk)
    type_into(other, "visit_projects", "4")
    other.route("**/save/", lambda route: route.abort("connectionrefused"))
    held[0].continue_()
    expect(other.locator(".offline-bar")).to_be_visible()
    assert stored(SINGLE)["visit_persons"] == "9"
    other.close(run_before_unload=False)
    again = second(desk, SINGLE)
    expect(again.locator("#conflict-dialog")).to_contain_text("3", timeout=20_000)
    assert stored(SINGLE)["visit_projects"] == "3"


def test_a_row_of_a_grid_typed_into_while_its_answer_was_under_way(desk):
    page = open_grid(desk, LIST)
    cell(page, 0, "name").fill("国际科学理事会")
    with page.expect_response("**/rows/"):
        cell(page, 0, "name").blur()
    other = second(desk, LIST, "?view=grid")
    with page.expect_response("**/rows/"):
        cell(page, 0, "joined_on").fill("2019-05-01")
        cell(page, 0, "joined_on").blur()
    held = held_back(other, "**/rows/")
    cell(other, 0, "name").fill("国际科学院")
    cell(other, 0, "joined_on").fill("2018-05-01")
    cell(other, 0, "joined_on").blur()
    sent(other, held)
    expect(other.locator("#conflict-dialog")).to_contain_text("2019-05-01")
    choose(other, THEIRS)
    expect(other.locator("#saved")).to_have_attribute("data-state", "saved")
    expect(cell(other, 0, "joined_on")).to_have_value("2019-05-01")
    assert stored(LIST) == {"name": "国际科学院", "joined_on": "2019-05-01"}


def test_zeros_filled_in_by_the_form_are_no_conflict_with_oneself(desk):
    """空白填零 after a blank of the other side was chosen: the page shows the zero."""
    desk.open(SINGLE)
    type_and_wait(desk.page, "visit_projects", "3")
    other = second(desk, SINGLE)
    type_and_wait(desk.page, "visit_projects", "")
    type_into(other, "visit_projects", "4")
    choose(other, THEIRS)
    other.locator(".actbar [data-act=zero]").click()
    expect(other.locator("#visit_projects")).to_have_value("0")
    type_and_wait(other, "visit_projects", "5")
    expect(other.locator("#conflict-dialog")).to_be_hidden()
    assert stored(SINGLE)["visit_projects"] == "5"
