"""A running site with an open round, a browser, and who is signed in to it."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.test.client import ClientHandler
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk
from tests.builders import Tree, build_round, build_tree
from tests.people import BACKEND

expect.set_options(timeout=15_000)  # other tests may keep the machine busy


@pytest.fixture
def tree(transactional_db) -> Tree:
    tree = build_tree(2020)
    build_round(2020)
    return tree


@pytest.fixture
def answered(live_server) -> Iterator[None]:
    """What a closing window has still sent is answered before the database is taken away."""
    running: list[object] = []

    def begun(sender: object, **more: object) -> None:
        if sender is not ClientHandler:
            running.append(sender)

    def ended(sender: object, **more: object) -> None:
        if sender is not ClientHandler and running:
            running.pop()

    request_started.connect(begun)
    request_finished.connect(ended)
    yield
    deadline = time.monotonic() + 10
    while running and time.monotonic() < deadline:
        time.sleep(0.02)
    request_started.disconnect(begun)
    request_finished.disconnect(ended)


@pytest.fixture
def sign_in(live_server, answered, browser, client, settings) -> Callable[..., Desk]:
    """A window of its own for an account, signed in without the sign-in page."""
    opened: list[BrowserContext] = []

    def enter(account, *, width: int = 1440, scripts: bool = True) -> Desk:
        client.force_login(account, backend=BACKEND)
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="zh-CN",
            java_script_enabled=scripts,
            base_url=live_server.url,
        )
        context.set_default_timeout(30_000)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
        context.add_cookies([cookie])
        client.cookies.clear()
        opened.append(context)
        page = context.new_page()
        return Desk(page, watch(page))

    yield enter
    for context in opened:
        context.close()


def watch(page: Page) -> list[str]:
    """Errors of scripts and of the content security policy; a test expects none."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console",
        lambda said: (
            found.append(said.text)
            if said.type == "error" and "status of 4" not in said.text
            else None
        ),
    )
    return found
