"""A form, a list and a rule added as text are filled, checked and completed through the web.

No Python changes for it: one truth (F02, F07, N44).
"""

import shutil
from html import unescape

import pytest
import yaml

from istc.definitions import places
from istc.definitions.lint.run import lint_edition
from istc.reports.models import FormReport
from istc.units.models import Account
from tests.builders import build_round, build_tree
from tests.people import signed_in

pytestmark = pytest.mark.django_db

CODE = "HZ_02_016"
FORM = """
form: HZ_02_016
title: 国际联合观测站情况
part: 2
record: single
nil: 本单位{year}年没有国际联合观测站
blocks:
  - fields:
      items:
        - {id: name, code: 甲, label: 观测站名称, kind: text}
        - {id: reach, code: 乙, label: 观测范围, kind: choice, list: station_reach}
        - {id: funds, code: "01", label: 建设经费（万元人民币）, kind: money, unit: 万元人民币}
        - id: foreign_funds
          code: "02"
          label: 其中：外方经费（万元人民币）
          kind: money
          unit: 万元人民币
  - matrix:
      id: staff
      kind: count
      columns: [{id: persons, label: 人数, unit: 人}]
      rows:
        - {id: own, label: 中方人员, codes: ["03"]}
        - {id: foreign, label: 外方人员, codes: ["04"]}
        - {id: total, label: 合计, codes: ["05"], total: true}
balances: ["01≧02", "05=03+04"]
instructions:
  - {text: "指{year}年内在运行的国际联合观测站。", origin: assumed}
"""
REACH = """
title: 观测范围
origin: assumed
options:
  - ["01", 海洋]
  - ["02", 大气]
  - ["03", 其它]
"""


@pytest.fixture
def edition(tmp_path, monkeypatch):
    """The 2020 edition with one form more, as somebody would add it with a text editor."""
    folder = tmp_path / "2020"
    shutil.copytree(places.ROOT / "2020", folder)
    (folder / "forms" / f"{CODE}.yaml").write_text(FORM, "utf-8")
    (folder / "lists" / "station_reach.yaml").write_text(REACH, "utf-8")
    survey = yaml.safe_load((folder / "survey.yaml").read_text("utf-8"))
    survey["forms"].insert(survey["forms"].index("HZ_02_015") + 1, CODE)
    (folder / "survey.yaml").write_text(yaml.safe_dump(survey, allow_unicode=True), "utf-8")
    trial = tmp_path / "trial"
    folder.rename(trial)
    text = (trial / "survey.yaml").read_text("utf-8")
    (trial / "survey.yaml").write_text(text.replace("edition: '2020'", "edition: trial"), "utf-8")
    monkeypatch.setenv("ISTC_QUESTIONNAIRES", str(tmp_path))
    return trial


BASIC = {
    "full_name": "江宁理工大学", "department": "国际处", "unit_type": "02", "province": "32",
    "address": "学海路 88 号", "contact_name": "无", "contact_post": "科员",
    "contact_mobile": "13800138000", "contact_email": "a@example.cn",
}  # fmt: skip
STATION = {
    "name": "东海联合观测站", "reach": "01", "funds": "120.5", "foreign_funds": "200",
    "own_persons": "1２", "foreign_persons": "3",
}  # fmt: skip


def post(client, code, tail, data):
    return client.post(f"/2020/forms/{code}/{tail}", data)


def report():
    return FormReport.objects.get(form=CODE)


def test_added_as_text_and_completed_through_the_web(edition):
    assert lint_edition(edition) == []
    tree = build_tree()
    build_round(edition="trial")
    client = signed_in(tree.account("university"))
    post(client, "HZ_01_001", "save/", {**BASIC, "version": "0"})
    post(client, "HZ_01_001", "complete/", {"confirm": "1"})

    page = unescape(client.get(f"/2020/forms/{CODE}/").content.decode())
    for words in (
        "国际联合观测站情况",
        "观测站名称",
        "其中：外方经费",
        "05=03+04",
        "海洋",
        "指2020年内",
    ):
        assert words in page.replace(" = ", "=")

    post(client, CODE, "save/", {**STATION, "version": "0"})
    answer = post(client, CODE, "complete/", {"confirm": "1"})
    assert "120.5" in unescape(answer.content.decode())
    assert report().state == "draft"
    assert report().errors == 1

    post(client, CODE, "save/", {"foreign_funds": "20", "version": "1"})
    post(client, CODE, "complete/", {"confirm": "1"})
    assert report().state == "done"

    superior = signed_in(Account.objects.get(unit=tree.province.unit))
    seen = superior.get(f"/2020/units/{tree.university.unit_id}/forms/{CODE}/").content.decode()
    for words in ("东海联合观测站", "海洋", "120.5", "15"):
        assert words in seen
    guide = client.get("/2020/guide/").content.decode()
    assert "国际联合观测站情况" in guide
