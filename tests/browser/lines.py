"""Slow lines: requests that wait until a test lets them go."""

from playwright.sync_api import Page, Route


def held_back(page: Page, address: str) -> list[Route]:
    """Requests to it wait until they are `sent`."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    return held


def sent(page: Page, held: list[Route]) -> None:
    """Lets the first one go, and those that follow."""
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.unroute_all(behavior="wait")
