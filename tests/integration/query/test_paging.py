"""Pages of records and of units: nothing twice, nothing lost, in the order asked for (F57)."""

import pytest

from istc.query.show import records
from istc.query.show import tree as branch
from istc.rounds.models import Round
from istc.units.models import Placement, Unit
from istc.units.placements import place
from tests.integration.query.conftest import FUNDED, MONEY, put
from tests.people import signed_in

ADDRESS = f"/2020/query/{FUNDED.code}/"


@pytest.fixture
def client(tree, round):
    return signed_in(tree.account("province"))


@pytest.fixture
def both_years(tree, round, monkeypatch):
    """Amounts 1–7 in 2020 and 101–104 in 2019, three records a page."""
    monkeypatch.setattr(records, "A_PAGE", 3)
    last = Placement.objects.get(year=2019, unit=tree.university.unit)
    put(round, tree.university, FUNDED, *({MONEY.id: str(one)} for one in range(1, 8)))
    older = Round.objects.get(year=2019)
    put(older, last, FUNDED, *({MONEY.id: str(one)} for one in range(101, 105)))


def amounts(client, page: int, **params) -> list[str]:
    asked = {"view": "records", "year": ["2020", "2019"], "col": MONEY.id, "page": page, **params}
    lines = client.get(ADDRESS, asked).shown["listing"].lines
    return [line.cells[0] for line in lines]


def test_records_of_several_years_follow_each_other_page_by_page(client, both_years):
    pages = [amounts(client, page) for page in range(1, 5)]
    assert pages == [["1", "2", "3"], ["4", "5", "6"], ["7", "101", "102"], ["103", "104"]]
    gone = client.get(ADDRESS, {"view": "records", "year": ["2020", "2019"], "page": 5})
    assert "没有第 5 页，共 4 页" in gone.content.decode()


def test_the_order_holds_over_pages_and_with_conditions(client, both_years):
    asked = {"sort": f"-{MONEY.id}", "where": f"{MONEY.id}:le:102"}
    pages = [amounts(client, page, **asked) for page in range(1, 4)]
    assert pages == [["7", "6", "5"], ["4", "3", "2"], ["1", "102", "101"]]


def test_units_are_paged_by_their_figures(client, tree, round, monkeypatch):
    """Greatest first over all pages; those without a figure last, and the total over all."""
    monkeypatch.setattr(branch, "CHILDREN_A_PAGE", 4)
    for number in range(1, 7):
        unit = Unit.objects.create(code=f"p{number}", name=f"分页单位{number}")
        made = place(year=2020, unit=unit, superior=tree.province, province="32", type="02")
        put(round, made, FUNDED, {MONEY.id: str(number)})
    seen = []
    for page in (1, 2, 3):
        asked = {"sort": f"-{MONEY.id}", "page": page, "col": MONEY.id}
        rows = client.get(ADDRESS, asked).shown["tree"].rows
        assert rows[0].cells[-1].text == "21"
        seen += [row.cells[-1].text for row in rows if row.kind == "node"]
    assert seen == ["6", "5", "4", "3", "2", "1", "", "", ""]
