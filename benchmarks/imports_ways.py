"""Three ways of one workbook into the database; each says so if not every row arrives."""

from __future__ import annotations

import json
import random
import secrets
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone
from import_export.resources import ModelResource
from python_calamine import CalamineWorkbook
from tablib import Dataset
from xlsxwriter import Workbook

from benchmarks import stock
from benchmarks.plain.models import Visit
from istc.definitions.model import Form
from istc.jobs.files import folder
from istc.reports.models import FormReport, ImportBatch, Record, Total
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Account
from istc.workbooks import committing, reading
from istc.workbooks.keeping import original
from istc.workbooks.models import Upload

YEAR, CODE, NAME = 2020, "HJ_01", "bench"
SUM, PARTS = "people", ("senior", "associate", "middle", "junior_assistant", "junior_clerk")


def prepare() -> None:
    """An empty database with one unit in an open round."""
    stock.migrate()
    stock.units([NAME], f"Bench-{secrets.token_hex(8)}", YEAR)
    stock.open_round(YEAR)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_floor (position integer, record text, good boolean)")


def workbook(rows: int) -> Path:
    """The unit's, under the printed headers."""
    path = folder("bench") / f"visits_{rows}.xlsx"
    rng = random.Random(1)
    form = _form()
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(CODE)
        sheet.write_row(0, 0, [item.label for item in form.items])
        sheet.write_row(1, 0, [item.code for item in form.items])
        for number in range(rows):
            sheet.write_row(number + 2, 0, _row(form, number, rng))
    return path


def _form() -> Form:
    return Round.objects.get(year=YEAR).edition_model.by_code[CODE]


def _row(form: Form, number: int, rng: random.Random) -> list[Any]:
    parts = {name: rng.randint(0, 40) for name in PARTS}
    found: dict[str, Any] = {**parts, SUM: sum(parts.values())}
    for item in form.items:
        if item.options:
            found[item.id] = rng.choice(item.options.options).code
    texts = {"name": f"国际科技合作研究项目 {number}"}
    return [found.get(one.id, texts.get(one.id, f"大学 {number % 97}")) for one in form.items]


def clear() -> None:
    for model in (ImportBatch, Record, Total, FormReport, Visit):
        model._default_manager.all()._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM bench_floor")


def ours(path: Path) -> None:
    """As the worker does it, from the file kept to the batch noted."""
    account = Account.objects.get(username=NAME)
    round = Round.objects.get(year=YEAR)
    upload = Upload.objects.create(
        round=round,
        unit=account.unit,
        form=CODE,
        account_id=account.pk,
        by_name=NAME,
        at=timezone.now() - timedelta(seconds=1),
        name=path.name,
        token=secrets.token_hex(16),
        suffix=".xlsx",
        sha256="",
        size=path.stat().st_size,
    )
    shutil.copy(path, original(upload))
    reading.read(upload)
    committing.commit(upload, Actor.of(account, ""))
    _expect(Record.objects.count(), upload.summary["rows"])


def floor(path: Path) -> None:
    """What nobody can do without: parsing, whole numbers, codes by set, one sum, one statement."""
    form = _form()
    codes = [set(item.options.by_code) if item.options else None for item in form.items]
    ids = [item.id for item in form.items]
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(CODE).to_python()[2:]
    found = []
    for position, row in enumerate(sheet):
        record, good = {}, True
        for name, known, cell in zip(ids, codes, row, strict=True):
            text = str(int(cell)) if isinstance(cell, float) else cell.strip()
            good = good and 0 < len(text) <= 500 and (known is None or text in known)
            record[name] = text
        good = good and int(record[SUM]) == sum(int(record[part]) for part in PARTS)
        found.append((position, json.dumps(record), good))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy("COPY bench_floor FROM STDIN") as copy:
                for one in found:
                    copy.write_row(one)
        else:
            cursor.executemany("INSERT INTO bench_floor VALUES (%s, %s, %s)", found)
    _expect(sum(one[2] for one in found), len(sheet))


class Visits(ModelResource):
    """Bulk mode with everything off that can be, but for the checks."""

    class Meta:
        model = Visit
        fields = tuple(one.name for one in Visit._meta.concrete_fields if one.name != "id")
        import_id_fields: tuple[str, ...] = ()
        force_init_instance = True
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        skip_html_diff = True
        clean_model_instances = True


class Previewed(Visits):
    """What is shown before anything is stored: the rows against what there is, as ours are."""

    class Meta(Visits.Meta):
        skip_diff = False
        skip_html_diff = False


def importexport_preview(path: Path) -> None:
    Previewed().import_data(_dataset(path), dry_run=True, raise_errors=True, use_transactions=True)


def importexport(path: Path) -> None:
    data = _dataset(path)
    Visits().import_data(data, raise_errors=True, use_transactions=True)
    _expect(Visit.objects.count(), len(data))


def _dataset(path: Path) -> Dataset:
    data = Dataset().load(path.read_bytes(), "xlsx")
    del data[0]
    data.headers = [item.id for item in _form().items]
    return data


def _expect(found: int, wanted: int) -> None:
    if found != wanted or not wanted:
        raise SystemExit(f"{found} of {wanted} rows arrived")
