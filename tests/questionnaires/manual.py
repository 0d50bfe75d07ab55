"""The manual as transcribed from its own text (manual_2020.tsv), independent of the YAML."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("manual_2020.tsv")
YEAR = 2020


@dataclass(frozen=True)
class Line:
    """A row of the table. `label` is what the questionnaire should say, `printed` what the print
    says where docs/errata.md departs from it, `line` the line of the manual's text."""

    row: str  # part form item option balance sentence
    form: str
    code: str
    path: tuple[str, ...]
    label: str
    list: str
    printed: str
    line: int


@cache
def lines() -> tuple[Line, ...]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(_line({key: _dated(text) for key, text in row.items()}) for row in rows)


def _line(row: dict[str, str]) -> Line:
    path = tuple(row["path"].split(" › ")) if row["row"] == "item" and row["path"] else ()
    names = ("row", "form", "code", "label", "list", "printed")
    return Line(path=path, line=int(row["line"] or 0), **{name: row[name] for name in names})


def _dated(text: str) -> str:
    return text.replace("{year}", str(YEAR)).replace("{next_year}", str(YEAR + 1))


def of(row: str, form: str | None = None) -> Iterator[Line]:
    return (one for one in lines() if one.row == row and form in (None, one.form))


def form_rows() -> dict[str, tuple[int, str, str]]:
    """Form code -> part, single or multi, title."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [row for row in rows if row["row"] == "form"]
    return {row["form"]: (int(row["code"]), row["path"], row["label"]) for row in found}


def options(key: str) -> list[list[str]]:
    """A printed list as [code, label] in printed order."""
    return [[one.code, one.label] for one in of("option") if one.list == key]
