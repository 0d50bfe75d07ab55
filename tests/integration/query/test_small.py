"""An edition whose lists are called otherwise: pages and files take them from its first form."""

import csv
from pathlib import Path

import pytest

from tests.builders import build_round, build_tree
from tests.integration.downloads.conftest import download  # noqa: F401 - a fixture
from tests.integration.letters.branches import QUESTIONNAIRES, Branch
from tests.people import signed_in


@pytest.fixture
def tree(db, monkeypatch):
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(QUESTIONNAIRES))
    found = build_tree()
    Branch(found, build_round(edition="small")).fill("university")
    return found


@pytest.mark.parametrize("address", ["", "R_04/", "R_04/?type=02&province=32", "R_04/?view=items"])
def test_pages_answer(tree, address):
    page = signed_in(tree.account("province")).get(f"/2020/query/{address}")
    assert page.status_code == 200
    assert "江苏" in page.content.decode()


def test_its_own_options_are_known_and_no_others(tree):
    client = signed_in(tree.account("province"))
    assert client.get("/2020/query/R_04/?type=99").status_code == 400
    assert client.get("/2020/download/forms/R_04/?province=99").status_code == 422


def test_files_name_province_and_type(tree, download):  # noqa: F811
    result = download("university", "/2020/download/forms/R_04/?type=02", "csv")
    with Path(result.path).open(encoding="utf-8-sig", newline="") as file:
        head, row = list(csv.reader(file))[:2]
    said = dict(zip(head, row, strict=True))
    assert said["省份"].startswith("江苏")
    assert said["单位类型"] not in {"", "02"}
