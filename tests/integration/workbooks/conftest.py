"""A university at its forms of the 2020 edition, with workbooks made by the system itself."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from istc.reports.keys import ReportKey
from istc.workbooks.door import Place
from istc.workbooks.filled import MIME, workbook
from tests.builders import Tree, build_round, build_tree
from tests.people import signed_in

CODE = "HJ_01"


@pytest.fixture
def tree(db) -> Tree:
    return build_tree()


@pytest.fixture
def found(tree):
    return build_round()


@pytest.fixture
def client(tree, found):
    return signed_in(tree.account("university"))


@pytest.fixture
def place(tree, found) -> Place:
    return Place(found, tree.university, found.edition_model.by_code[CODE])


@pytest.fixture
def key(place) -> ReportKey:
    return ReportKey(place.round, place.placement, place.form)


@pytest.fixture
def sheet(place):
    """The template's bytes with rows filled in: {item: value} each, from the first free row."""
    return lambda rows, filled=False: filled_in(place, rows, filled=filled)


def filled_in(place: Place, rows: list[dict], *, filled: bool = False) -> bytes:
    _, body = workbook(place, filled=filled)
    book = load_workbook(BytesIO(body))
    page = book[place.code]
    ids = next(row for row in page.iter_rows() if any(cell.value == "#key" for cell in row))
    columns = {cell.value: cell.column for cell in ids if cell.value}
    first = ids[0].row + 1
    while any(page.cell(first, columns[name]).value is not None for name in rows[0] if name != "#"):
        first += 1
    for number, row in enumerate(rows):
        for name, value in row.items():
            page.cell(first + number, columns[name]).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def file(body: bytes, name: str = "填好.xlsx") -> dict:
    return {"file": SimpleUploadedFile(name, body, content_type=MIME)}
