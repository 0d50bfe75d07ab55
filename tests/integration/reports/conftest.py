"""A university with an open round of the small edition, and its superior."""

import pytest

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
