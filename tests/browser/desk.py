"""What a reporter does at the form page, in the order a hand would do it."""

import re

from playwright.sync_api import Locator, Page, expect

from istc.definitions.model import Form, LikertBlock, TableBlock
from istc.entry.present.control import Box
from istc.entry.present.sketch import sketch_of
from tests.browser.samples import Typed, typed

YEAR = 2020
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Desk:
    """A window at the form pages. `errors`: what scripts complained of."""

    def __init__(self, page: Page, errors: list[str]) -> None:
        self.page = page
        self.errors = errors

    def open(self, code: str, year: int = YEAR) -> None:
        self.page.goto(f"/{year}/forms/{code}/")
        self.arrived(code)

    def arrived(self, code: str) -> None:
        """The form's page is there and its scripts hear the keys."""
        expect(self.page).to_have_url(re.compile(code))
        expect(self.page.locator("html")).to_have_attribute("data-ready", re.compile("fill|read"))

    def fill(self, form: Form) -> list[Typed]:
        """Everything the form asks for, through its own inputs; what was typed."""
        self.open(form.code)
        within = self.start_record(form)
        boxes = sketch_of(form, YEAR).boxes
        rated = {row.item.id for block in form.blocks if isinstance(block, LikertBlock)
                 for row in block.rows}  # fmt: skip
        done = []
        for one in typed(form):
            if one.item.when and not self.asked(within, one):
                continue
            done.append(one)
            if one.item.id in rated:
                self.rate(within, one)
            elif one.item.table is None and not (form.layout == "sheet" and one.item.options):
                self.type(within, one, boxes[one.item.id])
        for block in form.blocks:
            if isinstance(block, TableBlock):
                self.fill_row(within, form, block)
        self.saved()
        return done

    def start_record(self, form: Form) -> Locator:
        """Where to type: the page, the drawer of a new record, a new row."""
        page = self.page
        if form.layout == "list":
            page.locator(".tbar [data-act=new]").click()
            drawer = page.locator("#drawer .dform")
            expect(drawer).to_be_visible()
            return drawer
        if form.layout == "sheet":
            key = form.items[0]
            quick = page.locator("#quick")
            quick.fill(key.options.options[0].label)
            quick.press("Enter")
            row = page.locator("tbody[data-rows] > tr[data-scope]:not(.blank)")
            expect(row).to_have_count(1)
            return row
        return page.locator("#fill")

    def asked(self, within: Locator, one: Typed) -> bool:
        """Whether an item that can be switched off is on now; the page says so a frame later."""
        expect(self.page.locator("#fill")).to_have_attribute("data-live", "on")
        self.page.evaluate(TWO_FRAMES)
        return within.locator(f'[data-switched="{one.item.id}"]:not([data-off])').count() > 0

    def type(self, within: Locator, one: Typed, box: Box) -> None:
        inputs = within.locator(f'[name="{one.item.id}"], [name$=".{one.item.id}"]')
        shown = inputs.locator("visible=true")
        if box.control == "select":
            shown.first.select_option(one.codes[0])
        elif box.control in ("radios", "checks"):
            for code in one.codes:
                within.locator(f'[name="{one.item.id}"][value="{code}"]').check()
        elif box.control in ("combo", "combos"):
            for label in one.words:
                shown.first.press_sequentially(label)
                self.page.keyboard.press("Enter")
        else:
            shown.first.fill(one.text)

    def rate(self, within: Locator, one: Typed) -> None:
        within.locator(f'[name="{one.item.id}"]').first.focus()
        self.page.keyboard.press("1")

    def fill_row(self, within: Locator, form: Form, block: TableBlock) -> None:
        for one in typed(form):
            if one.item.table == block.id:
                cell = within.locator(f'[name="{block.id}[0].{one.item.id}"]')
                if one.item.options:
                    cell.select_option(one.codes[0])
                else:
                    cell.fill(one.text)

    def saved(self) -> None:
        """Leaves the cell and waits until all is stored."""
        self.page.evaluate("document.activeElement.blur()")
        saved = self.page.locator("[data-saved][data-state=saved]")
        expect(saved.first).to_contain_text("自动保存")

    def complete(self, form: Form) -> None:
        """提交 of the record, reasons where they are asked for, 完成填报, 确认完成填报."""
        page = self.page
        if form.layout == "list":
            page.locator("#drawer [data-act=submit]").click()
            expect(page.locator("#drawer")).to_be_hidden()
        self.explain()
        page.locator(".actbar [data-act=complete]").click()
        confirm = page.locator("#complete-dialog [name=confirm]")
        expect(confirm).to_be_visible()
        confirm.click()
        expect(page.locator("#state")).to_contain_text("已完成填报")

    def explain(self) -> None:
        for box in self.page.locator("textarea[data-reason]").all():
            box.fill("情况属实，按实际发生数填报")
            box.blur()
        expect(self.page.locator("#counts")).not_to_contain_text("待说明")

    def reads_back(self, form: Form, unit_id: int) -> str:
        """The text of the form on the superior's read-only page, its record opened."""
        self.page.goto(f"/{YEAR}/units/{unit_id}/forms/{form.code}/")
        text = self.page.locator("main").inner_text()
        if form.multi:
            href = self.page.locator(f'main a[href*="/forms/{form.code}/"]').first.get_attribute(
                "href"
            )
            self.page.goto(href)
            text += self.page.locator("main").inner_text()
        return text
