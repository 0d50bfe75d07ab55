"""What changed since a form was completed, for the reporter and the superior (N19)."""

import pytest

from istc.reports import actions
from istc.reports.models import Record
from istc.reports.queries import since_completion
from istc.reports.queries.history import CellChange
from tests.integration.entry.desk import (
    LIST,
    SINGLE,
    VISITS,
    add,
    address,
    begin,
    key_of,
    report,
    save,
    send,
)
from tests.people import actor, signed_in

SCIENCE = {
    "field": "01",
    "organization_type": "01",
    "member_type": "01",
    "member": "江宁理工大学",
    "joined_on": "2019-05-01",
}


@pytest.fixture
def done(client, tree):
    """The overview of visits, complete."""
    begin(tree)
    save(client, SINGLE, VISITS)
    actions.complete(
        actor=actor(tree.account("university")), report_key=key_of(tree.university, SINGLE)
    )
    return tree


def since(tree, code: str = SINGLE):
    state = report(code, tree.university.unit_id).state
    return since_completion(key_of(tree.university, code), state)


def change(client, values: dict[str, str]) -> None:
    save(client, SINGLE, values, version=Record.objects.get(report__form=SINGLE).version)


def test_nothing_to_compare_with_before_the_first_completion(client, tree):
    begin(tree)
    save(client, SINGLE, VISITS)
    assert since(tree) is None


def test_nor_right_after_it(client, done):
    assert since(done) is None


def test_each_changed_cell_with_both_sides(client, done):
    before = VISITS["visit_persons"]
    change(client, {"visit_persons": str(int(before) + 5)})
    found = since(done)
    assert found.again is False
    assert found.check_code
    assert [one.what for one in found.records] == ["changed"]
    named = {cell.name: cell for cell in found.records[0].cells}
    assert named["02 考察访问 人次"] == CellChange("02 考察访问 人次", before, str(int(before) + 5))
    assert found.cells == 2  # the total follows


def test_what_was_put_back_is_no_change(client, done):
    before = VISITS["visit_persons"]
    change(client, {"visit_persons": "9999"})
    change(client, {"visit_persons": before})
    assert since(done).records == ()


def test_two_completions_are_compared(client, done):
    who = {
        "actor": actor(done.account("university")),
        "report_key": key_of(done.university, SINGLE),
    }
    before = VISITS["visit_persons"]
    change(client, {"visit_persons": str(int(before) + 5)})
    actions.complete(**who)
    found = since(done)
    assert found.again is True
    assert {cell.name for cell in found.records[0].cells} == {"02 考察访问 人次", "14 合计 人次"}


def test_records_come_and_go(client, tree):
    begin(tree)
    for name in "甲乙":
        add(client, LIST, {**SCIENCE, "name": name})
    actions.complete(
        actor=actor(tree.account("university")), report_key=key_of(tree.university, LIST)
    )
    first = Record.objects.filter(report__form=LIST).order_by("position").first()
    send(client, LIST, f"records/{first.pk}/remove/")
    add(client, LIST, {"name": "丙"})
    found = since(tree, LIST)
    assert found is not None
    assert [(one.what, one.line) for one in found.records] == [("added", 2), ("removed", 1)]
    assert found.records[0].cells[0].after == "丙"
    assert found.records[1].cells[0].before == "甲"


def test_the_reporter_is_told_and_shown(client, done):
    assert "完成填报后又有改动" not in client.get(address(SINGLE)).content.decode()
    change(client, {"visit_persons": "9999"})
    page = client.get(address(SINGLE)).content.decode()
    assert "完成填报后又有改动，须再次确认完成填报。" in page
    said = client.get(address(SINGLE, "history/"), headers={"accept": "application/json"}).json()
    for words in ("完成填报后的改动：2 项", "考察访问 人次", "9,999"):
        assert words in said["html"]
    assert "完成填报后的改动" in client.get(address(SINGLE, "history/")).content.decode()


def test_the_superior_sees_it_on_the_form(client, done):
    superior = signed_in(done.account("province"))
    path = f"/2020/units/{done.university.unit_id}/forms/{SINGLE}/"
    assert "完成填报后的改动" not in superior.get(path).content.decode()
    change(client, {"visit_persons": "9999"})
    page = superior.get(path).content.decode()
    assert "完成填报后的改动" in page
    assert "9,999" in page


def test_two_queries_at_most(client, done, django_assert_max_num_queries):
    change(client, {"visit_persons": "9999"})
    key, state = key_of(done.university, SINGLE), report(SINGLE, done.university.unit_id).state
    with django_assert_max_num_queries(2):
        since_completion(key, state)
