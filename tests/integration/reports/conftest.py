"""A university with an open round of the small edition, and its superior."""

import pytest

from istc.units.models import Placement
from istc.units.placements import carry_over
from tests.builders import Tree, build_round, build_tree
from tests.integration.reports.bench import QUESTIONNAIRES, Desk
from tests.people import actor


@pytest.fixture(autouse=True)
def small_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(QUESTIONNAIRES))


@pytest.fixture
def tree(db) -> Tree:
    return build_tree()


@pytest.fixture
def desk(tree: Tree) -> Desk:
    return Desk(actor(tree.account("university")), build_round(edition="small"), tree.university)


@pytest.fixture
def last_year(tree: Tree) -> Desk:
    """The same unit in the round of the year before, still open for late work."""
    place = build_places_of(tree, 2019)
    return Desk(actor(tree.account("university")), build_round(2019, edition="small"), place)


def build_places_of(tree: Tree, year: int) -> Placement:
    """The university's place in another year's tree."""
    carry_over(source=2020, target=year)
    return Placement.objects.get(year=year, unit=tree.university.unit)
