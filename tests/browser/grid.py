"""What a hand does in the grid: opens it, finds a cell, puts a block on the clipboard."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Desk


def open_grid(desk: Desk, code: str) -> Page:
    desk.page.goto(f"/2020/forms/{code}/?view=grid")
    expect(desk.page.locator("html")).to_have_attribute("data-ready", "fill")
    return desk.page


def cell(page: Page, row: int, item: str) -> Locator:
    """Of the row with this number on the page, from 0; blank ones count."""
    return page.locator("table.rowgrid tbody tr[data-scope]").nth(row).locator(f'[name$=".{item}"]')


def settled(page: Page) -> None:
    """Everything is stored."""
    page.evaluate("document.activeElement.blur()")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def copied(page: Page, html: str, text: str) -> None:
    """Really onto the clipboard, as Excel puts it there: a table and plain text."""
    page.evaluate(
        """async ([html, text]) => {
          const item = { "text/plain": new Blob([text], { type: "text/plain" }) };
          if (html) item["text/html"] = new Blob([html], { type: "text/html" });
          await navigator.clipboard.write([new ClipboardItem(item)]);
        }""",
        [html, text],
    )
