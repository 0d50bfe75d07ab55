"""An open 2020 and a closed 2019, and the centre that keeps the lists."""

import pytest

from istc.rounds import lists
from istc.rounds.models import Round
from tests import people
from tests.builders import Tree, build_round, build_tree


@pytest.fixture
def tree(db, settings, tmp_path) -> Tree:
    settings.ISTC_DATA = tmp_path
    tree = build_tree(2020)
    build_round(2020)
    build_round(2019, edition="2020", state=Round.State.CLOSED)
    return tree


@pytest.fixture
def actor(tree: Tree):
    return people.actor(tree.account("centre"))


@pytest.fixture
def save(actor):
    """Saves an option of the list of countries: `save("XK", "科索沃", new=True)`."""

    def do(code, label, *, new=False, list_id="countries", from_year=2020, **more):
        seen = more.pop("seen", None)
        reason, who = more.pop("reason", "外交部通报"), more.pop("actor", actor)
        draft = lists.Draft(code, label, **more)
        return lists.save_option(
            actor=who, list_id=list_id, draft=draft, new=new, from_year=from_year, reason=reason,
            seen=seen,
        )  # fmt: skip

    return do
