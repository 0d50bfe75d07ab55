"""A province whose university has filled in a little, in the real edition."""

import pytest

from istc.reports.keys import ReportKey
from tests.builders import Tree, build_round, build_tree
from tests.integration.monitor.filling import Unit
from tests.people import actor


@pytest.fixture
def tree(db) -> Tree:
    return build_tree()


@pytest.fixture
def round_2020(tree: Tree):
    return build_round()


@pytest.fixture
def university(tree: Tree, round_2020) -> Unit:
    """Basic information complete, HZ_02_001 a draft, three projects in HZ_02_005, HZ_02_006 nil."""
    unit = Unit(actor(tree.account("university")), round_2020, tree.university)
    unit.basics()
    unit.fill("HZ_02_001")
    unit.fill("HZ_02_005", records=3)
    unit.nil("HZ_02_006")
    return unit


@pytest.fixture
def key(university: Unit) -> ReportKey:
    return university.key("HZ_02_005")
