"""The records of a multi form: add, open, save, submit, copy, take away, bring back (F51, N20)."""

import pytest

from istc.reports.models import Record
from tests.integration.entry.desk import (
    LIST,
    SHEET,
    SINGLE,
    add,
    address,
    report,
    save,
    send,
)
from tests.people import signed_in

FULL = {
    "name": "国际科学理事会", "field": "01", "organization_type": "01", "member_type": "01",
    "member": "无", "joined_on": "2019-05-01",
}  # fmt: skip


def live(code: str) -> list[Record]:
    return list(Record.objects.filter(report__form=code, removed_at=None).order_by("position"))


def test_added_and_opened_in_the_drawer(client, tree):
    said = send(client, LIST, "records/").json()
    assert said["open"] == address(LIST, f"records/{said['record']}/")
    drawer = client.get(said["open"], HTTP_ACCEPT="application/json").json()
    assert "第 1 条" in drawer["html"]
    assert 'name="joined_on"' in drawer["html"]
    page = client.get(said["open"]).content.decode()
    assert 'id="drawer"' in page
    assert 'aria-current="true"' in page


def test_saved_cell_by_cell(client, tree):
    record = add(client, LIST)
    said = save(client, LIST, {"name": "国际科学理事会"}, version=1, record=record.pk).json()
    assert said["version"] == 2
    assert "国际科学理事会" in said["html"]["records"]
    assert "5 项未填" in said["html"]["records"]


def test_submitted_when_complete(client, tree):
    """F51: 提交 takes one record and lets the user go on."""
    record = add(client, LIST, FULL)
    answer = send(client, LIST, f"records/{record.pk}/submit/", {"then": "next"})
    assert answer.status_code == 200
    said = answer.json()
    assert said["words"] == "第 1 条已提交"
    assert said["open"] == address(LIST, f"records/{live(LIST)[1].pk}/")
    record.refresh_from_db()
    assert record.submitted


def test_with_errors_it_stays_a_draft_and_says_why(client, tree):
    record = add(client, LIST, {"name": "国际科学理事会"})
    answer = send(client, LIST, f"records/{record.pk}/submit/")
    assert answer.status_code == 422
    assert answer.json()["error"] == "这一条还有错误，更正后再提交。"
    record.refresh_from_db()
    assert not record.submitted
    page = client.post(address(LIST, f"records/{record.pk}/submit/"), {"version": "1"})
    assert page.status_code == 422
    assert "这一条还有错误" in page.content.decode()


def test_without_scripts(client, tree):
    """Add, fill, submit and go on with links and buttons only."""
    answer = client.post(address(LIST, "records/"))
    [record] = live(LIST)
    assert answer["Location"] == address(LIST, f"records/{record.pk}/?said=added")
    posted = {"version": str(record.version), **FULL}
    answer = client.post(address(LIST, f"records/{record.pk}/submit/"), posted)
    assert answer["Location"] == address(LIST) + "?said=submitted"
    answer = client.post(address(LIST, f"records/{record.pk}/submit/"), {"then": "next"})
    assert f"records/{live(LIST)[1].pk}/" in answer["Location"]
    answer = client.post(
        address(LIST, f"records/{record.pk}/save/"), {"version": "1", "joined_on": "五月"}
    )
    assert answer.status_code == 422
    assert "“五月”不是日期" in answer.content.decode()


def test_removed_with_a_way_back(client, tree):
    """Nothing that was saved is deleted."""
    record = add(client, LIST, FULL)
    said = send(client, LIST, f"records/{record.pk}/remove/", {"version": 1}).json()
    assert said["words"] == "已删除第 1 条"
    assert live(LIST) == []
    said = send(client, LIST, f"records/{record.pk}/restore/").json()
    assert said["words"] == "已恢复第 1 条"
    assert live(LIST) == [record]
    assert client.post(address(LIST, f"records/{record.pk}/remove/"), {})["Location"] == (
        address(LIST) + "?said=removed"
    )
    assert client.post(address(LIST, f"records/{record.pk}/restore/"))["Location"] == (
        address(LIST) + "?said=restored"
    )


