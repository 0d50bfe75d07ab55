"""单位管理 with 20,000 units: as many queries as with 200 (time is measured by `make bench`)."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from istc.console.units import listing
from istc.units import paths
from istc.units.models import Account, Placement, Unit
from tests.builders import build_centre, build_place, build_round, settle_statistics
from tests.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FULL = 22  # below the first unit: more than a page, whatever the total


def grow(total: int, firsts: int = 20) -> Placement:
    """`firsts` level-1 units with the rest evenly below them; the first of them."""
    build_round(2020)
    tops = [
        build_place(f"top{n:03}", f"第{n}科技厅", category="province", third_level=True)
        for n in range(firsts)
    ]
    names = [f"u{n:05}" for n in range(total - firsts)]
    units = Unit.objects.bulk_create(
        [Unit(code=name, name=f"某科学研究院{name}") for name in names], batch_size=500
    )
    Account.objects.bulk_create(
        [Account(username=unit.code, unit=unit, password="x") for unit in units], batch_size=500
    )
    seconds, thirds = units[::5], [unit for n, unit in enumerate(units) if n % 5]
    made = Placement.objects.bulk_create(
        [_under(tops[max(0, n - FULL) % firsts], unit) for n, unit in enumerate(seconds)],
        batch_size=500,
    )
    Placement.objects.bulk_create(
        [_under(made[n // 4], unit) for n, unit in enumerate(thirds)], batch_size=500
    )
    settle_statistics()
    return tops[0]


def _under(superior: Placement, unit: Unit) -> Placement:
    path = paths.child(superior.path, unit.pk)
    return Placement(
        year=2020, unit=unit, superior=superior, path=path, level=paths.level(path),
        name=unit.name, category="province",
    )  # fmt: skip


def asked(client, url: str) -> int:
    """Queries of a page that was opened before."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.fixture(scope="module")
def results(django_db_setup, django_db_blocker):
    """The same pages at 200 and at 20,000 units, each in a transaction that is rolled back."""
    found = {}
    with django_db_blocker.unblock():
        for total in (200, 20_000):
            with transaction.atomic():
                top = grow(total)
                centre = signed_in(build_centre())
                province = signed_in(Account.objects.get(unit=top.unit))
                found[total] = {
                    "centre": asked(centre, "/2020/manage/"),
                    "below": asked(centre, f"/2020/manage/{top.unit_id}/below/"),
                    "province": asked(province, "/2020/manage/"),
                    "unit": asked(centre, f"/2020/manage/{top.unit_id}/"),
                    "search": asked(centre, "/2020/manage/?q=kx"),
                }
                transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("page", ["centre", "below", "province", "unit", "search"])
def test_the_number_of_queries_is_constant(results, page):
    assert results[20_000][page] <= results[200][page]
    assert results[20_000][page] <= 20


def test_a_page_shows_twenty(db):
    top = grow(500, firsts=1)
    client = signed_in(Account.objects.get(unit=top.unit))
    assert client.get("/2020/manage/").content.decode().count('name="unit"') == listing.A_PAGE
