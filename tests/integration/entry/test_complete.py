"""完成填报 → 确认完成填报, and change after completion (F48–F51, N28)."""

import pytest

from istc.reports.models import FormReport, Snapshot
from tests.builders import build_round
from tests.integration.entry.desk import (
    FIRST,
    LIST,
    MEMBER,
    SINGLE,
    VISITS,
    add,
    address,
    begin,
    report,
    save,
    send,
)
from tests.people import signed_in


@pytest.fixture
def begun(tree):
    begin(tree)
    return tree


def version(tree, code=SINGLE) -> int:
    return report(code, tree.university.unit_id).version


def test_first_press_shows_a_summary_and_completes_nothing(client, begun):
    """F49, screen 03b."""
    save(client, SINGLE, VISITS)
    answer = send(client, SINGLE, "complete/", {"version": version(begun)})
    said = answer.json()
    assert answer.status_code == 200
    for words in (
        "确认完成填报？",
        "HZ_02_001 出访活动概况",
        "项目数 12",
        "人次 12",
        "平衡关系 2 条",
    ):
        assert words in said["confirm"]
    assert report(SINGLE, begun.university.unit_id).state == "draft"
    assert not Snapshot.objects.filter(report__form=SINGLE).exists()


def test_the_summary_says_which_form_is_not_in_step(client, begun):
    """F80: HZ_02_002 asks for the reason, not this form."""
    save(client, SINGLE, VISITS)
    row = add(client, "HZ_02_002", {"country": "DE", "visit_projects": "1"}).pk
    said = send(client, SINGLE, "complete/", {"version": version(begun)}).json()["confirm"]
    assert "平衡关系 2 条、与 HZ_02_002 核对，HZ_02_002 待核对" in said
    assert "已说明" not in said
    save(client, "HZ_02_002", VISITS, 1, row)
    said = send(client, SINGLE, "complete/", {"version": version(begun)}).json()["confirm"]
    assert "平衡关系 2 条、与 HZ_02_002 核对，全部通过" in said


def test_second_press_completes(client, begun):
    """F49."""
    save(client, SINGLE, VISITS)
    answer = send(client, SINGLE, "complete/", {"confirm": True, "version": version(begun)})
    assert answer.json() == {"to": address(SINGLE)}
    assert report(SINGLE, begun.university.unit_id).state == "done"
    page = client.get(address(SINGLE)).content.decode()
    assert "HZ_02_001 已完成填报" in page
    assert "填下一张 HZ_02_002" in page


def test_completing_twice_is_harmless(client, begun):
    save(client, SINGLE, VISITS)
    for _ in range(2):
        assert send(client, SINGLE, "complete/", {"confirm": True}).status_code == 200
    assert Snapshot.objects.filter(report__form=SINGLE).count() == 1


def test_blanks_stop_it_and_are_pointed_out(client, begun):
    """N22."""
    save(client, SINGLE, {"visit_projects": "1", "visit_persons": "1"})
    answer = send(client, SINGLE, "complete/", {})
    said = answer.json()
    assert answer.status_code == 422
    assert said["error"] == "还有 10 处未通过审核。逐条更正或写明情况后再完成填报。"
    assert sum(mark["missing"] for mark in said["marks"]) == 10


def test_basic_information_comes_first(client, tree):
    """N28."""
    save(client, SINGLE, VISITS)
    said = send(client, SINGLE, "complete/", {}).json()
    assert "HZ_01_001 基本信息 尚未完成填报" in said["html"]["issues"]


def test_without_scripts_the_page_is_saved_then_asks_then_completes(client, begun):
    """F49 without scripts."""
    posted = {"version": "0", **VISITS}
    answer = client.post(address(SINGLE, "complete/"), posted)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "本单位确认所填数据真实、准确、完整" in page
    assert report(SINGLE, begun.university.unit_id).state == "draft"
    confirmed = {"confirm": "1", "version": str(version(begun))}
    answer = client.post(address(SINGLE, "complete/"), confirmed)
    assert answer.status_code == 302
    assert report(SINGLE, begun.university.unit_id).state == "done"


