"""axe finds nothing on the grid, empty and filled; nothing runs out of the page (design §6)."""

import pytest

from istc.rounds.models import Round
from tests.browser.grid import open_grid
from tests.browser.test_accessible import violations
from tests.integration.monitor.filling import Unit
from tests.people import actor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 1280])
def test_nothing_is_found(sign_in, tree, width: int):
    unit = Unit(actor(tree.account("university")), Round.objects.get(), tree.university)
    unit.fill("HZ_02_005", records=3)
    unit.fill("HJ_07", records=2)
    desk = sign_in(tree.account("university"), width=width)
    for code in ("HZ_02_005", "HJ_07", "HJ_01"):
        page = open_grid(desk, code)
        assert violations(page) == [], code
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, code

    assert desk.errors == []
