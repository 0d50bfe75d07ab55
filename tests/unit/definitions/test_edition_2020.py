"""The 2020 edition: it loads, lints clean, and holds what the manual's catalogue counts."""

import pytest

from istc.definitions import places
from istc.definitions.dump import dump
from istc.definitions.lint.run import lint_edition
from istc.definitions.load import load_edition_from
from istc.definitions.model import Edition

FOLDER = places.ROOT / "2020"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition_from(FOLDER)


def test_the_linter_has_nothing_to_say():
    assert list(map(str, lint_edition(FOLDER))) == []


def test_forms_per_part_f07(edition: Edition):
    """F07: HZ 33 (2+15+6+1+5+4) and HJ 16, in 7 parts."""
    assert [len(edition.part_forms(number)) for number in range(1, 8)] == [2, 15, 6, 1, 5, 4, 16]


def test_items_as_the_catalogue_counts_them(edition: Edition):
    """Issue 2 §2: 198 items in the 33 HZ forms, 437 in the 16 HJ forms, as printed."""
    printed = {"HZ": 0, "HJ": 0}
    for form in dump(edition)["forms"]:
        printed[form["code"][:2]] += sum(item["origin"] == "printed" for item in form["items"])
    assert printed == {"HZ": 198, "HJ": 437}
