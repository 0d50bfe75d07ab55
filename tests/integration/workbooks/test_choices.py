"""What a person says of findings in the preview, of cells in sub-tables, of columns (design 06)."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook

from istc.reports import queries
from istc.reports.models import FormReport, Record
from istc.workbooks.keeping import load_read
from istc.workbooks.models import Upload
from tests.integration.workbooks.conftest import file, filled_in

PROJECTS, STUDENTS = "HZ_02_005", "HJ_07"
REASON = "财政资金含上年结转"


def project(name: str, **more) -> dict:
    return {"type": "01", "name": name, "programme": "05", "field": "03", "funds": 500,
            "state_funds": 540, **more}  # fmt: skip


def students(**more) -> dict:
    return {"region": "香港", "school": "香港大学", "school_nature": "02", "degree": "01",
            "exchange_nature": "01", "students": 3, "exchanged_on": "2020-03-05/2020-06-05",
            "homes_group": "11", "homes_people": 3, "ages_group": "01", "ages_people": 3,
            **more}  # fmt: skip


class Import:
    """One form's import through the pages."""

    def __init__(self, client, code: str, body: bytes) -> None:
        self.client, self.code = client, code
        self.start = f"/2020/forms/{code}/import/"
        answer = client.post(self.start, file(body))
        assert answer.status_code == 302, answer.content.decode()
        self.pk = Upload.objects.latest("pk").pk

    @property
    def upload(self) -> Upload:
        return Upload.objects.get(pk=self.pk)

    def page(self, query: str = "") -> str:
        return self.client.get(f"{self.start}{self.pk}/{query}").content.decode()

    def send(self, view: str, /, **data):
        sent = json.dumps({"form": self.code, **data})
        address = f"{self.start}{self.pk}/{view}/"
        return self.client.post(address, sent, content_type="application/json")

    def commit(self, **data) -> list[dict]:
        self.client.post(f"{self.start}{self.pk}/commit/", data)
        return [one.values for one in self.records()]

    def records(self):
        found = Record.objects.filter(report__form=self.code, removed_at=None)
        return found.order_by("position")


@pytest.fixture
def bring(client, place):
    def bring(code: str, *rows: dict) -> Import:
        form = place.round.edition_model.by_code[code]
        return Import(client, code, filled_in(replace(place, form=form), list(rows)))

    return bring


@pytest.fixture
def projects(bring) -> Import:
    return bring(PROJECTS, project("甲", state_funds=1), project("乙"))


def where(projects: Import) -> dict:
    """The finding as the page names it."""
    found = projects.send("decide", record=1, item="x", code="x", act="restore").json()["left"]
    (fault,) = found
    assert fault["level"] == "verify"
    return {"record": 1, "item": fault["item"], "code": fault["code"]}


def test_a_kept_finding_takes_its_reason_into_the_form(projects, key):
    answer = projects.send("decide", **where(projects), act="keep", text=f" {REASON} ").json()
    assert [one["kept"] for one in answer["left"]] == [REASON]
    assert answer["summary"]["verify"] == 0
    assert f"已确认保留：{REASON}" in projects.page()
    assert len(projects.commit()) == 2
    report = FormReport.objects.get(form=PROJECTS)
    second = projects.records()[1]
    (reason,) = report.reasons.items()
    assert reason[0] == f"{PROJECTS}.state_funds_within|{second.pk}|{where_item(reason[0])}|"
    assert (reason[1]["text"], report.warnings) == (REASON, 0)
    client = projects.client
    client.post(f"{projects.start}{projects.pk}/undo/")
    assert projects.upload.state == Upload.State.UNDONE
    assert not projects.records().exists()


def where_item(key: str) -> str:
    return key.split("|")[2]


def test_a_kept_finding_of_a_record_that_is_there_already(projects, place):
    projects.commit()
    assert FormReport.objects.get(form=PROJECTS).warnings == 1
    form = place.round.edition_model.by_code[PROJECTS]
    body = projects.client.get(f"{projects.start}template.xlsx?filled=1").content
    again = Import(projects.client, PROJECTS, body)
    again.send("decide", **where(again), act="keep", text=REASON)
    again.commit()
    assert FormReport.objects.get(form=form.code).warnings == 0
    assert "未变 2 条" in again.upload.outcome


def test_a_reason_is_wanted_and_for_findings_only(projects):
    blank = projects.send("decide", **where(projects), act="keep", text=" ")
    assert blank.status_code == 422
    assert blank.json()["error"] == "没有填写说明。写明情况属实的原因，再确认保留。"
    for wrong in (
        {"act": "keep", "code": "no.such", "text": "x"},
        {"act": "delete"},
        {"act": "keep", "record": 9, "text": "x"},
        {"act": "keep", "text": 5},
        {"act": "keep", "text": "x" * 10_001},
    ):
        answer = projects.send("decide", **{**where(projects), **wrong})
        assert answer.status_code == 400, wrong
    assert projects.upload.corrections["HZ_02_005|1"]["reasons"] == []


def test_a_correction_voids_the_reason_given_for_other_figures(projects):
    at = where(projects)
    projects.send("decide", **at, act="keep", text=REASON)
    left = projects.send("correct", record=1, item="state_funds", value="530").json()["left"]
    assert [one["code"] for one in left] == [at["code"]]
    projects.commit()
    assert FormReport.objects.get(form=PROJECTS).reasons == {}


