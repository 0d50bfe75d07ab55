"""/<year>/letters/: what is missing, 上报, and what superiors and the centre do with it."""

import pytest
from django.test import Client

from istc.letters.models import Scan
from istc.reports.models import Submission
from tests.people import signed_in

URL = "/2020/letters/"


def text(answer) -> str:
    return answer.content.decode()


def post(client: Client, path: str, **data):
    return client.post(f"{URL}{path}", data, follow=True)


def test_a_unit_reads_what_it_still_lacks(branch):
    branch.begin("university")
    page = text(signed_in(branch.tree.account("university")).get(URL))
    assert "还有 6 张报表未完成" in page or "张报表未完成" in page
    assert '/2020/forms/R_04/">R_04 合作项目' in page
    assert "还有 2 个下级单位未上报" in page
    assert 'action="/2020/letters/submit/"' not in page


def test_reporting_names_who_is_left_out_and_why(branch):
    """N16."""
    branch.fill("university")
    client = signed_in(branch.tree.account("university"))
    assert "未上报单位的情况说明" in text(client.get(URL))
    assert "还有 2 个下级单位未上报" in text(post(client, "submit/"))
    assert not Submission.objects.exists()
    page = text(post(client, "submit/", note="今年撤并"))
    assert "已上报。" in page
    assert branch.submission("university").check_code in page
    assert len(branch.submission("university").left_out) == 2


def test_a_post_without_its_token_is_refused(branch):
    client = signed_in(branch.tree.account("university"), csrf=True)
    assert client.post(f"{URL}submit/").status_code == 403


@pytest.mark.parametrize("note", ["\x00", "x" * 3000])
def test_a_note_that_cannot_be_stored_is_refused(branch, note):
    branch.fill("university")
    page = text(post(signed_in(branch.tree.account("university")), "submit/", note=note))
    assert 'role="alert"' in page
    assert not Submission.objects.exists()


def test_the_superior_receives_and_returns(branch):
    branch.fill("college")
    branch.submit("college")
    client, unit = signed_in(branch.tree.account("university")), branch.tree.college.unit_id
    assert "已上报" in text(client.get(URL))
    assert "已接收江宁理工大学电信学院的上报。" in text(post(client, f"{unit}/receive/"))
    assert branch.submission("college").state == "received"
    assert "没有写原因" in text(post(client, f"{unit}/return/", reason=" "))
    assert "已退回" in text(post(client, f"{unit}/return/", reason="缺一个项目"))
    own = text(signed_in(branch.tree.account("college")).get(URL))
    assert "已退回：缺一个项目" in own
    assert "重新上报" in own


@pytest.mark.parametrize("verb", ["receive", "return", "accept", "reopen"])
@pytest.mark.parametrize("who", ["ministry", "bureau", "university"])
def test_nobody_decides_on_itself_or_on_others(reported, verb, who):
    client = signed_in(reported.tree.account(who))
    unit = reported.tree.ministry.unit_id
    assert client.post(f"{URL}{unit}/{verb}/", {"reason": "x"}).status_code == 404
    assert reported.submission("ministry").state == "submitted"


@pytest.mark.parametrize("verb", ["accept", "reopen"])
def test_only_the_centre_and_only_of_level_1(branch, verb):
    unit = branch.tree.college.unit_id
    for who in ("university", "province", "centre"):
        client = signed_in(branch.tree.account(who))
        assert client.post(f"{URL}{unit}/{verb}/", {"reason": "x"}).status_code == 404


def test_the_centre_accepts_only_with_the_sealed_scan_then_reopens(reported, tmp_path):
    centre, unit = signed_in(reported.tree.account("centre")), reported.tree.ministry.unit_id
    assert "没有本次上报的盖章扫描件" in text(post(centre, f"{unit}/accept/"))
    assert reported.submission("ministry").state == "submitted"
    made = reported.submission("ministry")
    Scan.objects.create(
        submission=made, number=1, digest=made.digest, path=str(tmp_path / "x"), file_name="函.pdf",
        mime="application/pdf", size=1, at=made.at, by_name="某部",
    )  # fmt: skip
    assert "已验收某部，数据锁定。" in text(post(centre, f"{unit}/accept/"))
    own = text(signed_in(reported.tree.account("ministry")).get(URL))
    assert "已验收，数据锁定" in own
    assert "本年度数据已验收锁定，不能上报" in own
    form = signed_in(reported.tree.account("bureau")).get("/2020/forms/R_01/")
    assert "本年度数据已验收锁定" in text(form)
    assert "已重新开放" in text(post(centre, f"{unit}/reopen/", reason="更正"))
    assert "本年度数据已验收锁定" not in text(
        signed_in(reported.tree.account("bureau")).get("/2020/forms/R_01/")
    )


def test_after_a_change_it_is_not_accepted(reported):
    reported.begin("bureau")
    centre, unit = signed_in(reported.tree.account("centre")), reported.tree.ministry.unit_id
    assert "校验码已失效" in text(post(centre, f"{unit}/accept/"))


def test_the_centre_sees_level_1_units(reported):
    page = text(signed_in(reported.tree.account("centre")).get(URL))
    assert "江苏省科学技术厅" in page
    assert "某部信息中心" not in page
    assert reported.submission("ministry").check_code in page


@pytest.mark.parametrize("page", ["0", "-1", "9" * 30, "x"])
def test_any_page_number_answers(reported, page):
    assert signed_in(reported.tree.account("centre")).get(URL, {"page": page}).status_code == 200
