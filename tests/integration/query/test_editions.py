"""Years with editions of their own: what one year had not is blank there and said (N07, F57)."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from istc.rounds.models import Round
from istc.units.placements import carry_over
from tests.builders import build_round, build_tree
from tests.integration.downloads.conftest import download  # noqa: F401 - a fixture
from tests.integration.query.conftest import put
from tests.people import signed_in

REAL = Path(__file__).parents[3] / "questionnaires/2020"
FORM = "HZ_02_013"
FIELD = "- {id: field, code: 乙, label: 领域, kind: choice, list: fields}"


@pytest.fixture
def tree(db, tmp_path, monkeypatch):
    """2019 asked for no 领域 in HZ_02_013; a unit reported in both years."""
    older = tmp_path / "questionnaires/older"
    shutil.copytree(REAL, older)
    shutil.copytree(REAL, tmp_path / "questionnaires/2020")
    survey = older / "survey.yaml"
    survey.write_text(
        survey.read_text("utf-8").replace('edition: "2020"', "edition: older"), "utf-8"
    )
    form = older / f"forms/{FORM}.yaml"
    text = (
        form.read_text("utf-8").replace(FIELD, "").replace("participants, field]", "participants]")
    )
    form.write_text(text, "utf-8")
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(older.parent))
    found = build_tree(2020)
    carry_over(source=2020, target=2019)
    for year, edition in ((2019, "older"), (2020, "2020")):
        round = build_round(year, edition=edition)
        place = found.university.unit.placements.get(year=year)
        rows = {"name": "科普", "participants": str(year)}
        put(round, place, round.edition_model.by_code[FORM], rows if year == 2019 else
            {**rows, "field": "01"})  # fmt: skip
    return found


@pytest.fixture
def ask(tree):
    client = signed_in(tree.account("province"))
    return lambda at=2020, **params: client.get(f"/{at}/query/{FORM}/", params)


def test_both_years_stand_side_by_side(ask):
    lines = {one.column.name: one for one in years(ask)}
    assert lines["participants"].texts == ("2020", "2019")


def test_a_condition_on_what_a_year_had_not_leaves_that_year_blank(ask):
    lines = {one.column.name: one for one in years(ask, where="field:in:01")}
    assert lines["participants"].texts == ("2020", "")


def years(ask, **params):
    return ask(view="years", year=["2020", "2019"], **params).shown["comparison"].lines


def test_the_page_is_that_of_the_year_chosen(ask):
    """Never the data of one year under the name of another."""
    answer = ask(year="2019", view="records")
    assert answer["Location"] == f"/2019/query/{FORM}/?year=2019&view=records"
    assert ask(2019, year="2019", where="field:in:01").status_code == 400


def test_the_list_of_forms_goes_along(tree):
    client = signed_in(tree.account("province"))
    answer = client.get("/2020/query/", {"year": "2019", "level": "2"})
    assert answer["Location"] == "/2019/query/?year=2019&level=2"


def test_several_years_are_a_file_each(tree, download):  # noqa: F811
    address = f"/2020/download/forms/{FORM}/?year=2020&year=2019"
    result = download("province", address, "csv")
    assert names(result) == [f"2020_{FORM}_", f"2019_{FORM}_"]
    result = download("province", f"{address}&where=field:in:01", "csv")
    assert names(result) == [f"2020_{FORM}_"]
    assert "2019 年没有所选单位、报表或指标，未含。" in result.message


def names(result):
    with ZipFile(result.path) as bundle:
        return [name[:15] for name in bundle.namelist()]


def test_a_file_of_the_year_chosen_whatever_the_address(tree, download):  # noqa: F811
    result = download("province", f"/2020/download/forms/{FORM}/?year=2019", "csv")
    assert result.file_name.endswith("_2019.csv")
    assert "2019" in Path(result.path).read_text("utf-8-sig").splitlines()[1]


def test_a_unit_that_was_not_there_in_one_year_is_left_out_of_it_and_said(tree, download):  # noqa: F811
    tree.workshop.unit.placements.filter(year=2019).delete()
    address = f"/2020/download/forms/{FORM}/?year=2020&year=2019"
    result = download("workshop", address, "csv")
    assert names(result) == [f"2020_{FORM}_"]
    assert "2019 年没有所选单位" in result.message


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_whole_report_is_of_one_year(tree, format):
    client = signed_in(tree.account("province"))
    address = "/2020/download/word/?year=2020&year=2019"
    answer = client.post(address, {"format": format})
    assert answer.status_code == 422
    assert "成套报表一次下载一个年份" in answer.content.decode()


def test_the_report_is_that_of_the_year_chosen(tree, download):  # noqa: F811
    result = download("province", "/2020/download/word/?year=2019&below=0", "docx")
    with ZipFile(result.path) as file:
        words = file.read("word/document.xml").decode()
    assert "数据年份：2019 年" in words
    assert result.file_name.endswith("_2019.docx")
    assert Round.objects.count() == 2
