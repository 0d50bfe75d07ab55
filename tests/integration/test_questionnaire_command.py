"""`manage.py questionnaire`: lint, dump and schema (issue 2, Shows 2)."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from istc.definitions import schema

EDITIONS = Path(__file__).parents[1] / "questionnaires"


def run(*words: str) -> str:
    out = StringIO()
    call_command("questionnaire", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(EDITIONS / "tiny", tmp_path / "tiny"))
    form = folder / "forms" / "T_02.yaml"
    form.write_text(form.read_text().replace("part: 2", "part: 3"))
    return folder


def test_a_good_edition_passes_in_silence():
    assert run("lint", "tiny", "--folder", str(EDITIONS)) == ""
    assert run("lint", "tiny", "--folder", str(EDITIONS / "tiny")) == ""


def test_editions_are_looked_for_where_the_environment_says(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(EDITIONS))
    assert run("lint", "tiny") == ""


def test_a_fault_is_printed_and_fails(spoilt: Path):
    out = StringIO()
    with pytest.raises(CommandError, match=r"1 problem\(s\)"):
        call_command("questionnaire", "lint", "tiny", "--folder", str(spoilt.parent), stdout=out)
    (line,) = out.getvalue().splitlines()
    assert "tiny/forms/T_02.yaml:1: Q110 " in line


def test_dump_prints_one_json_object():
    dumped = json.loads(run("dump", "tiny", "--folder", str(EDITIONS), "--year", "2024"))
    assert (dumped["year"], [form["code"] for form in dumped["forms"]]) == (2024, ["T_01", "T_02"])


def test_dump_of_a_faulty_edition_fails(spoilt: Path):
    form = spoilt / "forms" / "T_02.yaml"
    form.write_text(form.read_text().replace("<=", "<"))
    assert run("dump", "tiny", "--folder", str(spoilt.parent))
    form.write_text(form.read_text().replace("_new] <", "_new] <<"))
    with pytest.raises(CommandError, match="Q005"):
        run("dump", "tiny", "--folder", str(spoilt.parent))


def test_an_edition_must_be_named():
    with pytest.raises(CommandError, match="name an edition"):
        run("lint")


def test_schema_is_written(tmp_path: Path):
    run("schema", "--out", str(tmp_path / "schema.json"))
    assert (tmp_path / "schema.json").read_text() == schema.schema_text()
