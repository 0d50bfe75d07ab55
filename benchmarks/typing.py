"""Keys typed into a grid of 500 rows: how long the browser is busy before it can paint."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks import grid
from benchmarks.measure import note
from benchmarks.site import Site, running

FRAME = 50.0  # milliseconds
PAUSE = 60  # milliseconds between keys: a quick typist
PLACES = (3, 250, 490)  # rows: the first, the middle, the last screen
TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
QUIET = ["--disable-gpu", "--disable-background-networking", "--no-first-run", "--no-sandbox"]


def frames() -> float:
    """The longest task of the page's main thread while numbers are typed, in parts of 50 ms.

    Chromium's own trace says how long each task took; nothing is painted before it ends. Totals
    of row and column, findings, saves and their answers all fall into the time that is traced.
    """
    with running() as site, browsing(site) as page:
        grid.begin(site.clients[0], grid.ROWS)
        page.goto(f"http://127.0.0.1:{site.port}{grid.FORM}?view=grid")
        page.wait_for_selector("html[data-ready]")
        cells = page.locator('table.rowgrid tbody tr[data-scope] [name$=".senior"]')
        last = cells.count() - 2
        traced(page, cells.nth(5))  # what is made once is made
        found = [traced(page, cells.nth(min(row, last))) for row in PLACES]
        note(f"  rows on the page: {cells.count()}")
    tasks = sorted((one for some in found for one in some), reverse=True)
    note(f"  tasks: {len(tasks)}, the longest: {', '.join(f'{one:.0f}' for one in tasks[:5])} ms")
    return tasks[0] / FRAME


@contextmanager
def browsing(site: Site) -> Iterator[Page]:
    """A page with the first client's session."""
    found = os.environ.get("ISTC_CHROMIUM") or shutil.which("chromium")
    if not found:
        raise SystemExit("no chromium: run tools/prepare-tests.sh")
    with sync_playwright() as machine:
        browser = machine.chromium.launch(executable_path=found, args=QUIET)
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        address = f"http://127.0.0.1:{site.port}"
        kept = site.clients[0].cookies.items()
        context.add_cookies([{"name": name, "value": text, "url": address} for name, text in kept])
        yield context.new_page()
        browser.close()


def typed(page: Page) -> None:
    """Numbers into four cells, by Tab from one to the next, and Enter."""
    for number in ("12", "340", "5", "7"):
        page.keyboard.type(number, delay=PAUSE)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1500)  # it is stored after a rest of 1.2 s


def traced(page: Page, cell: Locator) -> list[float]:
    """Milliseconds of every task of the renderer's main thread while a row is typed."""
    cell.click()
    page.wait_for_timeout(500)  # rows that came into sight are drawn
    browser: Any = page.context.browser
    browser.start_tracing(page=page, categories=TRACED)
    typed(page)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    mains = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    return [
        one["dur"] / 1000
        for one in events
        if one["name"] == "RunTask" and (one["pid"], one["tid"]) in mains and "dur" in one
    ]