def test_a_row_left_out_is_not_stored_and_can_be_taken_back(projects):
    answer = projects.send("decide", **where(projects), act="skip").json()
    assert (answer["summary"]["rows"], answer["summary"]["skipped"]) == (1, 1)
    assert answer["counts"] == "新增 1，更新 0，未变 0，删除 0 条"
    shown = projects.page()
    assert "全部提交（1 行）" in shown
    assert "不导入 1 行" in shown
    back = projects.send("decide", **where(projects), act="restore").json()
    assert back["summary"]["rows"] == 2
    projects.send("decide", **where(projects), act="skip")
    assert [one["name"] for one in projects.commit()] == ["甲"]


def test_nothing_is_decided_after_the_end(projects):
    at = where(projects)
    projects.commit()
    assert projects.send("decide", **at, act="skip").status_code == 409


def test_a_cell_of_a_sub_table_is_mended_in_place(bring):
    more = {"homes_group": "火星", "homes_people": "四"}
    found = bring(STUDENTS, {**students(), "homes_people": "三"}, more)
    assert 'data-line="1"' in found.page()
    send = {"record": 0, "item": "homes_people", "value": "3"}
    left = found.send("correct", **send, line=0).json()["left"]
    assert {(one["item"], one["index"]) for one in left if not one["storable"]} == {
        ("homes_group", 1), ("homes_people", 1),
    }  # fmt: skip
    found.send("correct", **{**send, "value": "0"}, line=1)
    wrong = found.send("correct", record=0, item="homes_group", value="金星", line=1).json()["left"]
    assert [(one["value"], one["index"]) for one in wrong if not one["storable"]] == [("金星", 1)]
    left = found.send("correct", record=0, item="homes_group", value="12", line=1).json()["left"]
    assert [one for one in left if one["level"] == "error"] == []
    (record,) = found.commit()
    assert record["homes"] == [
        {"homes_group": "11", "homes_people": "3"}, {"homes_group": "12", "homes_people": "0"},
    ]  # fmt: skip


def test_a_row_of_a_sub_table_that_is_not_there(bring):
    found = bring(STUDENTS, {**students(), "homes_people": "三"})
    for line in (None, 1, -1, "x"):
        answer = found.send("correct", record=0, item="homes_people", value="3", line=line)
        assert answer.status_code == 400, line


def own_sheet(*heads: str) -> bytes:
    book = Workbook()
    book.active.append([*heads])
    book.active.append(["甲项目", "01", "05", "03", 500, 100][: len(heads)])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


HEADS = ("课题全名", "类型", "项目所属计划", "技术领域", "中方经费", "政府财政投入")


def test_a_column_that_was_not_known_is_matched_by_hand(client, tree):
    found = Import(client, PROJECTS, own_sheet(*HEADS))
    shown = found.page()
    assert "缺少" in shown
    assert '<option value="A">A 课题全名</option>' in shown
    known = {one[2]: one[0] for one in _columns(found)}
    assert known["state_funds"] == "F"  # without its 其中
    client.post(f"{found.start}{found.pk}/columns/", {**known, "name": "A"})
    assert ("A", "hand") in {(one[0], one[4]) for one in _columns(found)}
    assert "缺少" not in found.page()
    assert [one["name"] for one in found.commit()] == ["甲项目"]


def test_a_column_taken_for_the_wrong_item_is_freed(client, tree):
    found = Import(client, PROJECTS, own_sheet("项目名称", *HEADS[1:]))
    client.post(f"{found.start}{found.pk}/columns/", {"name": "", "foreign_unit": "A", "x": "A"})
    taken = {one[2]: one[0] for one in _columns(found)}
    assert taken["foreign_unit"] == "A"
    client.post(f"{found.start}{found.pk}/columns/", {"foreign_unit": "ZZZ", "name": "A"})
    assert {one[2]: one[0] for one in _columns(found)}["name"] == "A"
    assert "ZZZ" not in {one[0] for one in _columns(found)}
    client.post(f"{found.start}{found.pk}/columns/", {"name": ""})
    taken = {one[2]: one[0] for one in _columns(found)}
    assert "name" not in taken


def _columns(found: Import) -> list[list[str]]:

    return load_read(found.upload)["sheets"][0]["columns"]


def test_faults_of_one_kind_stand_together_and_can_be_looked_at_alone(bring):
    rows = [project(f"项目 {n}", field="火星") for n in range(3)]
    found = bring(PROJECTS, *rows, project("又一个", type="无"))
    shown = found.page()
    assert shown.index("没有这个选项") > 0
    kind = f"{PROJECTS}|%s|field"
    code = next(one["code"] for one in faults(found) if one["item"] == "field")
    alone = found.page(f"?level=error&kind={kind % code}")
    assert alone.count("<tr data-form") + alone.count('<tr class="fixed" data-form') == 3


def faults(found: Import) -> list[dict]:

    return load_read(found.upload)["sheets"][0]["faults"]


def test_reasons_are_told_with_the_form(projects, key):
    projects.send("decide", **where(projects), act="keep", text=REASON)
    projects.commit()
    states = queries.states(key.round, key.placement)
    assert states[PROJECTS].warnings == 0
