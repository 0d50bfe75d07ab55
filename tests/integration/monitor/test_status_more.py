"""Screen 10 further: true states, types, tallies, by form, export (F58, N13)."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from istc.reports.models import FormReport, Submission
from tests.builders import build_place
from tests.integration.monitor.test_status import names, text
from tests.people import signed_in

URL = "/2020/status/"


@pytest.mark.parametrize(("kind", "found"), [
    ("part", ["江宁理工大学"]),
    ("todo", ["江苏省科学技术厅", "江苏材料研究所", "江苏旧研究所"]),
    ("returned", []),
    ("nonsense", ["江苏省科学技术厅", "江宁理工大学", "江苏材料研究所", "江苏旧研究所"]),
])  # fmt: skip
def test_units_by_their_true_state(tree, university, kind, found):
    page = text(signed_in(tree.account("province")).get(URL, {"kind": kind}))
    assert names(page) == found


def test_returned_and_wrong_ones(tree, university):
    FormReport.objects.filter(form="HZ_02_005").update(state="returned", errors=3, missing=1)
    client = signed_in(tree.account("province"))
    for kind in ("returned", "wrong"):
        assert names(text(client.get(URL, {"kind": kind}))) == ["江宁理工大学"]


def test_units_of_one_type(tree, round_2020):
    client = signed_in(tree.account("province"))
    assert names(text(client.get(URL, {"type": "02"}))) == ["江宁理工大学"]
    assert names(text(client.get(URL, {"type": "02", "all": "1"}))) == [
        "江宁理工大学", "江宁理工大学电信学院",
    ]  # fmt: skip
    assert client.get(URL, {"type": "'\x00", "kind": "\x00"}).status_code == 200


def test_who_has_nobody_below_chooses_nobody(tree, round_2020):
    assert 'id="remind"' not in text(signed_in(tree.account("college")).get(URL))
    page = text(signed_in(tree.account("province")).get(URL))
    assert f'name="unit" value="{tree.university.unit_id}"' in page
    assert f'name="unit" value="{tree.province.unit_id}"' not in page


def test_due_done_reported_and_on_time(tree, round_2020):
    Submission.objects.create(
        placement=tree.college, at=round_2020.deadline, by_name="x", digest="0" * 64
    )
    page = text(signed_in(tree.account("university")).get(URL))
    assert "应报 3 个，已上报 0 个，其中按时 0 个" in page  # it has changed since: not complete
    assert "二级单位" in page
    assert "省（市、自治区）" in page


def test_by_form(tree, university):
    page = text(signed_in(tree.account("province")).get(f"{URL}forms/"))
    row = page[page.index(">HZ_02_005<") :].partition("</tr>")[0]
    assert '<td class="num">6</td>' in row
    assert '<td class="num">1</td>' in row
    assert '<td class="num">5</td>' in row


def test_export_is_the_matrix_in_words(tree, university):
    build_place("odd", "=1+1", superior=tree.province)
    answer = signed_in(tree.account("province")).get(f"{URL}export/", {"q": ""})
    book = load_workbook(BytesIO(answer.content))
    rows = list(book["填报状态"].iter_rows(values_only=True))
    heads = dict(zip(rows[0], next(row for row in rows if row[0] == "江宁理工大学"), strict=True))
    assert heads["HZ_02_005 国际科技合作研究项目情况"] == "填报中"
    assert (heads["完成"], heads["应报"], heads["上级单位"]) == (2, 48, "江苏省科学技术厅")
    assert rows[-1][0] == "=1+1"
    assert len(rows) == 6
    assert [row[0] for row in book["完成情况"].iter_rows(values_only=True)][:2] == ["分组", "全部"]


def test_export_holds_what_the_filters_let_through_and_no_more(tree, university):
    client = signed_in(tree.account("province"))
    book = load_workbook(BytesIO(client.get(f"{URL}export/?kind=part&all=1").content))
    assert [row[0] for row in book["填报状态"].iter_rows(values_only=True)][1:] == ["江宁理工大学"]
    own = signed_in(tree.account("college")).get(f"{URL}export/?all=1")
    book = load_workbook(BytesIO(own.content))
    assert book["填报状态"].max_row == 2
