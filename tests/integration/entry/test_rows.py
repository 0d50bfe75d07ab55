"""The rows of a grid saved in one request: typing, paste, undo (N20, N21, N40)."""

import pytest

from istc.audit.models import Event
from istc.reports import noted
from istc.reports.models import Record
from istc.reports.writing import figuring
from tests.integration.entry.desk import LIST, SINGLE, add, save, send
from tests.people import signed_in


@pytest.fixture
def client(tree):
    return signed_in(tree.account("university"))


def rows(client, *sent, code: str = LIST):
    return send(client, code, "rows/", {"rows": list(sent)})


def new(token: str, **changes) -> dict:
    return {"record": None, "token": token, "version": 0, "changes": changes}


def live() -> list[Record]:
    return list(Record.objects.filter(report__form=LIST, removed_at=None).order_by("position"))


def test_changed_and_new_rows_in_one_request(client, tree):
    record = add(client, LIST, {"name": "国际科学理事会"})
    changed = {"record": record.pk, "version": 1, "changes": {"joined_on": "2019年5月1日"}}
    said = rows(client, changed, new("a", name="国际数学联盟", field="01")).json()
    assert [row["version"] for row in said["rows"]] == [2, 1]
    assert [one.values for one in live()] == [
        {"name": "国际科学理事会", "joined_on": "2019-05-01"},
        {"name": "国际数学联盟", "field": "01"},
    ]
    assert said["rows"][1]["token"] == "a"
    assert "records" not in said["html"]


def test_a_new_row_sent_twice_is_stored_once(client, tree):
    """The answer was lost on the way: the same row comes again."""
    first = rows(client, new("a", name="国际数学联盟")).json()
    again = rows(client, new("a", name="国际数学联合会")).json()
    assert again["rows"][0]["record"] == first["rows"][0]["record"]
    assert [one.values["name"] for one in live()] == ["国际数学联合会"]


def test_a_row_whose_answer_was_lost_takes_nothing_from_others(client, tree):
    """N40: stored unknown to its sender, changed by somebody else, sent again."""
    record = rows(client, new("a", name="国际数学联盟")).json()["rows"][0]["record"]
    save(client, LIST, {"name": "乙"}, version=1, record=record)
    for since in ({}, {"name": 0}):
        answer = rows(client, new("b", name="丙"), {**new("a", name="丁"), "since": since})
        assert answer.status_code == 409
        said = answer.json()
        assert (said["record"], said["line"], said["version"]) == (record, 1, 2)
        assert said["differences"][0]["theirs"]["text"] == "乙"
    assert [one.values["name"] for one in live()] == ["乙"]


def test_what_others_changed_in_a_row_comes_with_the_answer(client, tree):
    record = add(client, LIST, {"name": "甲", "field": "01"})
    save(client, LIST, {"field": "02"}, version=1, record=record.pk)
    sent = {"record": record.pk, "version": 1, "changes": {"name": "乙"}}
    others = rows(client, sent).json()["rows"][0]["others"]
    assert others["field"]["codes"] == "02"
    assert others["field"]["text"] == "生命科学与生物技术"


def test_a_refused_cell_is_named_and_the_rest_stored(client, tree):
    said = rows(client, new("a", name="国际数学联盟", joined_on="昨天"), new("b", name="乙")).json()
    assert [cell["name"] for cell in said["rows"][0]["refusals"]] == ["joined_on"]
    assert [one.values for one in live()] == [{"name": "国际数学联盟"}, {"name": "乙"}]


def test_a_conflict_in_one_row_stores_none(client, tree):
    record = add(client, LIST, {"name": "甲"})
    save(client, LIST, {"name": "乙"}, version=1, record=record.pk)
    answer = rows(
        client, new("a", name="丙"), {"record": record.pk, "version": 1, "changes": {"name": "丁"}}
    )
    assert answer.status_code == 409
    assert answer.json()["record"] == record.pk
    assert [one.values["name"] for one in live()] == ["乙"]


def test_one_audit_row_tells_of_all(client, tree):
    rows(client, *(new(str(number), name=f"组织 {number}") for number in range(20)))
    found = Event.objects.filter(subject=LIST)
    assert [one.action for one in found] == ["record.save_rows"]
    assert found[0].after["count"] == 20


@pytest.mark.parametrize("count", [1, 40])
def test_queries_do_not_grow_with_rows(client, tree, count, django_assert_max_num_queries):
    rows(client, new("first", name="甲"))
    with django_assert_max_num_queries(34):
        rows(client, *(new(str(number), name=f"组织 {number}") for number in range(count)))


def test_identical_values_change_nothing(client, tree):
    record = add(client, LIST, {"name": "甲"})
    said = rows(client, {"record": record.pk, "version": 1, "changes": {"name": "甲"}}).json()
    assert said["rows"][0]["version"] == 1
    assert not Event.objects.filter(action="record.save_rows").exists()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"rows": []}, 400),
        ({"rows": "x"}, 400),
        ({"rows": [1]}, 400),
        ({"rows": [{"record": "x", "changes": {}}]}, 400),
        ({"rows": [{"record": None, "token": "t" * 41, "changes": {}}]}, 400),
        ({"rows": [{"record": None, "changes": {}}] * 2001}, 413),
        ({"rows": [{"record": 987654, "version": 1, "changes": {"name": "甲"}}]}, 404),
    ],
)
def test_what_is_no_grid_is_refused(client, tree, sent, status):
    assert send(client, LIST, "rows/", sent).status_code == status
    assert live() == []


