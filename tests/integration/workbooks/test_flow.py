"""Template, upload, preview, correction, 提交, undo: a file's way through the pages (F47, N23)."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from istc.audit.models import Event
from istc.jobs.models import Job
from istc.jobs.worker import Worker
from istc.reports import actions
from istc.reports.models import Record
from istc.workbooks.keeping import original
from istc.workbooks.models import Upload
from tests.integration.workbooks.conftest import CODE, file
from tests.people import actor

START = f"/2020/forms/{CODE}/import/"


def visit(name: str, **more) -> dict:
    """A line of the form as people type it."""
    return {
        "name": name, "region": "香港", "nature": "01", "senior": 1, "associate": 2, "middle": 0,
        "junior_assistant": 0, "junior_clerk": 1, "sender": "江宁理工大学", "sender_nature": "02",
        "host": "香港大学", "host_nature": "02", "field": "01", "agreement": "是", **more,
    }  # fmt: skip


def bring(client, body: bytes) -> Upload:
    answer = client.post(START, file(body))
    assert answer.status_code == 302, answer.content.decode()
    return Upload.objects.latest("pk")


def again(upload: Upload) -> Upload:
    return Upload.objects.get(pk=upload.pk)


def page(client, upload: Upload) -> str:
    answer = client.get(f"{START}{upload.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def act(client, upload: Upload, name: str, **data):
    return client.post(f"{START}{upload.pk}/{name}/", data)


def correct(client, upload: Upload, **cell):
    sent = json.dumps({"form": CODE, **cell})
    return client.post(
        f"{START}{upload.pk}/correct/", sent, content_type="application/json",
        HTTP_ACCEPT="application/json",
    )  # fmt: skip


def names() -> list[str]:
    found = Record.objects.filter(report__form=CODE, removed_at=None).order_by("position")
    return [one.values["name"] for one in found]


def test_a_template_filled_in_is_read_previewed_and_stored(client, sheet):
    body = client.get(f"{START}template.xlsx")
    assert body.headers["Content-Disposition"].startswith("attachment")
    upload = bring(client, sheet([visit("甲项目"), visit("乙项目")]))
    shown = page(client, upload)
    assert "全部提交（2 行）" in shown
    assert names() == []
    act(client, upload, "commit")
    assert names() == ["甲项目", "乙项目"]
    assert Record.objects.first().values["people"] == "4"
    assert again(upload).state == Upload.State.DONE
    assert "新增 2 条" in page(client, upload)


def test_the_same_button_twice_stores_once(client, sheet):
    upload = bring(client, sheet([visit("甲项目")]))
    act(client, upload, "commit")
    act(client, upload, "commit")
    Upload.objects.update(state="committing")
    Upload.objects.update(state="ready")
    act(client, upload, "commit")
    assert names() == ["甲项目"]
    assert Event.objects.filter(action="record.import").count() == 1


def test_faults_are_told_with_their_cells_and_corrected_in_place(client, sheet):
    upload = bring(client, sheet([visit("甲项目"), visit("乙项目", senior="三人", region="火星")]))
    shown = page(client, upload)
    assert "三人" in shown
    assert "火星" in shown
    act(client, upload, "commit")
    assert names() == []
    answer = correct(client, upload, record=1, item="senior", value="x").json()
    assert [one["item"] for one in answer["left"]] == ["region", "senior"]
    answer = correct(client, upload, record=1, item="senior", value="3").json()
    assert [one["item"] for one in answer["left"]] == ["region"]
    answer = correct(client, upload, record=1, item="region", value="澳门").json()
    assert answer["left"] == []
    assert answer["summary"]["bad"] == 0
    assert answer["open"]
    act(client, upload, "commit")
    assert names() == ["甲项目", "乙项目"]
    second = Record.objects.latest("pk").values
    assert (second["senior"], second["people"]) == ("3", "6")


def test_only_the_rows_without_faults_if_that_is_said(client, sheet):
    upload = bring(client, sheet([visit("甲项目"), visit("乙项目", senior="三人")]))
    act(client, upload, "commit", only="good")
    assert names() == ["甲项目"]
    assert "有错误的行没有导入" in again(upload).outcome


def test_only_good_rows_is_refused_for_replacing(client, sheet):
    upload = bring(client, sheet([visit("甲项目"), visit("乙项目", senior="三人")]))
    act(client, upload, "mode", mode="replace")
    act(client, upload, "commit", only="good")
    assert names() == []


def test_a_filled_workbook_comes_back_without_differences(client, sheet, key, tree):
    act(client, bring(client, sheet([visit("甲项目"), visit("乙项目")])), "commit")
    upload = bring(client, client.get(f"{START}template.xlsx?filled=1").content)
    assert upload.mode == "update"
    found = upload.summary["sheets"][0]
    assert (found["new"], found["changed"], found["unchanged"], found["removed"]) == (0, 0, 2, 0)
    act(client, upload, "commit")
    assert "未变 2 条" in again(upload).outcome


def test_a_changed_cell_is_shown_and_only_that_record_changes(client, sheet):
    act(client, bring(client, sheet([visit("甲项目"), visit("乙项目")])), "commit")
    book = load_workbook(BytesIO(client.get(f"{START}template.xlsx?filled=1").content))
    for row in book[CODE].iter_rows():
        for cell in row:
            if cell.value == "乙项目":
                cell.value = "丙项目"
    target = BytesIO()
    book.save(target)
    upload = bring(client, target.getvalue())
    assert upload.summary["sheets"][0]["changed"] == 1
    assert "逐格对照" in page(client, upload)
    act(client, upload, "commit")
    assert names() == ["甲项目", "丙项目"]
    act(client, upload, "undo")
    assert names() == ["甲项目", "乙项目"]
    assert again(upload).state == Upload.State.UNDONE


def test_replacing_removes_and_undo_brings_back(client, sheet):
    act(client, bring(client, sheet([visit("甲项目")])), "commit")
    upload = bring(client, sheet([visit("乙项目")]))
    act(client, upload, "mode", mode="replace")
    act(client, upload, "commit")
    assert names() == ["乙项目"]
    act(client, upload, "undo")
    assert names() == ["甲项目"]


def test_a_form_edited_after_the_preview_is_read_again_and_nothing_is_stored(
    client, sheet, key, tree
):
    upload = bring(client, sheet([visit("甲项目")]))
    actions.add_record(
        actor=actor(tree.account("university")), report_key=key, values={"name": "x"}
    )
    act(client, upload, "commit")
    assert names() == ["x"]
    assert again(upload).state == Upload.State.READY
    act(client, upload, "commit")
    assert names() == ["x", "甲项目"]


def test_undo_after_an_edit_is_refused_and_says_why(client, sheet, key, tree):
    upload = bring(client, sheet([visit("甲项目")]))
    act(client, upload, "commit")
    actions.add_record(
        actor=actor(tree.account("university")), report_key=key, values={"name": "x"}
    )
    act(client, upload, "undo")
    assert names() == ["甲项目", "x"]
    assert "不能撤销" in page(client, upload)


def test_the_marked_workbook_can_be_mended_and_uploaded(client, sheet):
    upload = bring(client, sheet([visit("甲项目"), visit("乙项目", senior="三人")]))
    marked = client.get(f"{START}{upload.pk}/marked.xlsx").content
    book = load_workbook(BytesIO(marked))
    cells = [cell for row in book[CODE].iter_rows() for cell in row if cell.comment]
    assert [cell.value for cell in cells] == ["三人"]
    cells[0].value = 3
    target = BytesIO()
    book.save(target)
    second = bring(client, target.getvalue())
    assert (second.summary["rows"], second.summary["good"]) == (2, 2), second.summary
    act(client, second, "commit")
    assert names() == ["甲项目", "乙项目"]


def test_cancelling_leaves_nothing(client, sheet):
    upload = bring(client, sheet([visit("甲项目")]))
    act(client, upload, "cancel")
    act(client, upload, "commit")
    assert names() == []
    assert again(upload).state == Upload.State.CANCELLED


def test_the_original_is_kept_under_a_random_name_and_only_downloaded(client, sheet):
    body = sheet([visit("甲项目")])
    answer = client.post(START, file(body, "../../<b>x.html.xlsx"))
    upload = Upload.objects.latest("pk")
    assert answer.status_code == 302
    assert original(upload).name == f"{upload.token}.xlsx"
    got = client.get(f"{START}{upload.pk}/original/")
    assert b"".join(got.streaming_content) == body
    assert got.headers["Content-Type"] == "application/octet-stream"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert "<b>x" not in page(client, upload)
    assert "html" not in got.headers["Content-Disposition"]
    assert Event.objects.get(action="import.upload").after["sha256"] == upload.sha256
    assert upload.sha256[:12] in client.get(START).content.decode()


@pytest.mark.parametrize("body", [b"", b"not a workbook", b"PK\x03\x04cut", b"<html></html>"])
def test_what_is_no_workbook_is_refused_with_words(client, body):
    client.post(START, file(body))
    upload = Upload.objects.latest("pk") if body else None
    if upload:
        assert upload.state == Upload.State.REFUSED
        assert "文件" in page(client, upload)
        act(client, upload, "commit")
    assert names() == []


def test_a_file_beyond_the_limit_is_refused_and_the_limit_named(client, settings):
    settings.ISTC_IMPORT_MEGABYTES = 1
    answer = client.post(START, file(b"x" * 1_200_000))
    assert answer.status_code == 413
    assert "不超过 1 MB" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_large_file_goes_through_the_worker(client, sheet, settings):
    settings.ISTC_IMPORT_AT_ONCE_KILOBYTES = 0
    upload = bring(client, sheet([visit("甲项目")]))
    assert upload.state == Upload.State.READING
    assert "every 1s" in page(client, upload)
    assert Worker().one()
    assert client.get(f"{START}{upload.pk}/progress/").headers["HX-Refresh"] == "true"
    act(client, upload, "commit")
    assert again(upload).state == Upload.State.COMMITTING
    assert names() == []
    assert Worker().one()
    assert names() == ["甲项目"]
    assert Job.objects.latest("pk").message == again(upload).outcome


def test_a_large_file_that_is_cancelled_before_the_worker_takes_it(client, sheet, settings):
    settings.ISTC_IMPORT_AT_ONCE_KILOBYTES = 0
    upload = bring(client, sheet([visit("甲项目")]))
    act(client, upload, "cancel")
    assert again(upload).state == Upload.State.CANCELLED
    assert not Worker().one()


def test_after_the_deadline_the_page_reads_only(client, sheet, found):
    upload = bring(client, sheet([visit("甲项目")]))
    found.state = "closed"
    found.save()
    assert client.post(START, file(sheet([visit("x")]))).status_code == 409
    act(client, upload, "commit")
    assert names() == []
    assert correct(client, upload, record=0, item="name", value="x").status_code == 409


def test_the_whole_report_in_one_workbook(client, sheet):
    act(client, bring(client, sheet([visit("甲项目")])), "commit")
    body = client.get("/2020/workbook/template.xlsx?filled=1").content
    answer = client.post("/2020/workbook/", file(body))
    assert answer.status_code == 302, answer.content.decode()
    upload = Upload.objects.latest("pk")
    shown = client.get(f"/2020/workbook/{upload.pk}/").content.decode()
    assert upload.state == Upload.State.READY, shown
    assert upload.summary["rows"] == 1
    client.post(f"/2020/workbook/{upload.pk}/commit/")
    assert names() == ["甲项目"]
    assert again(upload).state == Upload.State.DONE