def test_removing_what_somebody_changed_meanwhile(client, tree):
    record = add(client, LIST, FULL)
    save(client, LIST, {"member": "某人"}, version=1, record=record.pk)
    answer = send(client, LIST, f"records/{record.pk}/remove/", {"version": 1})
    assert answer.status_code == 409
    assert live(LIST) == [record]


def test_copied_as_a_new_record(client, tree):
    record = add(client, LIST, FULL)
    said = send(client, LIST, f"records/{record.pk}/copy/").json()
    assert live(LIST)[1].values == record.values
    assert said["open"].endswith(f"records/{live(LIST)[1].pk}/")
    answer = client.post(address(LIST, f"records/{record.pk}/copy/"))
    assert f"records/{live(LIST)[2].pk}/" in answer["Location"]


def test_what_may_not_repeat_is_not_copied(client, tree):
    record = add(client, SHEET, {"country": "德国", "visit_projects": "3"})
    send(client, SHEET, f"records/{record.pk}/copy/")
    assert live(SHEET)[1].values.get("country") is None
    assert live(SHEET)[1].values["visit_projects"] == "3"


def test_a_country_becomes_a_row(client, tree):
    """Screen 05."""
    send(client, SHEET, "records/", {"changes": {"country": "韩国"}})
    assert live(SHEET)[0].values == {"country": "KR"}


def test_a_country_that_there_is_not_leaves_no_row(client, tree):
    answer = send(client, SHEET, "records/", {"changes": {"country": "火星"}})
    assert answer.status_code == 422
    assert "没有“火星”" in answer.json()["error"]
    assert live(SHEET) == []


def test_last_years_country_without_scripts(client, tree):
    client.post(address(SHEET, "records/"), {"offer": "KR"})
    assert live(SHEET)[0].values == {"country": "KR"}


def test_the_same_country_twice_is_pointed_out(client, tree):
    """Screen 05: a country may not repeat."""
    add(client, SHEET, {"country": "德国"})
    said = send(client, SHEET, "records/", {"changes": {"country": "德国"}}).json()
    assert any("重复" in one for one in said["findings"])


def test_two_hundred_records_come_in_pages(client, tree):
    """N20."""
    ids = [add(client, LIST, {"name": f"组织{n}"}).pk for n in range(60)]
    first = client.get(address(LIST)).content.decode()
    second = client.get(address(LIST) + "?page=2").content.decode()
    assert "组织0" in first
    assert "组织55" not in first
    assert "组织55" in second
    assert 'id="drawer" aria-label="第 60 条记录"' in (
        client.get(address(LIST, f"records/{ids[-1]}/")).content.decode()
    )
    assert client.get(address(LIST) + "?page=x").status_code == 200


def test_a_single_form_has_no_records(client, tree):
    save(client, SINGLE, {"visit_projects": "1"})
    [record] = live(SINGLE)
    assert send(client, SINGLE, "records/").status_code == 403
    assert client.get(address(SINGLE, f"records/{record.pk}/")).status_code == 404
    assert send(client, SINGLE, f"records/{record.pk}/remove/").status_code == 403


@pytest.mark.parametrize("tail", ["save/", "submit/", "remove/", "restore/", "copy/"])
def test_strangers(client, tree, tail):
    """N30: another unit, the centre, nobody; a record of another form."""
    record = add(client, LIST, FULL)
    path = address(LIST, f"records/{record.pk}/{tail}")
    for name in ("province", "college", "institute", "centre"):
        assert signed_in(tree.account(name)).post(path, {"version": "1"}).status_code == 404, name
    wrong = address("HZ_02_009", f"records/{record.pk}/{tail}")
    assert client.post(wrong, {"version": "1"}).status_code == 404
    assert client.get(path).status_code == 405
    client.logout()
    assert client.post(path, {"version": "1"}).status_code == 302
    record.refresh_from_db()
    assert record.removed_at is None
    assert report(LIST, tree.university.unit_id).records == 1


def test_below_the_list_stand_sums_but_none_of_spans(client, tree):
    for years, yuan in (("3", "1.5"), ("5", "2")):
        add(client, "HZ_02_007", {"term": years})
        add(client, "HZ_02_005", {"funds": yuan})
    assert "有效期限（年） 8" not in client.get(address("HZ_02_007")).content.decode()
    assert "3.5" in client.get(address("HZ_02_005")).content.decode()
