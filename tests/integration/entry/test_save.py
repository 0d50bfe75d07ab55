"""Saving a draft: from our scripts cell by cell, from a plain page whole (N21, N40)."""

import pytest

from istc.audit.models import Event
from istc.reports.models import FormReport, Record
from istc.units.placements import carry_over
from tests.builders import build_round
from tests.integration.entry.desk import (
    EDITION,
    LIST,
    SHEET,
    SINGLE,
    add,
    address,
    report,
    save,
    send,
    values,
)
from tests.people import signed_in

CELL = {"visit_projects": "1,234"}
EDITION_TABLE = next(iter(EDITION.by_code["HZ_04_001"].tables.values()))


def test_scripts_get_values_totals_findings_and_state_back(client, tree):
    """F43, F71: what is stored, the computed total, and how the form stands."""
    answer = save(client, SINGLE, {"visit_projects": "３", "visit_persons": "2"})
    assert answer.status_code == 200
    said = answer.json()
    assert said["version"] == 1
    assert said["values"]["visit_projects"] == "3"
    assert said["computed"] == {"total_projects": "3", "total_persons": "2"}
    assert said["state"] == {"state": "draft", "label": "填报中"}
    assert said["refusals"] == []
    assert [m["name"] for m in said["marks"] if m["level"] == "verify"] == ["visit_persons"]
    assert any("02 考察访问 人次 2 少于 01 考察访问 项目数 3" in one for one in said["findings"])
    assert said["progress"]["2"] == "0/15"
    assert "平衡" in said["html"]["balances"]
    assert values(SINGLE, tree.university.unit_id)["visit_projects"] == "3"


def test_saving_writes_one_audit_row_with_who_and_where(client, tree):
    """N36."""
    save(client, SINGLE, CELL)
    event = Event.objects.get(action="record.save")
    assert event.unit_id == tree.university.unit_id
    assert event.actor_name == "江宁理工大学"
    assert event.address
    assert event.after["values"]["visit_projects"] == "1234"


def test_a_refused_cell_is_named_and_the_others_are_kept(client, tree):
    """N22."""
    said = save(client, SINGLE, {"visit_projects": "三", "visit_persons": "2"}).json()
    assert [one["name"] for one in said["refusals"]] == ["visit_projects"]
    assert "“三”不是数" in said["refusals"][0]["bold"]
    assert values(SINGLE, tree.university.unit_id) == {"visit_persons": "2", "total_persons": "2"}


def test_a_plain_page_is_saved_whole_and_comes_back_with_a_word(client, tree):
    """F45 without scripts."""
    posted = {"version": "0", "visit_projects": "5", "visit_persons": "6", "research_projects": ""}
    answer = client.post(address(SINGLE, "save/"), posted)
    assert answer.status_code == 302
    assert answer["Location"] == address(SINGLE) + "?said=saved"
    assert "已保存。" in client.get(answer["Location"]).content.decode()
    assert values(SINGLE, tree.university.unit_id)["visit_persons"] == "6"


