"""The centre at its lists, and everybody's signed-in browser."""

import pytest
from django.test import Client

from tests.builders import Tree, build_round, build_tree
from tests.people import signed_in


@pytest.fixture
def tree(db, settings, tmp_path) -> Tree:
    settings.ISTC_DATA = tmp_path
    tree = build_tree(2020)
    build_round(2020)
    return tree


@pytest.fixture
def centre(tree) -> Client:
    return signed_in(tree.account("centre"))


@pytest.fixture
def open_as(tree):
    return lambda name: signed_in(tree.account(name))
