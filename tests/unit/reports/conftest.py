"""The small edition, read once; no database here."""

import pytest

from istc.definitions.load import load_edition_from
from istc.definitions.model import Edition
from tests.integration.reports.bench import QUESTIONNAIRES


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition_from(QUESTIONNAIRES / "small")
