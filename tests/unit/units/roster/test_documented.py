"""The roster that docs/deploy/README.md shows is a sound one, with every column and category."""

from istc.config.settings.env import ROOT
from istc.definitions.load import load_edition
from istc.units.roster.checking import check
from istc.units.roster.known import Known, lists_of
from istc.units.roster.rows import COLUMNS, Row
from istc.units.words import CATEGORIES

PAGE = (ROOT / "docs" / "deploy" / "README.md").read_text(encoding="utf-8")


def shown() -> list[list[str]]:
    """The cells of the table under Roster, its head first."""
    section = PAGE.partition("## Roster")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_it_has_every_column():
    assert shown()[0] == list(COLUMNS.values())


def test_its_units_could_be_created():
    rows = [
        Row(number, **dict(zip(COLUMNS, cells, strict=True)))
        for number, cells in enumerate(shown()[1:], 2)
    ]
    lists = lists_of(load_edition("2020"))
    assert len(rows) == 2
    assert check(rows, Known(frozenset(), {}, frozenset()), lists) == []


def test_it_names_every_category():
    assert [word for word in CATEGORIES.values() if word not in PAGE] == []
