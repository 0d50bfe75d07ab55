"""The overview with 20,000 units asks as many queries as with 200 (issue 5)."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.builders import build_centre
from tests.integration.console.units.test_scale import grow
from tests.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGES = ("/2020/console/", "/2020/console/requests/", "/console/rounds/", "/console/rounds/2020/")


def queries(total: int) -> dict[str, int]:
    found = {}
    with transaction.atomic():
        grow(total)
        centre = signed_in(build_centre())
        for page in PAGES:
            centre.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert centre.get(page).status_code == 200
            found[page] = len(asked)
        transaction.set_rollback(True)
    return found


def test_the_number_of_queries_is_constant(db):
    small, large = queries(200), queries(20_000)
    assert all(large[page] <= small[page] for page in PAGES)  # kept figures ask less
    assert max(large.values()) <= 30
