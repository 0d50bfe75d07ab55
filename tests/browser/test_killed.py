"""Nothing is lost when the server is really killed, the browser too (N20, N21, design §8)."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

import psutil
import pytest
from playwright.sync_api import BrowserContext, BrowserType, Error, Page, Route, expect

from tests.browser.grid import cell, copied
from tests.browser.site import Site

pytestmark = pytest.mark.browser
SINGLE, LIST, LONG, SHEET = "HZ_02_001", "HZ_02_008", "HZ_05_004", "HZ_02_002"
ITEMS = [
    f"{kind}_{what}"
    for kind in ("visit", "conference", "research", "training", "exhibition", "other")
    for what in ("projects", "persons")
]
ON_DISK = """!Object.keys(localStorage)
    .some((key) => key.startsWith("istc-journal") && !key.endsWith("/alive"))"""
NUMBERS = {item: str(at * 37 + 11) for at, item in enumerate(ITEMS)}


@pytest.fixture
def site(tmp_path) -> Iterator[Site]:
    made = Site(tmp_path)
    made.start()
    yield made
    made.kill()


@pytest.fixture
def profile(
    site, tmp_path, browser_type: BrowserType, browser_type_launch_args: dict
) -> Iterator[Callable[[], BrowserContext]]:
    """A browser with a profile on disk, which can be opened again after it was killed."""
    opened: list[BrowserContext] = []

    def open_browser() -> BrowserContext:
        context = browser_type.launch_persistent_context(
            tmp_path / "profile", base_url=site.url, locale="zh-CN",
            viewport={"width": 1440, "height": 900}, **browser_type_launch_args,
        )  # fmt: skip
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.add_cookies([site.cookie])
        opened.append(context)
        return context

    yield open_browser
    for context in opened:
        with suppress(Error):
            context.close()


def visit(context: BrowserContext, code: str, view: str = "") -> Page:
    page = context.new_page()
    page.goto(f"/2020/forms/{code}/{view}")
    expect(page.locator("html")).to_have_attribute("data-ready", "fill")
    return page


def saved(page: Page) -> None:
    """Tries are half a minute apart at most; a busy machine may let one of them pass by."""
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=120_000)
    expect(page.locator(".offline-bar:not([hidden])")).to_have_count(0)


def on_disk(page: Page) -> None:
    """What was typed is in IndexedDB; asked from outside, the page's own policy allows no eval."""
    until = monotonic() + 60
    while not page.evaluate(ON_DISK):
        assert monotonic() < until, "the journal still waits for its place on the disk"
        page.wait_for_timeout(50)


def kill_browser(folder: Path) -> None:
    """SIGKILL to the browser and every process of it."""
    mark = f"--user-data-dir={folder}"
    found = [one for one in psutil.process_iter(["cmdline"]) if mark in (one.info["cmdline"] or [])]
    assert found
    for one in found:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(found, timeout=10)


def test_the_server_is_killed_in_mid_typing(site, profile):
    """Between two digits of a number; the rest is typed while there is none; then it is back."""
    page = visit(profile(), SINGLE)
    for at, (item, number) in enumerate(NUMBERS.items()):
        page.locator(f"#{item}").focus()
        page.keyboard.type(number[0])
        if at == 5:
            site.kill()
        page.keyboard.type(number[1:])
    page.keyboard.press("Tab")
    expect(page.locator(".offline-bar")).to_contain_text("改动暂存本机", timeout=30_000)
    site.start()
    saved(page)
    assert NUMBERS.items() <= site.records(SINGLE)[0].items()


def test_killed_while_a_pasted_block_is_on_its_way(site, profile):
    """Whether it was stored or not, every row is there once."""
    context = profile()
    page = visit(context, LIST, "?view=grid")
    names = [f"国际科学组织 {at}" for at in range(60)]
    page.on("request", lambda one: site.kill() if one.url.endswith("/rows/") else None)
    cell(page, 0, "name").click()
    copied(page, "", "\n".join(names[:50]))
    page.keyboard.press("Control+v")
    expect(page.locator(".offline-bar")).to_be_visible(timeout=30_000)
    for name in names[50:]:
        page.keyboard.press("Alt+n")
        page.keyboard.insert_text(name)
    page.keyboard.press("Tab")
    page.close()
    site.start()
    page = visit(context, LIST, "?view=grid")
    saved(page)
    assert [one["name"] for one in site.records(LIST)] == names


