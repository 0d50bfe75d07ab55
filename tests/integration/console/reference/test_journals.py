"""/console/journals/: a file seen first, then taken into use; searched; the centre alone (F75)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from istc.demo.people import DATA
from istc.reference.journals import reading
from istc.reference.models import RegisterVersion
from istc.rounds.models import Round
from istc.units.roster import sheets

URL = "/console/journals/"
CONTENT = (DATA / "journals.csv").read_bytes()
GIVEN = {"from_year": "2020", "reason": "JCR 2020"}


def text(answer) -> str:
    return answer.content.decode()


def upload(client, content: bytes = CONTENT, name: str = "期刊.csv"):
    return client.post(f"{URL}upload/", {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_seen_and_then_taken_into_use(centre):
    answer = upload(centre)
    page = text(centre.get(answer.url))
    assert "<dt>新增</dt><dd>189 种</dd>" in page
    assert "ACM Computing Surveys" in page
    page = text(centre.post(f"{answer.url}publish/", GIVEN, follow=True))
    assert "已导入 189 种期刊，为第 1 版，自 2020 年度起使用。" in page
    assert "期刊.csv" in page
    assert Round.objects.get().lists["journals"] == RegisterVersion.objects.get().name


def test_it_is_searched(centre):
    assert "还没有导入名录" in text(centre.get(URL, {"q": "nature"}))
    centre.post(f"{upload(centre).url}publish/", GIVEN)
    assert "<td>Nature</td>" in text(centre.get(URL, {"q": "0028-0836"}))
    assert "没有查到" in text(centre.get(URL, {"q": "<script>\x00"}))
    assert "第 1 版，189 种期刊" in text(centre.get("/console/lists/"))


def test_faults_are_named_and_nothing_is_kept(centre):
    answer = upload(centre, "刊名,ISSN\nA,0028-0837\n,0028-0836\n".encode())
    assert answer.status_code == 422
    assert "2 处错误，没有导入任何期刊" in text(answer)
    assert "第 2 行 刊号（ISSN）：期刊号“0028-0837”的校验位不对" in text(answer)
    assert not RegisterVersion.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "没有选文件"),
        (b"PK\x03\x04broken", "a.xlsx", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.xls", "已损坏"),
        (b"\xff\xfe\x00", "a.csv", "编码不是 UTF-8"),
    ],
)
def test_what_is_no_such_file(centre, content, name, said):
    answer = upload(centre, content, name)
    assert (answer.status_code, said in text(answer)) == (422, True)


def test_without_a_file_and_with_a_large_one(centre, monkeypatch):
    assert "没有选文件" in text(centre.post(f"{URL}upload/"))
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert "文件超过 20 MB" in text(upload(centre))


def test_without_source_and_year_it_stays_a_preview(centre):
    url = upload(centre).url
    for given, said in (({**GIVEN, "reason": ""}, "没有写原因"), ({"reason": "x"}, "没有选起始")):
        answer = centre.post(f"{url}publish/", given)
        assert (answer.status_code, said in text(answer)) == (422, True)
    assert Round.objects.get().lists == {}


def test_a_preview_is_gone_once_used_or_replaced(centre):
    first = upload(centre).url
    second = upload(centre, CONTENT + b"Physics World,0953-8585,\n").url
    assert centre.get(first).status_code == (200 if first == second else 404)
    centre.post(f"{second}publish/", GIVEN)
    assert centre.get(second).status_code == 404
    assert centre.post(f"{second}publish/", GIVEN).status_code == 404


def test_the_template_is_read_as_it_is(centre):
    answer = centre.get(f"{URL}template/")
    assert sheets.lines(answer.content, most_rows=9)[0][0] == list(reading.WORDS.values())
    rows, faults = reading.read(answer.content)
    assert (rows, [fault.wrong for fault in faults]) == ([], ["只有列名"])


@pytest.mark.parametrize("path", ["", "template/", "upload/"])
@pytest.mark.parametrize("who", ["province", "university", "college"])
def test_units_have_no_door_to_it(open_as, who, path):
    assert open_as(who).get(f"{URL}{path}").status_code in (404, 405)
    assert upload(open_as(who)).status_code == 404
    assert not RegisterVersion.objects.exists()


def test_a_unit_sees_no_preview_and_publishes_none(centre, open_as):
    url = upload(centre).url
    assert open_as("province").get(url).status_code == 404
    assert open_as("province").post(f"{url}publish/", GIVEN).status_code == 404
    assert centre.get(f"{url}publish/").status_code == 405
    assert Round.objects.get().lists == {}


def test_before_any_year_nothing_is_imported(centre):
    Round.objects.all().delete()
    assert "先新建年度" in text(centre.get(URL))
