"""A branch of the small edition: province above university above two level-3 units."""

import pytest

from istc.rounds.models import Round
from tests.builders import Tree, build_round, build_tree
from tests.integration.letters.branches import QUESTIONNAIRES, Branch


@pytest.fixture(autouse=True)
def small_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(QUESTIONNAIRES))


@pytest.fixture
def tree(db) -> Tree:
    return build_tree()


@pytest.fixture
def round_2020(tree: Tree) -> Round:
    return build_round(edition="small")


@pytest.fixture
def branch(tree: Tree, round_2020: Round) -> Branch:
    return Branch(tree, round_2020)


@pytest.fixture
def reported(branch: Branch) -> Branch:
    """The ministry has reported: its own forms complete, its bureau named as not."""
    branch.fill("ministry")
    branch.submit("ministry", note="该中心今年撤并")
    return branch