def test_server_and_browser_are_both_killed(site, profile, tmp_path):
    """The last letter of a cell that was never left is on the disk of the reporter."""
    page = visit(profile(), SINGLE)
    site.kill()
    for item, number in NUMBERS.items():
        page.locator(f"#{item}").focus()
        page.keyboard.type(number)
    expect(page.locator(".offline-bar")).to_be_visible(timeout=30_000)
    on_disk(page)
    kill_browser(tmp_path / "profile")
    site.start()
    page = visit(profile(), SINGLE)
    for item, number in NUMBERS.items():
        expect(page.locator(f"#{item}")).to_have_value(number)
    saved(page)
    assert NUMBERS.items() <= site.records(SINGLE)[0].items()


def test_a_sheet_filled_while_there_is_no_server(site, profile):
    """Rows added, a block pasted, one taken back; the tab closed; another opened."""
    context = profile()
    page = visit(context, SHEET)
    site.kill()
    page.locator("tr[data-scope] input.cell").first.click()
    copied(page, "", "德国\t1\t2\n日本\t3\t4\n法国\t5\t6")
    page.keyboard.press("Control+v")
    page.locator("tr.blank input.cell").first.fill("英国")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    expect(page.locator(".offline-bar")).to_be_visible(timeout=30_000)
    page.close()
    site.start()
    page = visit(context, SHEET)
    saved(page)
    rows = [(one["country"], one.get("visit_projects")) for one in site.records(SHEET)]
    assert rows == [("DE", "1"), ("JP", "3"), ("FR", "5"), ("GB", "7")]


def test_more_than_localstorage_holds(site, profile):
    """字数不限: six million letters typed without a server are there after the tab was closed."""
    context = profile()
    page = visit(context, LONG, "?view=grid")
    box = page.locator("tr.blank textarea.cell").first
    item = box.get_attribute("name").split(".")[1]
    site.kill()
    letters = 150_000
    texts = [f"{at:03}" + "案" * (letters - 3) for at in range(40)]
    box.click()
    copied(page, "", "\n".join(texts))
    page.keyboard.press("Control+v")
    expect(page.locator(".offline-bar")).to_contain_text("改动暂存本机", timeout=60_000)
    page.close(run_before_unload=False)
    site.start()
    page = visit(context, LONG, "?view=grid")
    saved(page)
    assert [one[item] for one in site.records(LONG)] == texts


def test_the_session_ends_and_the_tab_is_closed(site, profile):
    """Signed in anew, every value is there."""
    context = profile()
    page = visit(context, SINGLE)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/save/", hold)
    for item, number in NUMBERS.items():
        page.locator(f"#{item}").fill(number)
    context.clear_cookies()
    held.pop().continue_()
    expect(page.locator("#expired")).to_be_visible()
    assert site.records(SINGLE) == []
    page.close()
    context.add_cookies([site.cookie])
    page = visit(context, SINGLE)
    saved(page)
    assert NUMBERS.items() <= site.records(SINGLE)[0].items()


def test_the_network_is_cut(site, profile):
    context = profile()
    page = visit(context, SINGLE)
    context.set_offline(True)
    for item, number in NUMBERS.items():
        page.locator(f"#{item}").fill(number)
    page.locator("#visit_projects").blur()
    expect(page.locator(".offline-bar")).to_be_visible()
    context.set_offline(False)
    saved(page)
    assert NUMBERS.items() <= site.records(SINGLE)[0].items()


def test_a_tab_that_was_copied_keeps_a_sheet_of_its_own(site, profile):
    """A copy takes the name of the tab with it; neither writes over what the other keeps."""
    context = profile()
    page = visit(context, SINGLE)
    with page.expect_popup() as opened:
        page.evaluate("open(location.href)")
    copy = opened.value
    expect(copy.locator("html")).to_have_attribute("data-ready", "fill")
    site.kill()
    page.locator("#visit_projects").fill("1")
    copy.locator("#visit_persons").fill("2")
    for one in (page, copy):
        one.evaluate("document.activeElement.blur()")
        expect(one.locator(".offline-bar")).to_be_visible(timeout=30_000)
    page.close()
    copy.close()
    site.start()
    page = visit(context, SINGLE)
    expect(page.locator("#visit_projects")).to_have_value("1", timeout=20_000)
    expect(page.locator("#visit_persons")).to_have_value("2", timeout=20_000)
    saved(page)
    assert {"visit_projects": "1", "visit_persons": "2"}.items() <= site.records(SINGLE)[0].items()


def test_signed_in_anew_in_another_tab(site, profile):
    """The old page takes the new token, since it is still that of the same unit, and goes on."""
    context = profile()
    page = visit(context, SINGLE)
    context.clear_cookies()
    context.add_cookies([site.cookie])
    other = visit(context, LIST)
    page.bring_to_front()
    for item, number in NUMBERS.items():
        page.locator(f"#{item}").fill(number)
    page.locator("#visit_projects").blur()
    saved(page)
    other.close()
    assert NUMBERS.items() <= site.records(SINGLE)[0].items()
