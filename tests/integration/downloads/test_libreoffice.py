"""Another spreadsheet program opens every export, reckons it anew, and finds the database's totals.

Shows 2 of issue 6: for every form; own, below and together; what does not add up is not added.
"""

import random
import subprocess
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from django.utils import timezone

from istc.checks.around import Known
from istc.checks.run import applies
from istc.definitions.load import load_edition
from istc.documents.export.heads import FIRST
from istc.documents.plan import plan_of
from istc.reports import derived
from istc.reports.models import FormReport, Record
from istc.reports.sample import sample_entries

EDITION = load_edition("2020", 2020)
NUMBERS = {"count", "money", "decimal"}
pytestmark = pytest.mark.slow
OWN, BELOW = "江苏省科学技术厅", "江宁理工大学"


@pytest.fixture
def branch(tree, round_2020):
    """Two units with something in every form that they have, the records as JSON beside it."""
    rng = random.Random(2020)
    found = {}
    for place in (tree.province, tree.university):
        for form in (one for one in EDITION.forms if applies(one, place.facts)):
            rows = sample_entries(form, rng, Known(2020, place.facts), count=2 if form.multi else 1)
            report = FormReport.objects.create(
                round=round_2020, unit_id=place.unit_id, form=form.code, records=len(rows),
                state="draft", updated_at=timezone.now(),
            )  # fmt: skip
            Record.objects.bulk_create(
                Record(report=report, position=number, values=values)
                for number, values in enumerate(rows, 1)
            )
            found[form.code, place.name] = rows
    for _ in derived.rebuild(round_2020):
        pass
    return found


@pytest.fixture
def reopened(branch, download, tmp_path):
    """Every workbook of 下载全部报表 as LibreOffice writes it again."""
    bundle = download("province", "/2020/download/", "xlsx").path
    with ZipFile(bundle) as files:
        files.extractall(tmp_path / "given")
    given = sorted((tmp_path / "given").glob("*.xlsx"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "again")]
    subprocess.run([*command, *map(str, given)], check=True, capture_output=True, timeout=300)
    return {path.name[5:].rsplit("_", 1)[0]: path for path in (tmp_path / "again").glob("*.xlsx")}


def book_of(reopened: dict[str, Path], code: str):
    return openpyxl.load_workbook(
        next(path for name, path in reopened.items() if name.startswith(code)), data_only=True
    )


def test_totals_of_every_form_are_the_databases(branch, reopened):
    assert len(reopened) == len(EDITION.forms) == 49
    seen = 0
    for form in EDITION.forms:
        book = openpyxl.load_workbook(
            next(path for name, path in reopened.items() if name.startswith(form.code))
        )
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}  # no formula, no error
        totals = {row[0]: row for row in book[form.code].iter_rows(values_only=True)}
        wanted = reckoned(form, branch)
        for words, whose in (("本级合计", "own"), ("下级合计", "below"), ("合计", "all")):
            ids = [column.id for column in plan_of(form).columns]
            found = zip(ids, totals[words][FIRST:], strict=False)
            shown = {item: value for item, value in found if value is not None}
            apart = {item for item, value in shown.items() if str(value).startswith("—")}
            assert apart <= {item.id for item in form.items if not item.adds_up}
            sums = {item: value for item, value in shown.items() if item not in apart}
            right = {
                item: float(one) for item, one in wanted[whose].items() if form.by_id[item].adds_up
            }
            assert sums == right, (form.code, words)
            seen += len(sums)
    assert seen > 700


def reckoned(form, branch):
    """Own, below and all by item, from the records alone."""
    found = defaultdict(dict)
    for (code, name), records in branch.items():
        if code != form.code:
            continue
        whose = "own" if name == OWN else "below"
        for values in records:
            for item in form.items:
                lines = values.get(item.table, []) if item.table else [values]
                for cell in (line[item.id] for line in lines if line.get(item.id)):
                    if item.kind in NUMBERS:
                        for key in (whose, "all"):
                            found[key][item.id] = found[key].get(item.id, Decimal(0)) + Decimal(
                                cell
                            )
    return found
