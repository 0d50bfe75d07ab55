"""The page of a download and the print view: what they show, and what they refuse."""

from urllib.parse import quote

import pytest

from istc.jobs.models import Job
from tests.people import signed_in

FORM = "/2020/download/forms/HZ_02_005/"


@pytest.fixture
def desk(tree, round_2020):
    return signed_in(tree.account("university"))


def test_the_page_says_what_will_be_in_the_file(desk, tree):
    page = desk.get(f"{FORM}?province=32").content.decode()

    assert "HZ_02_005 国际科技合作研究项目情况" in page
    assert "省份：江苏" in page
    assert "3 个" in page


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("province=99", "没有省份“99”"),
        ("year=1999", "没有 1999 年度"),
        ("where=nothing:eq:1", "没有指标"),
        ("state=sold", "没有填报状态"),
        ("level=x", "没有级别"),
    ],
)
def test_a_filter_that_means_nothing_is_named(desk, query, wrong):
    page = desk.get(f"{FORM}?{query}")

    assert page.status_code == 422
    assert wrong in page.content.decode()


def test_another_branch_does_not_exist(desk, tree):
    assert desk.get(f"{FORM}?unit={tree.ministry.unit_id}").status_code == 404
    assert desk.post(f"{FORM}?unit={tree.ministry.unit_id}").status_code == 404
    assert not Job.objects.exists()


def test_an_unknown_form_year_or_format_starts_nothing(desk):
    assert desk.get("/2020/download/forms/HZ_99_001/").status_code == 404
    assert desk.get("/1999/download/").status_code == 404
    assert desk.post(FORM, {"format": "exe"}).status_code == 422
    assert not Job.objects.exists()


def test_a_file_is_its_owners_only(university, download, tree):
    download("university", FORM, "csv")
    job = Job.objects.get()

    for who in ("college", "institute", "province", "centre"):
        assert signed_in(tree.account(who)).get(f"/jobs/{job.pk}/file/").status_code == 404
        assert "下载 HZ_02_005" not in signed_in(tree.account(who)).get(FORM).content.decode()
    assert "下载 HZ_02_005" in signed_in(tree.account("university")).get(FORM).content.decode()


def test_print_marks_a_draft_and_says_the_check_code_of_a_complete_form(university, tree):
    desk = signed_in(tree.account("university"))
    address = f"/2020/units/{tree.university.unit_id}/forms"

    draft = desk.get(f"{address}/HZ_02_001/print/").content.decode()
    assert "出访活动概况（草稿）" in draft
    assert "说明：平衡关系 13=01+03+05+07+09+11" in draft
    assert (
        draft.count("<col ") == 5
    )  # the widths of the printed columns, not of what stands in them
    done = desk.get(f"{address}/HZ_01_001/print/").content.decode()
    assert "（草稿）" not in done
    assert "校验码" in done
    nil = desk.get(f"{address}/HZ_02_006/print/").content.decode()
    assert "零报告" in nil


def test_print_of_a_unit_out_of_sight_does_not_exist(university, tree):
    address = f"/2020/units/{tree.university.unit_id}/forms/HZ_02_005/print/"

    assert signed_in(tree.account("institute")).get(address).status_code == 404
    assert signed_in(tree.account("province")).get(address).status_code == 200
    gone = address.replace("HZ_02_005", "HZ_99_009")
    assert signed_in(tree.account("province")).get(gone).status_code == 404


def test_print_of_a_form_that_is_off_or_untouched_says_so(university, tree):
    desk = signed_in(tree.account("university"))
    address = f"/2020/units/{tree.university.unit_id}/forms"

    assert "不适用" in desk.get(f"{address}/HZ_05_005/print/").content.decode()
    assert "未填报" in desk.get(f"{address}/HZ_02_007/print/").content.decode()
    assert "第 2 条" in desk.get(f"{address}/HJ_07/print/").content.decode()


def test_every_condition_is_said_in_words(desk):
    query = f"name={quote('学院')}&type=02&level=3&where=funds:ge:5&state=done"
    page = desk.get(f"{FORM}?{query}").content.decode()

    for words in ("单位名称含“学院”", "单位类型：高校", "级别：三级", "丙 中方经费 不小于 5"):
        assert words in page
