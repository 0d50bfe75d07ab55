"""Comparisons whose outcome is fixed, and those that only look so."""

import pytest

from istc.definitions.lint.never import faults

ITEMS = """
  - fields:
      items:
        - {id: hue, code: 甲, label: 色, kind: choice, list: colours}
        - {id: hues, code: 乙, label: 色, kind: choices, list: colours}
        - {id: n, code: "01", label: 数, kind: count, unit: 个}
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
        '[hue] = "01"', '"01" = [hue]', 'IN([hues], "01", "09")', '[hue] != ""', '[n] > 0',
        '[hue] = "01" or [hue] = "02"', '[hue] = "01" and [n] > 1', '[hue] = "01" and [hue] = "01"',
        "YEAROF([day]) = YEAR()", "YEAR() > 2000", '[unit.type] = "1"', "COUNT([A]) > 1",
        'COUNT([hue], "01") > 1', "[n] > [n] + 1",
    ],
)  # fmt: skip
def test_fair_comparisons(found, test: str):
    assert found(test) == []


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("[n] = [01]", "[n] with itself"),
        ("1 + [n] = 1 + [n]", "a value with itself"),
        ('[hue] = "77"', "list 'colours' of 'hue' has no code '77'"),
        ('"77" != [甲]', "has no code '77'"),
        ('IN([hues], "01", "88")', "has no code '88'"),
        ('COUNT([hue], "88") > 1', "has no code '88'"),
        ("[hue] = 1", "with a number; write its code in quotes"),
        ('[hues] = "01"', "use IN"),
        ('[hue] = "01" and [甲] = "02"', "wants two values of [甲] at once"),
        ("2 > 1", "reads nothing"),
    ],
)
def test_fixed_comparisons(found, test: str, words: str):
    (message,) = found(test)
    assert words in message
