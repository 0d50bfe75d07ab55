"""The 2020 edition, compiled once."""

import pytest

from istc.definitions.load import load_edition
from istc.definitions.model import Edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition("2020", 2020)
