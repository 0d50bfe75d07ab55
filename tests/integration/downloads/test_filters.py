"""The filter of the query's address drives every file alike: Excel, CSV, JSON (F57, N39)."""

import csv
import json
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import openpyxl
import pytest

from istc.jobs.models import Job
from istc.reports.models import Record
from tests.people import signed_in

CODE = "HZ_02_005"
FORM = f"/2020/download/forms/{CODE}/"
FORMATS = ("xlsx", "csv", "json")


def units_of(path: str) -> list[str]:
    """The unit of each record in the file, in the order of the file."""
    file = Path(path)
    if file.suffix == ".json":
        found = json.loads(file.read_text(encoding="utf-8"))["records"]
        return [one["unit"]["name"] for one in found]
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return [row[0] for row in list(csv.reader(lines))[1:]]
    rows = openpyxl.load_workbook(path)[CODE].iter_rows(values_only=True)
    return [row[0] for row in rows if isinstance(row[7], int)]


@pytest.fixture
def funded(university, college):
    """University 1, 2 and 30 in money, college 4 and 50."""
    for place, amounts in ((university.place, (1, 2, 30)), (college.place, (4, 50))):
        rows = Record.objects.filter(
            report__form=CODE, report__unit_id=place.unit_id, removed_at=None
        )
        for row, amount in zip(rows.order_by("position"), amounts, strict=True):
            row.values = {**row.values, "funds": str(amount)}
            row.save(update_fields=["values"])
    return "江宁理工大学", "江宁理工大学电信学院"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("", (3, 2)),
        ("below=0", (3, 0)),
        ("name=dxxy", (0, 2)),
        (f"name={quote('电信')}", (0, 2)),
        ("level=3", (0, 2)),
        ("level=2", (3, 0)),
        ("province=11", (0, 0)),
        ("state=approved", (0, 0)),
        ("state=draft", (3, 2)),
        ("where=funds:ge:3", (1, 2)),
        ("where=funds:ge:3&where=funds:le:30", (1, 1)),
        ("where=funds:eq:2.0", (1, 0)),
        ("where=type:in:99", None),
        ("page=3&view=tree", (3, 2)),
    ],
)
def test_what_the_page_selects_is_what_the_file_holds(funded, download, format, query, counts):
    """A page's number is of the page: a file is never cut at it."""
    if counts is None:
        with pytest.raises(AssertionError, match="没有选项“99”"):
            download("university", f"{FORM}?{query}", format)
        return
    found = units_of(download("university", f"{FORM}?{query}", format).path)
    assert tuple(found.count(name) for name in funded) == counts
    assert len(found) == sum(counts)


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_and_the_columns_are_the_pages(funded, download, format):
    path = download("university", f"{FORM}?sort=-funds&col=funds&col=name", format).path
    order = [funded[number] for number in (1, 0, 1, 0, 0)]
    assert units_of(path) == order
    text = Path(path).read_bytes() if format != "xlsx" else b""
    if format == "json":
        found = json.loads(text)
        assert {one["id"] for one in found["items"]} == {"funds", "name"}
        assert found["totals"]["all"] == {"funds": "87"}
        assert "只含所选 2 列" in found["filters"]
    elif format == "csv":
        with Path(path).open(encoding="utf-8-sig", newline="") as lines:
            assert {len(row) for row in csv.reader(lines)} == {10}
    else:
        sheet = openpyxl.load_workbook(path)[CODE]
        assert sheet.max_column == 10
        assert "只含所选 2 列" in str(sheet["A3"].value)


BAD = [
    ("province=99", "没有省份“99”"), ("type=zz", "没有单位类型"), ("level=9", "没有级别"),
    ("year=1999", "没有 1999 年度"), ("year=x", "没有 x 年度"), ("state=gone", "没有填报状态"),
    ("unit=x", "不是正整数"), ("page=-1", "不是正整数"), ("below=2", "没有包含下级单位"),
    ("col=nothing", "没有指标"), ("sort=nothing", "不能按"), ("where=funds:ge:x", "不是数"),
    ("where=funds:ge:", "没有写要比较的值"), ("name=" + "a" * 61, "超过 60 字"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "said"), BAD)
@pytest.mark.parametrize("method", ["get", "post"])
def test_bad_filters_start_nothing(tree, round_2020, query, said, method):
    desk = signed_in(tree.account("university"))
    answer = getattr(desk, method)(f"{FORM}?{query}", {"format": "csv"} if method == "post" else {})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Job.objects.exists()


def test_one_part_alone(university, download):
    """下载本类: the forms of a part, each its file (screen 09a)."""
    result = download("university", "/2020/download/?year=2020&part=3", "csv")
    with ZipFile(result.path) as bundle:
        names = bundle.namelist()
    assert [name[5:14] for name in names] == [f"HZ_03_00{number}" for number in range(1, 7)]
    assert result.file_name == "国际科技合作人才_江宁理工大学_2020.zip"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/2020/download/?part=8", "没有第“8”类报表"),
        ("/2020/download/?part=x", "没有第“x”类报表"),
        ("/2020/download/word/?part=3", "成套报表含全部报表"),
    ],
)
def test_a_part_that_cannot_be_given(tree, round_2020, address, said):
    desk = signed_in(tree.account("university"))
    assert said in desk.get(address).content.decode()
    assert desk.post(address, {"format": "csv"}).status_code == 422
    assert not Job.objects.exists()


def test_the_query_page_leads_to_each_part(university, tree):
    page = signed_in(tree.account("university")).get("/2020/query/?level=2").content.decode()
    assert page.count("下载本类") == 7
    assert "/2020/download/?year=2020&amp;level=2&amp;part=7" in page
