"""Returning and approving from the read-only page; the small window of a cell (N12, screen 10)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.reports import actions, queries
from istc.reports.models import FormReport, Review
from tests.people import actor, signed_in


@pytest.fixture
def done(university):
    """HZ_02_005 of the university complete with three records that nothing is said against."""
    form = "HZ_02_005"
    for record in queries.form_page(university.key(form)).records:
        actions.save_values(
            **university.who(form), record_id=record.id, version=record.version,
            changes={"type_other": None, "programme_other": None},
        )  # fmt: skip
    FormReport.objects.filter(form=form).update(state="done")
    return university


def address(unit, code: str, verb: str = "") -> str:
    return f"/2020/units/{unit.place.unit_id}/forms/{code}/{verb}"


def post(tree, who, path, **data):
    return signed_in(tree.account(who)).post(path, data, follow=True)


def text(answer) -> str:
    return answer.content.decode()


def test_the_superior_returns_with_reasons_on_form_and_cells(tree, done):
    client = signed_in(tree.account("province"))
    page = text(client.get(address(done, "HZ_02_005")))
    assert "退回更正" in page
    second = queries.record_values(done.key("HZ_02_005"))
    assert len(second) == 3
    record = queries.form_page(done.key("HZ_02_005")).records[1].id
    item = done.round.edition_model.by_code["HZ_02_005"].items[1].id
    said = {"text": "核对经费", "remark": ["名称重复", " "], "item": [item, ""],
            "record": [str(record), ""]}  # fmt: skip
    page = text(client.post(address(done, "HZ_02_005", "return/"), said, follow=True))
    assert "HZ_02_005 已退回江宁理工大学。" in page
    assert "核对经费" in page
    assert "第 2 条" in page
    own = text(signed_in(tree.account("university")).get("/2020/forms/HZ_02_005/"))
    assert "本表已退回" in own
    assert "核对经费" in own
    assert "名称重复" in own
    assert "HZ_02_005 国际科技合作研究项目情况 已退回" in text(
        signed_in(tree.account("university")).get("/2020/")
    )


def test_the_unit_itself_is_offered_neither(tree, done):
    page = text(signed_in(tree.account("university")).get(address(done, "HZ_02_005")))
    assert "退回更正" not in page
    for verb in ("return/", "approve/"):
        assert post(tree, "university", address(done, "HZ_02_005", verb)).status_code == 404


@pytest.mark.parametrize("said", [
    {"text": ""}, {"text": "x", "until": "2001-01-01"}, {"text": "x", "until": "yesterday"},
    {"text": "x", "until": "9999-12-31"}, {"text": "x", "version": "7"}, {"text": "\x00"},
    {"text": "x", "remark": ["a"], "item": ["nothing"], "record": [""]},
    {"text": "x", "remark": ["a"], "item": [""], "record": ["99999999"]},
])  # fmt: skip
def test_a_return_that_cannot_be_says_why(tree, done, said):
    page = text(post(tree, "province", address(done, "HZ_02_005", "return/"), **said))
    assert 'role="alert"' in page
    assert not Review.objects.exists()


def test_a_term_is_told_to_the_unit(tree, done):
    day = timezone.localdate() + timedelta(days=3)
    post(tree, "province", address(done, "HZ_02_005", "return/"), text="核对", until=str(day))
    own = signed_in(tree.account("university"))
    for path in ("/2020/forms/HZ_02_005/", "/2020/"):
        assert f"{day:%Y-%m-%d}" in text(own.get(path))


def test_approving_one_form_and_then_the_whole_unit(tree, done):
    assert "HZ_02_005 审核通过。" in text(
        post(tree, "province", address(done, "HZ_02_005", "approve/"))
    )
    page = text(post(tree, "province", f"/2020/units/{done.place.unit_id}/approve/"))
    assert "2 张报表审核通过。" in page
    again = text(post(tree, "province", f"/2020/units/{done.place.unit_id}/approve/"))
    assert "没有无疑点的报表。" in again
    assert FormReport.objects.filter(state="approved").count() == 3


def test_a_draft_is_not_approved(tree, university):
    page = text(post(tree, "province", address(university, "HZ_02_001", "approve/")))
    assert "尚未完成填报，不能通过" in page


def test_the_window_of_a_cell(tree, done):
    actions.return_form(
        actor=actor(tree.account("province")), report_key=done.key("HZ_02_005"), text="核对"
    )
    window = text(signed_in(tree.account("province")).get(address(done, "HZ_02_005", "peek/")))
    for words in (
        "江宁理工大学",
        "已退回",
        "3 条",
        "江苏省科学技术厅",
        "核对",
        "查看填报信息",
        "催报",
    ):
        assert words in window
    assert "<html" not in window
    assert signed_in(tree.account("province")).get(
        address(done, "HZ_99_001", "peek/")).status_code == 404  # fmt: skip
