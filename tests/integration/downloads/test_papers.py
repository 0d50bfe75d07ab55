"""WORD and PDF of a unit and of a branch (F60)."""

import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from istc.downloads import reports
from istc.jobs.kinds import JobFailed


def words_of(path: str) -> str:
    with ZipFile(path) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


def test_every_form_stands_in_the_file_and_nil_is_said(university, download):
    result = download("university", "/2020/download/word/?below=0", "docx")

    words = words_of(result.path)
    for form in university.round.edition_model.forms:
        assert f"表　　号：{form.code}" in words
    assert "零报告：本单位2020年没有" in words
    assert "出访活动概况（草稿）" in words
    assert "校验码" in words
    assert result.file_name == "全部报表_江宁理工大学_2020.docx"
    assert len(docx.Document(result.path).tables) > 49


def test_texts_of_users_are_text(university, download):
    words = words_of(download("university", "/2020/download/word/?below=0", "docx").path)

    assert "先进陶瓷&lt;联合&gt;实验室" in words


def test_a_branch_has_a_chapter_for_each_unit(university, college, download):
    result = download("university", "/2020/download/word/", "docx")

    words = words_of(result.path)
    assert "填报单位目录" in words
    assert words.count("表　　号：HZ_02_005") == 3
    assert result.message == "共 3 个单位。"


@pytest.mark.slow
def test_pdf_of_one_unit_is_one_file_and_of_a_branch_a_bundle(university, download):
    one = download("university", "/2020/download/word/?below=0", "pdf")
    assert Path(one.path).read_bytes().startswith(b"%PDF")

    many = download("university", "/2020/download/word/", "pdf")
    with ZipFile(many.path) as bundle:
        names = bundle.namelist()
        assert bundle.read(names[0]).startswith(b"%PDF")
    assert [name[:5] for name in names] == ["0001_", "0002_", "0003_"]


def test_too_much_for_one_file_is_refused_not_cut(university, download, monkeypatch):
    monkeypatch.setattr(reports, "MOST_UNITS", 2)
    with pytest.raises(JobFailed, match="选中 3 个单位，一个 WORD 文件最多 2 个"):
        download("university", "/2020/download/word/", "docx")

    monkeypatch.setattr(reports, "MOST_CELLS", 10)
    with pytest.raises(JobFailed, match="超过 PDF 的上限 10 格"):
        download("university", "/2020/download/word/?below=0", "pdf")


def test_nobody_meets_the_conditions(university, download, settings):
    with pytest.raises(JobFailed, match="没有符合条件的单位"):
        download("university", "/2020/download/word/?province=11", "docx")
    assert not list(Path(settings.ISTC_DATA, "jobs").glob("*"))