def test_a_single_form_has_no_rows(client, tree):
    assert rows(client, new("a", visit_projects="1"), code=SINGLE).status_code == 403


@pytest.mark.parametrize("few", [0, 3])
def test_sums_below_the_grid_are_told_whether_added_or_asked(client, tree, monkeypatch, few):
    """N20: four rows are more than `few`, two are not."""
    monkeypatch.setattr(figuring, "FEW", few)
    first = [new(name, senior="1", associate=text) for name, text in (("a", "2"), ("b", ""))]
    said = rows(client, *first, code="HJ_01").json()
    assert (said["sums"]["senior"], said["sums"]["associate"], said["sums"]["people"]) == (
        "2", "2", "4",
    )  # fmt: skip
    said = rows(client, new("c", middle="5"), new("d", senior="7"), code="HJ_01").json()
    assert (said["sums"]["senior"], said["sums"]["middle"]) == ("9", "5")


def test_what_is_as_the_page_shows_it_is_not_said_again(client, tree):
    """A name changed: neither counts nor state nor findings differ, so no part of the page."""
    whole = {"name": "国际数学联盟", "field": "01", "joined_on": "2019-05-01"}
    first = rows(client, new("a", **whole)).json()
    row = {"record": first["rows"][0]["record"], "version": 1, "changes": {"name": "数学联盟"}}
    sent = {"rows": [row], "known": first["form_version"]}
    said = send(client, LIST, "rows/", sent).json()
    assert said.keys().isdisjoint({"html", "state", "progress"})
    assert said["form_version"] == first["form_version"] + 1
    assert [mark["record"] for mark in said["marks"]] == [row["record"]] * len(said["marks"])


def test_it_is_said_again_when_something_else_changed(client, tree):
    """Another version is known; an item becomes blank; a second row; a form that reads this one."""
    first = rows(client, new("a", name="国际数学联盟", field="01")).json()
    record, known = first["rows"][0]["record"], first["form_version"]

    def sent(version: int, known: int, *more: dict, **changes) -> dict:
        row = {"record": record, "version": version, "changes": changes}
        return send(client, LIST, "rows/", {"rows": [row, *more], "known": known}).json()

    assert "html" in sent(1, known - 1, name="甲")
    assert "html" in sent(2, known + 1, name="")
    assert "html" in sent(3, known + 2, new("b", name="乙"), name="丙")
    assert "html" not in sent(4, known + 3, name="丁")


def test_a_row_that_moves_another_form_tells_of_all_forms(client, tree):
    """HZ_02_002 is held against HZ_02_001: its findings change there."""
    save(client, "HZ_02_001", {"visit_projects": "3"})
    row = {"record": None, "token": "a", "version": 0, "changes": {"country": "US"}}
    first = send(client, "HZ_02_002", "rows/", {"rows": [row]}).json()
    more = {"record": first["rows"][0]["record"], "version": 1, "changes": {"visit_projects": "2"}}
    sent = {"rows": [more], "known": first["form_version"]}
    assert "progress" in send(client, "HZ_02_002", "rows/", sent).json()


def test_findings_too_many_to_be_kept_are_always_told(client, tree, monkeypatch):
    """Nobody can compare them: each answer tells of the whole form."""
    monkeypatch.setattr(noted, "MOST", 0)
    first = rows(client, new("a", name="国际数学联盟")).json()
    row = {"record": first["rows"][0]["record"], "version": 1, "changes": {"name": "数学联盟"}}
    sent = {"rows": [row], "known": first["form_version"]}
    assert "html" in send(client, LIST, "rows/", sent).json()


@pytest.mark.parametrize("whole", [True, False])
def test_a_sum_of_which_nothing_is_left_is_told_to_be_blank(client, tree, whole):
    """A blank is not a zero, and what stood below the column before must go."""
    filled = {"country": "US", "visit_projects": "2"}
    first = rows(client, new("a", **filled), code="HZ_02_002").json()
    assert first["sums"]["visit_projects"] == "2"
    assert first["sums"]["visit_persons"] == ""
    row = {"record": first["rows"][0]["record"], "version": 1, "changes": {"visit_projects": ""}}
    known = None if whole else first["form_version"]
    said = send(client, "HZ_02_002", "rows/", {"rows": [row], "known": known}).json()
    assert said["sums"]["visit_projects"] == ""


def test_sums_of_what_changed_come_with_a_short_answer(client, tree):
    rows_of = [new(str(n), name=f"项目 {n}", senior=str(n)) for n in (1, 2)]
    first = rows(client, *rows_of, code="HJ_01").json()
    row = {"record": first["rows"][0]["record"], "version": 1, "changes": {"senior": "5"}}
    sent = {"rows": [row], "known": first["form_version"]}
    said = send(client, "HJ_01", "rows/", sent).json()
    assert "html" not in said
    assert said["sums"]["senior"] == "7"