def test_without_scripts_what_is_in_the_way_stands_on_the_page(client, begun):
    answer = client.post(address(SINGLE, "complete/"), {"version": "0", "visit_projects": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="asked"' in page
    assert "处未通过审核" in page
    assert "02 考察访问 人次" in page


def test_without_scripts_a_refused_cell_is_shown_before_anything_else(client, begun):
    answer = client.post(address(SINGLE, "complete/"), {"version": "0", "visit_projects": "x"})
    assert answer.status_code == 422
    assert "“x”不是数" in answer.content.decode()


def test_a_reason_is_needed_for_what_is_to_be_verified(client, begun):
    """§3 核实性."""
    save(client, SINGLE, {**VISITS, "visit_projects": "3"})
    said = send(client, SINGLE, "complete/", {}).json()
    assert said["error"].startswith("还有 1 处")
    [finding] = [
        f for f in report(SINGLE, begun.university.unit_id).findings if f["level"] == "verify"
    ]
    key = key_in(said["html"]["reasons"])
    send(client, SINGLE, "reason/", {"key": key, "text": "一个团组两国共用一人"})
    answer = send(client, SINGLE, "complete/", {})
    assert answer.status_code == 200
    assert "1 处已说明" in answer.json()["confirm"]
    assert finding["item"] == "visit_persons"


def key_in(html: str) -> str:
    return html.split('data-reason="')[1].split('"', maxsplit=1)[0]


def test_change_after_completion_reopens_and_is_confirmed_again(client, begun):
    """F50: changed directly on the existing data."""
    save(client, SINGLE, VISITS)
    send(client, SINGLE, "complete/", {"confirm": True})
    said = save(client, SINGLE, {"visit_persons": "5"}, version=1).json()
    assert said["state"]["state"] == "draft"
    assert send(client, SINGLE, "complete/", {"confirm": True}).status_code == 200
    assert Snapshot.objects.filter(report__form=SINGLE).count() == 2


def test_a_change_meanwhile_stops_completion(client, begun):
    """N40."""
    save(client, SINGLE, VISITS)
    seen = version(begun)
    save(client, SINGLE, {"visit_persons": "5"}, version=1)
    answer = send(client, SINGLE, "complete/", {"confirm": True, "version": seen})
    assert answer.status_code == 409
    assert "刷新页面" in answer.json()["error"]
    plain = client.post(address(SINGLE, "complete/"), {"confirm": "1", "version": str(seen)})
    assert plain.status_code == 409


def test_a_list_is_completed_with_its_records(client, begun):
    """F51."""
    add(client, LIST, {})
    assert send(client, LIST, "complete/", {}).status_code == 422
    record = report(LIST, begun.university.unit_id)
    from_list = FormReport.objects.get(pk=record.pk)
    assert from_list.state == "draft"


def test_no_record_at_all_points_to_the_nil_report(client, begun):
    said = send(client, LIST, "complete/", {}).json()
    assert "本表没有记录" in said["html"]["issues"]
    assert "零报告" in said["html"]["issues"]


def test_the_first_form_itself(client, tree):
    """F48."""
    typed = {"full_name": "江宁理工大学"}
    save(client, FIRST, typed)
    said = send(client, FIRST, "complete/", {}).json()
    assert "必填" not in said["error"]
    assert sum(mark["missing"] for mark in said["marks"]) > 3


def test_closed_round_and_strangers(client, begun):
    build_round(2021, state="closed")
    assert client.post(address(SINGLE, "complete/", 2021)).status_code == 404
    assert client.get(address(SINGLE, "complete/")).status_code == 405
    centre = signed_in(begun.account("centre"))
    assert centre.post(address(SINGLE, "complete/")).status_code == 404
    client.logout()
    assert client.post(address(SINGLE, "complete/")).status_code == 302


def test_records_are_named_in_the_list(client, begun):
    """F59."""
    record = add(client, LIST, {"name": MEMBER["organization"]})
    page = client.get(address(LIST)).content.decode()
    assert "国际科学理事会" in page
    assert f"records/{record.pk}/" in page
