"""What a case of should_pass and should_fail has at hand: a form of the edition, its template."""

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from istc.checks.around import Known
from istc.checks.run import Entry
from istc.definitions.load import load_edition
from istc.definitions.model import Form
from istc.documents.plan import plan_of
from istc.documents.stamp import Stamp
from istc.documents.xlsx.places import Places
from istc.documents.xlsx.workbooks import write_form
from istc.intake.examine import examine
from istc.intake.outcome import Expected, Outcome

EDITION = load_edition("2020")
UNIT = "js_jnlg"
FIELD_FORM = "HZ_02_007"  # agreements: choice, text, date, country, year
COUNTRY_FORM = "HZ_02_002"  # matrix with totals, one record a country
TABLE_FORM = "HJ_07"  # sub-tables inside a record


def form(code: str) -> Form:
    return EDITION.by_code[code]


def stamp(code: str, **more: Any) -> Stamp:
    return replace(Stamp("form", "2020", 2020, UNIT, "江宁理工大学", (code,)), **more)


def template(path: Path, code: str, entries: Sequence[Entry] = (), **more: Any) -> Path:
    write_form(path, form(code), stamp(code, **more), entries=entries)
    return path


def places(code: str) -> Places:
    plan = plan_of(form(code))
    return Places(plan, plan.lines)


def first_row(code: str) -> int:
    """The first record's row, from 1."""
    return places(code).first_row + 1


def typed(path: Path, code: str, rows: Sequence[dict[str, Any]], **more: Any) -> Path:
    """The template filled in with openpyxl: item id -> what is typed."""
    template(path, code, **more)
    book = openpyxl.load_workbook(path)
    sheet = book[code]
    for row, values in enumerate(rows, first_row(code)):
        for item, value in values.items():
            place = 1 if item == "#number" else places(code).column(item) + 1
            sheet.cell(row, place, value)
    book.save(path)
    return path


def bare(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "Sheet1") -> Path:
    """A user's own sheet, written with xlsxwriter: headers, then values."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                page.write(number, place, value)
    return path


def converted(source: Path, suffix: str) -> Path:
    """Opened and saved by LibreOffice."""
    target = source.with_name("out")
    profile = f"-env:UserInstallation=file://{source.parent / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run([*command, str(target), str(source)], check=True, capture_output=True)
    return target / f"{source.stem}.{suffix}"


def read(path: Path, *codes: str, stored: dict[str, list[Entry]] | None = None) -> Outcome:
    expected = Expected(EDITION, codes, UNIT, "江宁理工大学")
    return examine(path, expected, lambda one: Known(2020), stored=stored or {})


def told(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Sheet, address and sentence of every fault that is not a draft's ordinary gap."""
    return [
        (fault.sheet, fault.address, f"{fault.wrong}。{fault.mend}")
        for fault in outcome.every_fault
        if fault.code != "C101" and fault.level == "error"
    ]


def noted(outcome: Outcome) -> list[str]:
    notes = [*outcome.notes, *(note for sheet in outcome.sheets for note in sheet.notes)]
    return [note.text for note in notes]


@dataclass(frozen=True)
class Case:
    """`build` makes the file; the rest is what must be found in it."""

    build: Callable[[Path], Path]
    form: str = FIELD_FORM
    records: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    name: str = "upload.xlsx"
