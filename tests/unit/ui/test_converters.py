"""Numbers in addresses that no database key can be do not exist."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from istc.ui.converters import Id, Year


@pytest.mark.parametrize(
    ("text", "taken"),
    [("1", True), ("9" * 18, True), ("9" * 19, False), ("-1", False), ("", False), ("²", False)],
)
def test_only_what_a_database_takes(text: str, taken: bool):
    assert bool(re.fullmatch(Id.regex, text)) == taken


@pytest.mark.parametrize(
    ("text", "taken"), [("2020", True), ("0000", True), ("20", False), (f"{2**64}", False)]
)
def test_a_year_has_four_digits(text: str, taken: bool):
    assert bool(re.fullmatch(Year.regex, text)) == taken


@pytest.mark.parametrize(("kind", "text"), [(Id, "42"), (Year, "2020"), (Year, "0007")])
def test_there_and_back(kind: type[Id], text: str):
    assert kind().to_url(kind().to_python(text)) == text


def addresses(resolver: URLResolver) -> Iterator[URLPattern | URLResolver]:
    for one in resolver.url_patterns:
        yield one
        if isinstance(one, URLResolver):
            yield from addresses(one)


def test_no_address_takes_a_number_without_bounds():
    """`<int:…>` does, and databases fail at 2**64."""
    found = [one.pattern for one in addresses(get_resolver())]
    assert len(found) > 100
    for pattern in found:
        for kind in pattern.converters.values():
            assert not isinstance(kind, IntConverter), pattern