def test_a_plain_page_shows_refused_cells_as_they_were_typed(client, tree):
    answer = client.post(
        address(SINGLE, "save/"), {"version": "0", "visit_projects": "五个", "visit_persons": "6"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="五个"' in page
    assert "“五个”不是数" in page
    assert values(SINGLE, tree.university.unit_id)["visit_persons"] == "6"


def test_ticks_of_a_plain_page_are_a_list_and_none_is_a_blank(client, tree):
    """F73: a hidden blank stands before the ticks, so that unticking all is seen."""
    client.post(address("HZ_05_001", "save/"), {"version": "0", "forms": ["", "02", "01"]})
    assert values("HZ_05_001", tree.university.unit_id) == {"forms": ["01", "02"]}
    client.post(address("HZ_05_001", "save/"), {"version": "1", "forms": [""]})
    assert values("HZ_05_001", tree.university.unit_id) == {}


def test_rows_of_a_sub_table_close_their_gaps(client, tree):
    """HZ_04_001 甲, 05."""
    items = [item.id for item in EDITION_TABLE.items]
    posted = {"version": "0", EDITION_TABLE.id: ""}
    posted |= {f"{EDITION_TABLE.id}[{row}].{items[0]}": f"科目{row}" for row in (0, 2)}
    posted |= {f"{EDITION_TABLE.id}[{row}].{items[1]}": "1.5" for row in (0, 2)}
    posted |= {f"{EDITION_TABLE.id}[1].{item}": "" for item in items}
    client.post(address("HZ_04_001", "save/"), posted)
    rows = values("HZ_04_001", tree.university.unit_id)[EDITION_TABLE.id]
    assert [row[items[0]] for row in rows] == ["科目0", "科目2"]


def test_two_windows_on_one_cell_both_versions_are_shown_and_nothing_is_stored(client, tree):
    """N40."""
    save(client, SINGLE, {"visit_projects": "1"})
    save(client, SINGLE, {"visit_projects": "2"}, version=1)
    answer = save(client, SINGLE, {"visit_projects": "3", "visit_persons": "9"}, version=1)
    assert answer.status_code == 409
    said = answer.json()
    assert said["version"] == 2
    [difference] = said["differences"]
    assert difference["theirs"]["text"] == "2"
    assert difference["yours"]["text"] == "3"
    assert difference["who"] == "江宁理工大学"
    assert "系统中的内容" in said["html"]
    stored = values(SINGLE, tree.university.unit_id)
    assert stored["visit_projects"] == "2"
    assert "visit_persons" not in stored


def test_two_windows_on_different_cells_do_not_disturb_each_other(client, tree):
    """N40."""
    save(client, SINGLE, {"visit_projects": "1"})
    assert save(client, SINGLE, {"visit_persons": "2"}, version=1).status_code == 200
    assert save(client, SINGLE, {"training_persons": "4"}, version=1).status_code == 200
    stored = values(SINGLE, tree.university.unit_id)
    assert (stored["visit_persons"], stored["training_persons"]) == ("2", "4")


@pytest.mark.parametrize(("choice", "kept"), [("theirs", "2"), ("yours", "3")])
def test_a_conflict_on_a_plain_page_is_chosen_and_nothing_typed_is_lost(client, tree, choice, kept):
    """N40 without scripts."""
    save(client, SINGLE, {"visit_projects": "1"})
    save(client, SINGLE, {"visit_projects": "2"}, version=1)
    posted = {"version": "1", "visit_projects": "3", "visit_persons": "9"}
    answer = client.post(address(SINGLE, "save/"), posted)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="choose:visit_projects"' in page
    assert 'name="visit_persons" value="9"' in page
    client.post(
        address(SINGLE, "save/"), {**posted, "version": "2", "choose:visit_projects": choice}
    )
    stored = values(SINGLE, tree.university.unit_id)
    assert (stored["visit_projects"], stored["visit_persons"]) == (kept, "9")


@pytest.mark.parametrize("version", [7, 2_147_483_647])
def test_a_version_from_the_future_is_a_conflict(client, tree, version):
    save(client, SINGLE, {"visit_projects": "1"})
    answer = save(client, SINGLE, {"visit_projects": "2"}, version=version)
    assert answer.status_code == 409
    assert "版本号" in answer.json()["error"]


@pytest.mark.parametrize("version", ["-1", "1.0", "abc", "99999999999", "１", "1;drop", "NaN"])
def test_a_version_that_is_none_is_refused(client, tree, version):
    answer = save(client, SINGLE, CELL, version=version)
    assert answer.status_code == 400
    assert answer.json()["error"] == "版本号无效，没有保存。刷新页面后重试。"
    plain = client.post(address(SINGLE, "save/"), {"version": version, **CELL})
    assert plain.status_code == 400
    assert "版本号无效" in plain.content.decode()
    assert values(SINGLE, tree.university.unit_id) == {}


def test_without_a_version_nothing_is_stored(client, tree):
    answer = send(client, SINGLE, "save/", {"changes": CELL})
    assert answer.status_code == 400
    assert values(SINGLE, tree.university.unit_id) == {}


def test_a_closed_round_refuses_with_its_reason(tree):
    """N17."""
    build_round(2019, state="closed")
    carry_over(source=2020, target=2019)
    client = signed_in(tree.account("university"))
    answer = client.post(
        address(SINGLE, "save/", 2019), '{"version": 0, "changes": {"visit_projects": "1"}}',
        content_type="application/json", HTTP_ACCEPT="application/json",
    )  # fmt: skip
    assert answer.status_code == 403
    assert "数据只读" in answer.json()["error"]
    page = client.post(address(SINGLE, "save/", 2019), {"version": "0", "visit_projects": "1"})
    assert page.status_code == 403
    assert "数据只读" in page.content.decode()
    assert not FormReport.objects.exists()


def test_foreign_requests_are_turned_away(tree):
    """A post without the token of the page changes nothing."""
    client = signed_in(tree.account("university"), csrf=True)
    answer = save(client, SINGLE, CELL)
    assert answer.status_code == 403
    assert not Record.objects.exists()


def test_nobody_signed_in(client, tree):
    client.logout()
    assert save(client, SINGLE, CELL).status_code == 401
    assert client.post(address(SINGLE, "save/"), CELL).status_code == 302
    assert not Record.objects.exists()


@pytest.mark.parametrize("name", ["province", "college", "institute"])
def test_others_write_only_into_their_own(tree, name):
    """§4: the address names no unit, so a superior or sibling reaches only its own form."""
    answer = save(signed_in(tree.account(name)), SINGLE, CELL)
    assert answer.status_code == 200
    assert report(SINGLE, tree.university.unit_id) is None


def test_the_centre_has_no_form(tree):
    answer = save(signed_in(tree.account("centre")), SINGLE, CELL)
    assert answer.status_code == 404


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_only_posts(client, tree, method):
    assert getattr(client, method)(address(SINGLE, "save/")).status_code == 405


def test_unknown_form_and_year(client, tree):
    assert client.post(address("HZ_99_001", "save/")).status_code == 404
    assert client.post(address(SINGLE, "save/", 2031)).status_code == 404


def test_a_form_that_does_not_apply_refuses_with_its_reason(tree):
    """F77: HZ_02_015 is for provincial departments and what lies under them."""
    answer = save(signed_in(tree.account("bureau")), "HZ_02_015", {"plans": "1"})
    assert answer.status_code == 403
    assert "不适用" in answer.json()["error"]


def test_a_form_of_records_is_not_saved_without_saying_which(client, tree):
    add(client, LIST)
    assert save(client, LIST, {"name": "甲"}, version=1).status_code == 404


def test_records_of_another_unit_are_not_there(client, tree):
    """N30."""
    other = signed_in(tree.account("institute"))
    theirs = add(other, LIST, {})
    for tail in ("", "save/", "submit/", "remove/", "restore/", "copy/"):
        path = address(LIST, f"records/{theirs.pk}/{tail}")
        answer = client.post(path, {"version": "1"}) if tail else client.get(path)
        assert answer.status_code == 404, tail
    posted = {"version": "1", f"r{theirs.pk}.version": "1", f"r{theirs.pk}.country": "德国"}
    assert client.post(address(SHEET, "save/"), posted).status_code == 404
    theirs.refresh_from_db()
    assert theirs.removed_at is None
