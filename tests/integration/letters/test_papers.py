"""The letter as Word and its sealed scan: content, limits, who may (F61, N15)."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from istc.jobs.files import folder
from istc.letters.models import Scan
from istc.rounds.models import Round
from tests.people import signed_in

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n"
URL = "/2020/letters/"


def picture(kind: str, size=(40, 30)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "white").save(made, kind)
    return made.getvalue()


def letter(branch, who: str, unit: str = "ministry"):
    number = getattr(branch.tree, unit).unit_id
    return signed_in(branch.tree.account(who)).get(f"{URL}{number}/letter.docx")


def upload(branch, name: str, content: bytes, who: str = "ministry"):
    file = SimpleUploadedFile(name, content)
    client = signed_in(branch.tree.account(who))
    return client.post(f"{URL}scan/", {"scan": file}, follow=True)


def words(answer) -> str:
    document = Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for cell in table._cells]
    foot = document.sections[0].footer.paragraphs[0].text
    return "\n".join([*(one.text for one in document.paragraphs), *cells, foot])


def test_the_letter_says_who_how_many_and_which_forms(reported):
    answer = letter(reported, "ministry")
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''2020")
    said = words(answer)
    made = reported.submission("ministry")
    assert "填报完毕确认函" in said
    assert "本次上报单位 1 个，完成报表 8 张次" in said
    assert "某部信息中心（完成 0/7 张）" in said
    assert "原因：该中心今年撤并" in said
    assert "（盖章）" in said
    assert "R_04\n合作项目\n1\n0\n1" in said
    assert said.count(made.check_code) == 2


def test_the_check_code_changes_with_the_data(reported):
    before = reported.submission("ministry").check_code
    desk = reported.desk("ministry")
    desk.save("R_04", {"funds": "8"}, desk.records("R_04")[0])
    assert letter(reported, "ministry").status_code == 302
    desk.complete("R_04")
    desk.complete("R_05")
    assert letter(reported, "ministry").status_code == 302
    reported.submit("ministry", note="该中心今年撤并")
    assert reported.submission("ministry").check_code != before
    assert letter(reported, "ministry").status_code == 200


def test_no_letter_without_a_standing_submission(branch):
    assert letter(branch, "ministry").status_code == 404


@pytest.mark.parametrize(("who", "status"), [
    ("centre", 200), ("bureau", 404), ("province", 404), ("university", 404),
])  # fmt: skip
def test_who_reads_the_letter(reported, who, status):
    assert letter(reported, who).status_code == status


def test_only_level_1_writes_letters(branch):
    branch.fill("college")
    branch.submit("college")
    assert letter(branch, "college", "college").status_code == 404
    assert upload(branch, "a.pdf", PDF, "college").status_code == 404


@pytest.mark.parametrize(("name", "content"), [
    ("函.pdf", PDF), ("函.JPG", picture("JPEG")), ("函.jpeg", picture("JPEG")),
    ("函.png", picture("PNG")),
])  # fmt: skip
def test_scans_are_kept_under_a_name_of_ours(reported, name, content):
    assert "盖章扫描件已上传" in upload(reported, name, content).content.decode()
    scan = Scan.objects.get()
    path = Path(scan.path)
    assert (scan.file_name, path.read_bytes(), path.parent) == (name, content, folder("scans"))
    assert (len(path.stem), path.stat().st_mode & 0o077) == (32, 0)
    address = f"{URL}{reported.tree.ministry.unit_id}/scan/{scan.pk}/"
    for who, status in {"ministry": 200, "centre": 200, "bureau": 404, "province": 404}.items():
        answer = signed_in(reported.tree.account(who)).get(address)
        assert answer.status_code == status
        if status == 200:
            assert b"".join(answer.streaming_content) == content
            assert answer["Content-Disposition"].startswith("attachment")


def test_a_scan_is_reached_through_its_own_unit_only(reported):
    upload(reported, "a.pdf", PDF)
    scan = Scan.objects.get()
    other = f"{URL}{reported.tree.province.unit_id}/scan/{scan.pk}/"
    assert signed_in(reported.tree.account("centre")).get(other).status_code == 404


@pytest.mark.parametrize(("name", "content", "said"), [
    ("函.pdf", b"MZ\x90\x00" + b"\x00" * 300, "文件内容不是 PDF、JPG 或 PNG"),
    ("函.exe", PDF, "扩展名与文件内容不符"),
    ("函.png", picture("JPEG"), "扩展名与文件内容不符"),
    ("函.pdf", b"", "文件是空的"),
    ("函.pdf", b"%PDF-1.4\nhalf", "PDF 文件不完整"),
    ("函.pdf", PDF.replace(b"<<>>", b"<</JavaScript 1>>", 1), "PDF 含有脚本或附件"),
    ("函.jpg", picture("JPEG", (900, 900))[:700], "图片打不开或不完整"),
    ("函.png", picture("PNG")[:40], "图片打不开或不完整"),
    ("函.png", b"\x89PNG\r\n\x1a\n" + b"<script>", "图片打不开或不完整"),
    ("函.svg", b"<svg xmlns='x'><script/></svg>", "文件内容不是 PDF、JPG 或 PNG"),
    ("函.zip", b"PK\x03\x04" + PDF, "文件内容不是 PDF、JPG 或 PNG"),
])  # fmt: skip
def test_what_is_no_scan_is_refused_and_not_kept(reported, name, content, said):
    before = set(folder("scans").iterdir())
    assert said in upload(reported, name, content).content.decode()
    assert not Scan.objects.exists()
    assert set(folder("scans").iterdir()) == before


def test_too_large_and_too_many_pixels(reported, settings, monkeypatch):
    settings.ISTC_SCAN_MEGABYTES = 1
    page = upload(reported, "函.pdf", PDF + b" " * 1024 * 1024).content.decode()
    assert "文件超过 1 MB" in page
    monkeypatch.setattr("istc.letters.scans.MOST_PIXELS", 100)
    assert "图片过大" in upload(reported, "函.png", picture("PNG")).content.decode()
    assert not Scan.objects.exists()


def test_nothing_chosen_and_nothing_to_upload_to(branch):
    client = signed_in(branch.tree.account("ministry"))
    assert "没有选择文件" in client.post(f"{URL}scan/", follow=True).content.decode()
    before = set(folder("scans").iterdir())
    assert "没有待验收的上报" in upload(branch, "a.pdf", PDF).content.decode()
    assert set(folder("scans").iterdir()) == before


def test_a_scan_of_an_older_letter_shows(reported):
    upload(reported, "旧.pdf", PDF)
    desk = reported.desk("ministry")
    desk.save("R_04", {"funds": "8"}, desk.records("R_04")[0])
    desk.complete("R_04")
    desk.complete("R_05")
    reported.submit("ministry", note="该中心今年撤并")
    page = signed_in(reported.tree.account("centre")).get(URL).content.decode()
    assert "校验码已失效" in page
    unit = reported.tree.ministry.unit_id
    centre = signed_in(reported.tree.account("centre"))
    answer = centre.post(f"{URL}{unit}/accept/", follow=True).content.decode()
    assert "没有本次上报的盖章扫描件" in answer
    upload(reported, "新.pdf", PDF)
    assert "已验收某部" in centre.post(f"{URL}{unit}/accept/", follow=True).content.decode()
    assert "没有待验收的上报" in upload(reported, "a.pdf", PDF).content.decode()


def test_the_letter_is_in_the_rounds_own_words(reported):
    """What is filled in is never read as a template again, whatever a unit is called."""
    own = {
        "letter_title": "报送函/2020",
        "owner": "某司",
        "letter_body": "{单位}完成 {完成} 张。\n以上属实。",
        "letter_left_out": "未上报 {未上报} 个：{原因}",
    }
    Round.objects.update(facts=own)
    answer = letter(reported, "ministry")
    said = words(answer)
    assert said.startswith(
        "报送函/2020\n某司：\n某部完成 8 张。\n以上属实。\n未上报 1 个：该中心今年撤并\n"
    )
    assert "真实、准确、完整" not in said
    assert "/" not in answer["Content-Disposition"].partition("''")[2]
