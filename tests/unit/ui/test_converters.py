"""Numbers in addresses that no database key can be do not exist."""

import re

import pytest

from istc.ui.converters import Id


@pytest.mark.parametrize(
    ("text", "taken"),
    [("1", True), ("9" * 18, True), ("9" * 19, False), ("-1", False), ("", False), ("²", False)],
)
def test_only_what_a_database_takes(text: str, taken: bool):
    assert bool(re.fullmatch(Id.regex, text)) == taken


def test_there_and_back():
    assert Id().to_url(Id().to_python("42")) == "42"
