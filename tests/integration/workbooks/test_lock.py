"""The import page says why nothing can be stored now and what to do, before an upload (N17)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.checks.run import applies
from istc.reports.models import FormReport, Submission
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.workbooks.models import Upload
from tests.integration.workbooks.conftest import CODE, file
from tests.integration.workbooks.test_flow import START, act, bring, names, visit

WHOLE = "/2020/workbook/"
TODAY = timezone.localdate
CALL = "需要更正的，联系上级单位退回本表，或向管理员申请延期。"


def accept(tree, found) -> None:
    made = {"at": timezone.now(), "by_name": "厅", "digest": "0" * 64}
    Submission.objects.create(placement=tree.province, state=Submission.State.ACCEPTED, **made)


def prepare(tree, found) -> None:
    Round.objects.update(opens_on=TODAY() + timedelta(days=1))


def close(tree, found) -> None:
    Round.objects.update(state="closed")


def end(tree, found) -> None:
    Round.objects.update(closes_on=TODAY() - timedelta(days=1))


def leave(tree, found) -> None:
    Placement.objects.filter(pk=tree.university.pk).update(closed=True)


def decline(tree, found) -> None:
    FormReport.objects.create(
        round=found, unit=tree.university.unit, form=CODE, state="na", declined=True, version=1
    )


SAID = {
    accept: "本年度数据已验收锁定，不能导入。需要更正的，由管理员重新开放。",
    prepare: "本年度填报未开始，不能导入。",
    close: f"本年度填报已关闭，不能导入。{CALL}",
    end: f"结束，不能导入。{CALL}",
    leave: "本单位已停用，不能导入。需要填报的，联系上级单位恢复。",
    decline: "本表已声明不适用，不能导入。需要填报的，先撤销声明。",
}


@pytest.mark.parametrize("change", SAID)
def test_it_is_said_on_the_page_and_an_upload_is_not_kept(client, tree, found, sheet, change):
    body = sheet([visit("甲项目")])
    change(tree, found)
    shown = client.get(START)
    assert SAID[change] in shown.content.decode()
    assert 'type="file"' not in shown.content.decode()
    answer = client.post(START, file(body))
    assert answer.status_code == 409
    assert SAID[change] in answer.content.decode()
    assert not Upload.objects.exists()


@pytest.mark.parametrize("change", [accept, close, end])
def test_a_file_read_before_is_not_stored_after(client, tree, found, sheet, change):
    upload = bring(client, sheet([visit("甲项目")]))
    change(tree, found)
    act(client, upload, "commit")
    shown = client.get(f"{START}{upload.pk}/").content.decode()
    assert names() == []
    assert SAID[change] in shown
    assert "全部提交" not in shown


def give_back(tree, found, days: int) -> None:
    FormReport.objects.create(
        round=found, unit=tree.university.unit, form=CODE, state="returned", version=1,
        returned_until=timezone.now() + timedelta(days=days),
    )  # fmt: skip


def test_a_returned_form_s_own_term_counts(client, tree, found, sheet):
    """Though the year is over, and for the form alone."""
    body = sheet([visit("甲项目")])
    accept(tree, found)
    give_back(tree, found, 2)
    assert "本表已退回" in client.get(START).content.decode()
    act(client, bring(client, body), "commit")
    assert names() == ["甲项目"]
    whole = client.get(WHOLE).content.decode()
    assert f"退回的 {CODE} 可以更正，到该表的批量导入上传。" in whole
    assert 'type="file"' not in whole


def test_a_term_that_has_passed_does_not(client, tree, found):
    close(tree, found)
    give_back(tree, found, -1)
    assert SAID[close] in client.get(START).content.decode()


def test_a_form_that_does_not_apply_to_the_unit(client, tree, found):
    forms = found.edition_model.forms
    form = next(one for one in forms if not applies(one, tree.university.facts))
    shown = client.get(f"/2020/forms/{form.code}/import/").content.decode()
    assert "本表不适用于本单位，不能导入。" in shown
