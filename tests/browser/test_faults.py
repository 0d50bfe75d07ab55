"""F8 through the faults of a form and on to the next form with errors (design §5, issue 3)."""

import pytest
from playwright.sync_api import expect

from istc.reports import actions
from tests.integration.entry.desk import key_of
from tests.people import actor

pytestmark = pytest.mark.browser


def test_after_the_last_fault_the_next_form(tree, sign_in):
    who = actor(tree.account("university"))
    for code in ("HZ_02_002", "HZ_02_004"):
        key = key_of(tree.university, code)
        actions.add_records(actor=who, report_key=key, rows=[{"country": "DE"}] * 2)
    desk = sign_in(tree.account("university"))
    page = desk.page
    desk.open("HZ_02_002")
    seen = set()
    for _ in range(60):
        page.keyboard.press("F8")
        if page.locator(".toast1").count():
            break
        seen.add(page.evaluate("document.activeElement.name"))
    assert len(seen) > 1
    expect(page.locator(".toast1")).to_contain_text("下一张有错的表：HZ_02_004")
    page.locator(".toast1").get_by_role("button", name="打开").click()
    page.wait_for_url("**/HZ_02_004/**")
    expect(page.locator(".bad input.cell:focus")).to_have_value("德国")
    page.keyboard.press("Shift+F8")
    assert desk.errors == []
