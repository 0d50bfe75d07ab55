"""A unit in the middle of an open round, and its signed-in browser."""

import pytest
from django.test import Client

from tests.builders import Tree, build_round, build_tree
from tests.people import signed_in


@pytest.fixture
def tree(db) -> Tree:
    """The tree of 2020 with its round open."""
    tree = build_tree(2020)
    build_round(2020)
    return tree


@pytest.fixture
def client(tree) -> Client:
    """The university's browser."""
    return signed_in(tree.account("university"))
