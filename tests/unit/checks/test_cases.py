"""The shared table of cases, answered by the Python engine (test_browser_agrees: by node)."""

from typing import Any

import pytest

from tests.unit.checks.answers import CASES, answer, case


@pytest.mark.parametrize("written", CASES, ids=[one["name"] for one in CASES])
def test_case(written: dict[str, Any]):
    found = short(answer(case(written)))
    expected = written["expect"]
    assert {name: found[name] for name in expected} == expected


def short(found: dict[str, Any]) -> dict[str, Any]:
    """As short as the table writes it."""
    first = next((f"{f['what']} {f['wrong']}" for f in found["findings"]), "")
    return {
        "computed": found["computed"],
        "off": sorted([one["item"], one["table"], one["row"]] for one in found["off"]),
        "too_many": [[one["item"], one["count"], one["most"]] for one in found["too_many"]],
        "failed": sorted(one["rule"] for one in found["findings"]),
        "said": first,
        "all": sorted(one["rule"] for one in found["all"]),
        "lines": [short_line(one) for one in found["lines"]],
        "all_lines": [short_line(one) for one in found["all_lines"]],
        "cross": [
            [row["form"], row["sign"], [short_cell(cell) for cell in row["cells"]]]
            for row in found["cross"]
        ],
    }


def short_line(line: dict[str, Any]) -> list[Any]:
    return [line["text"], line["numbers"], line["state"], line["diff"]]


def short_cell(cell: dict[str, Any]) -> list[Any]:
    return [cell["item"], cell["own"], cell["other"], cell["state"], cell["diff"]]
