"""Figures that no number can meet, those that every number meets, and fair ones."""

import pytest

from istc.definitions.lint.ranges import faults

ITEMS = """
  - fields:
      items:
        - {id: n, code: "01", label: 数, kind: count, unit: 个}
        - {id: m, code: "02", label: 数目, kind: count, unit: 个, maximum: "12"}
        - {id: day, label: 日, kind: date}
"""


@pytest.fixture
def found(small):
    def run(test: str) -> list[str]:
        made = small(ITEMS + f"checks: [{{id: c, level: hint, test: '{test}'}}]\n")
        assert made.problems == []
        (form,) = made.edition.forms
        return list(faults(made, form, form.rules[0].test))

    return run


@pytest.mark.parametrize(
    "test",
    [
        "[n] > 0", "[n] <= 0", "[n] = 0", "0 != [n]", "[n] - [m] >= 0", "YEARS", "[m] >= 12",
        "[m] > 11", "[m] < 20", "[n] > 5 and [n] < 7", "[n] >= 5 and [n] <= 5",
        "[n] > 5 or [n] < 3", "[n] > 5 and [m] < 3", "[n] > [m] and FILLED([n])",
        "COUNT([n]) > 0", "[n] > 5 and [n] > 3",
    ],
)  # fmt: skip
def test_fair_figures(found, test: str):
    assert found(test.replace("YEARS", "YEAROF([day]) >= 0")) == []


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("[n] >= 0", "always true: no number is negative, >= 0"),
        ("0 <= [n]", "always true: no number is negative, >= 0"),
        ("[n] > -1", "always true: no number is negative, > -1"),
        ("[n] != -1", "always true"),
        ("[n] < 0", "never true: no number is negative, < 0"),
        ("[n] = -2", "never true"),
        ("SUM([n]) >= 0", "always true"),
        ("LAST([n]) < 0", "never true"),
        ("[m] > 12", "never true: 'm' is at most 12, > 12"),
        ("[m] = 13", "at most 12, = 13"),
        ("[n] > 5 and [n] < 3", "asks of [n] what no number is at once"),
        ("[n] >= 5 and [01] < 5", "asks of [n]"),
        ("[n] = 1 and 2 = [n]", "asks of [n]"),
    ],
)
def test_fixed_figures(found, test: str, words: str):
    (message,) = found(test)
    assert words in message
