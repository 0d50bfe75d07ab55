"""Excel, CSV and JSON of a form for own and subordinate units (N38, F53–F57)."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from istc.downloads.working import run
from istc.jobs.kinds import Cancelled, JobFailed
from istc.reports.models import Total
from istc.rounds.models import Notice

FORM = "/2020/download/forms/HZ_02_005/"


def rows_of(path: str) -> list[list]:
    sheet = openpyxl.load_workbook(path)["HZ_02_005"]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_own_and_subordinate_records_are_told_apart(university, college, download):
    result = download("university", FORM, "xlsx")

    rows = rows_of(result.path)
    records = [row for row in rows if row[7] in (1, 2, 3)]
    assert [row[5] for row in records] == ["本级"] * 3 + ["下级"] * 2
    assert records[3][1] == "江苏省科学技术厅 › 江宁理工大学"
    assert records[0][2:5] == ["二级", "江苏省", "高校"]
    assert records[0][6] == "填报中"


def test_totals_equal_the_database(university, college, download):
    rows = rows_of(download("university", FORM, "xlsx").path)

    whole = next(row for row in rows if row[0] == "合计")
    money = Total.objects.filter(form="HZ_02_005", item="funds").values_list("value", flat=True)
    codes = next(row for row in rows if "甲" in row and "丙" in row)
    assert whole[codes.index("丙")] == float(sum(money)) > 0


def test_source_filter_and_the_units_without_records_are_stated(university, download):
    result = download("university", f"{FORM}?below=1&state=draft", "xlsx")

    rows = rows_of(result.path)
    said = " ".join(str(row[0]) for row in rows[:4])
    assert "范围：江宁理工大学" in said
    assert "填报状态：填报中" in said
    units = openpyxl.load_workbook(result.path)["单位与状态"]
    states = {row[0]: (row[6], row[7]) for row in units.iter_rows(min_row=2, values_only=True)}
    assert states["江宁理工大学电信学院"] == ("未填报", 0)
    assert states["江宁理工大学"] == ("填报中", 3)


def test_an_own_download_leaves_subordinates_out(university, college, download):
    result = download("university", f"{FORM}?below=0", "csv")

    with Path(result.path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows[1:]] == ["江宁理工大学"] * 3


def test_json_keeps_values_exact_and_names_every_item(university, download):
    result = download("university", "/2020/download/forms/HJ_07/", "json")

    found = json.loads(Path(result.path).read_text(encoding="utf-8"))
    assert found["form"] == "HJ_07"
    assert len(found["records"]) == 2
    assert len(found["records"][0]["values"]["homes"]) == 2
    assert {"id", "code", "options"} <= found["items"][0].keys()


def test_everything_is_one_file_for_each_form(university, download):
    result = download("university", "/2020/download/", "csv")

    with ZipFile(result.path) as bundle:
        names = bundle.namelist()
    assert len(names) == 49
    assert names[0].startswith("2020_HZ_01_001_")
    assert result.file_name == "全部报表_江宁理工大学_2020.zip"


def test_the_unit_is_told_when_the_file_is_ready(university, download):
    download("university", FORM, "json")

    told = Notice.objects.get(title__startswith="下载已生成")
    assert told.unit_id == university.place.unit_id


def test_the_centre_gets_the_nation_and_no_notice(university, college, download):
    result = download("centre", FORM, "csv")

    assert result.file_name.endswith("_全国_2020.csv")
    assert result.message == "共 5 行。"
    assert not Notice.objects.filter(title__startswith="下载已生成").exists()


def test_rights_are_looked_at_again_when_the_job_runs(university, tree, settings, tmp_path):
    settings.ISTC_DATA = tmp_path
    elsewhere = f"unit={tree.ministry.unit_id}"
    account = tree.account("university").pk

    with pytest.raises(JobFailed, match="可见范围"):
        run(Asking(account, {"form": "HZ_02_005", "format": "xlsx", "query": elsewhere}))
    assert not list(tmp_path.glob("jobs/*"))


@dataclass
class Asking:
    """A job that was put in while its owner still saw the unit."""

    owner_id: int
    payload: dict
    address: str | None = None

    def __post_init__(self):
        self.payload = {"year": 2020, **self.payload}

    def report(self, progress, words):
        pass


def test_an_account_that_was_closed_gets_nothing(university, settings, tmp_path):
    settings.ISTC_DATA = tmp_path
    asking = Asking(10**9, {"form": "", "format": "csv", "query": ""})

    with pytest.raises(JobFailed, match="可见范围"):
        run(asking)


def test_a_filter_that_no_longer_means_anything_ends_the_job(university, tree):
    account = tree.account("university").pk
    asking = Asking(account, {"form": "HZ_02_005", "format": "csv", "query": "province=99"})

    with pytest.raises(JobFailed, match="可见范围"):
        run(asking)


def test_progress_is_said_and_cancelling_leaves_no_file(university, tree, settings, tmp_path):
    settings.ISTC_DATA = tmp_path
    asking = Asking(tree.account("university").pk, {"form": "", "format": "csv", "query": ""})
    said = []

    def report(progress, words):
        said.append((progress, words))
        if progress > 50:
            raise Cancelled

    asking.report = report
    with pytest.raises(Cancelled):
        run(asking)
    assert said[0][0] == 0
    assert said == sorted(said, key=lambda one: one[0])
    assert not list(tmp_path.glob("jobs/*"))
