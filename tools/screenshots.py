"""Takes the pictures in docs/screenshots/ from a served demo: python tools/screenshots.py ADDRESS.

Names behind the address take these pictures only.

The demo must be served with ISTC_CAPTCHA=off. Pictures are 1440 wide; form pages also 1280.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs/screenshots"
CHROMIUM = os.environ.get("ISTC_CHROMIUM", "/usr/bin/chromium")
PASSWORD = "Yanshi-2020"
REPORTER, PROVINCE, CENTRE = "sh_jnlg", "sh_kjt", "zhongxin"
HEIGHT = 900

# name, account, address, also at 1280
PICTURES = [
    ("home", REPORTER, "/2020/", True),
    ("home-province", PROVINCE, "/2020/", False),
    ("home-centre", CENTRE, "/2020/", False),
    ("form-matrix", REPORTER, "/2020/forms/HZ_02_001/", True),
    ("form-sheet", REPORTER, "/2020/forms/HZ_02_002/", True),
    ("form-grid", "sh_hhny", "/2020/forms/HJ_07/?view=grid", True),
    ("form-grid-wide", REPORTER, "/2020/forms/HZ_02_005/?view=grid", True),
    ("form-list", REPORTER, "/2020/forms/HZ_02_005/?view=list", True),
    ("form-fields", REPORTER, "/2020/forms/HZ_01_001/", True),
    ("form-choice", REPORTER, "/2020/forms/HZ_05_001/", True),
    ("form-case", REPORTER, "/2020/forms/HZ_05_004/", True),
    ("form-computed", REPORTER, "/2020/forms/HZ_04_001/", True),
    ("form-nested", "sh_jnkj", "/2020/forms/HJ_11/", True),
    ("form-likert", "sh_jnkj", "/2020/forms/HJ_14/", True),
    ("form-subtable", "sh_hhny", "/2020/forms/HJ_07/?view=list", True),
    ("guide", REPORTER, "/2020/guide/", False),
    ("guide-form", REPORTER, "/2020/guide/HZ_02_001/", False),
    ("account", REPORTER, "/account/", False),
    ("status", PROVINCE, "/2020/status/", True),
    ("query-forms", PROVINCE, "/2020/query/?part=2", True),
    ("query-units", PROVINCE, "/2020/query/HZ_02_001/?item=total_projects", True),
    ("query-years", PROVINCE, "/2020/query/HZ_02_001/?year=2020&year=2019&view=years", False),
    ("query-records", PROVINCE, "/2020/query/HZ_02_005/?view=records&sort=-funds", False),
    ("query-items", PROVINCE, "/2020/query/HZ_02_007/?view=items", False),
    ("query-chart", PROVINCE, "/2020/query/HZ_02_005/?view=chart&item=funds", False),
    ("reminders", PROVINCE, "/2020/reminders/", False),
    ("11-units", PROVINCE, "/2020/manage/", True),
    ("14-admin-home", CENTRE, "/2020/console/", True),
    ("14-round", CENTRE, "/console/rounds/2020/", False),
    ("14-texts", CENTRE, "/console/rounds/2020/texts/", True),
    ("log", CENTRE, "/log/", False),
    ("notices", CENTRE, "/notices/", False),
    ("review-queue", PROVINCE, "/2020/review/", False),
    ("review", PROVINCE, "/2020/units/5/forms/HZ_02_005/", True),
]


def sign_in(browser: Browser, base: str, username: str, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": HEIGHT}).new_page()
    page.goto(f"{base}/login/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_load_state("networkidle")
    return page


def take(page: Page, address: str, name: str) -> None:
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        raise SystemExit(f"{address} gave {answer and answer.status}")
    page.wait_for_load_state("networkidle")
    open_first_record(page)
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / f"{name}.png")


def open_first_record(page: Page) -> None:
    """On a list of records, the drawer is what matters."""
    row = page.locator("table.list [data-drawer=open]").first
    if row.count():
        row.click()
        page.wait_for_load_state("networkidle")


def main(base: str, only: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1440, "height": HEIGHT}).new_page()
        take(page, f"{base}/login/", "login")
        pages: dict[tuple[str, int], Page] = {}
        for name, account, address, narrow in PICTURES:
            if only and name not in only:
                continue
            for width in (1440, 1280) if narrow else (1440,):
                key = (account, width)
                if key not in pages:
                    pages[key] = sign_in(browser, base, account, width)
                suffix = "" if width == 1440 else f"-{width}"
                take(pages[key], f"{base}{address}", f"{name}{suffix}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2:])
