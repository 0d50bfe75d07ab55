"""The words of the demo: made-up texts, and journals that stand in its register."""

from typing import Any

import yaml

from istc.demo.people import DATA
from istc.reference.journals.reading import read

JOURNALS = DATA / "journals.csv"


def words() -> dict[str, Any]:
    """By item, kind or column of a register; columns of one register go together, row by row."""
    told: dict[str, Any] = yaml.safe_load((DATA / "words.yaml").read_text(encoding="utf-8"))
    found = {key: pairs(**one) if isinstance(one, dict) else one for key, one in told.items()}
    rows, _ = read(JOURNALS.read_bytes())
    return found | {
        "journals.title": [row.title for row in rows],
        "journals.issn": [row.issn or row.eissn for row in rows],
    }


def pairs(of: list[str], say: list[str]) -> list[str]:
    """Every one of both together; those that follow each other differ in both."""
    count = len(say)
    return [one + say[(at + turn) % count] for turn in range(count) for at, one in enumerate(of)]
