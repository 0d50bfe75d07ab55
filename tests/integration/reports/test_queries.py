"""What pages ask: states, progress, next steps, records, last year, history (F40, F58, N20)."""

import pytest

from istc.reports import actions, queries
from istc.reports.models import FormReport
from tests.integration.reports.bench import BASIC, Desk
from tests.people import actor

GERMANY = {"country": "DEU", "visit": "2", "training": "1"}
VISITS = {"visit_projects": "3", "visit_persons": "5"}


def labels(desk) -> dict[str, str]:
    return {code: one.label for code, one in queries.states(desk.round, desk.placement).items()}


@pytest.fixture
def busy(desk):
    """A unit with a form in every state that it can bring about itself."""
    desk.basics()
    desk.save("R_02", VISITS)
    record = desk.add("R_03", **GERMANY).record
    actions.submit_record(**desk.who("R_03"), record_id=record.pk)
    actions.report_nil(**desk.who("R_04"))
    actions.decline(**desk.who("R_07"))
    return desk


def test_labels(busy):
    """Design §4; F59: 已填报 are records not yet confirmed."""
    assert labels(busy) == {
        "R_01": "已完成填报",
        "R_02": "填报中",
        "R_03": "已填报",
        "R_04": "零报告",
        "R_05": "未填报",
        "R_06": "不适用",
        "R_07": "不适用",
        "R_08": "未填报",
    }


@pytest.mark.parametrize(("state", "label"), [("returned", "已退回"), ("approved", "审核通过")])
def test_labels_that_the_superior_brings_about(busy, state, label):
    FormReport.objects.filter(form="R_01").update(state=state)
    assert labels(busy)["R_01"] == label


def test_a_returned_form_stays_returned_until_it_is_completed(busy):
    FormReport.objects.filter(form="R_04").update(state="returned")
    busy.add("R_04")
    assert labels(busy)["R_04"] == "已退回"
    assert not busy.report("R_04").nil


def test_states_know_counts_and_people(busy):
    found = queries.states(busy.round, busy.placement)
    assert (found["R_02"].errors, found["R_02"].missing, found["R_02"].wrong) == (2, 2, 0)
    assert (found["R_03"].records, found["R_03"].drafts) == (1, 0)
    assert (found["R_01"].completed_by_name, found["R_01"].complete) == ("江宁理工大学", True)
    assert (found["R_08"].version, found["R_08"].updated_at) == (0, None)


def test_progress_leaves_out_what_does_not_apply(busy):
    """Design §4: 完成率 =（已完成＋零报告＋审核通过）÷ 适用表数."""
    states = queries.states(busy.round, busy.placement)
    found = queries.progress(busy.round.edition_model, states)
    assert [(part.title, part.done, part.total) for part in found.parts] == [
        ("基本信息", 1, 1), ("合作开展情况", 1, 4), ("意见和建议", 0, 1),
    ]  # fmt: skip
    assert (found.done, found.total, found.percent) == (2, 6, 33)
    assert (found.by_label["不适用"], found.by_label["未填报"]) == (2, 2)
    assert [one.form for one in found.parts[0].forms] == ["R_01"]


def test_next_steps_go_by_urgency(busy):
    """Design §9: 退回 → 有错 → 填报中 → 未填报."""
    busy.save("R_02", {"visit_persons": "1"})
    busy.add("R_03", **GERMANY)
    FormReport.objects.filter(form="R_04").update(state="returned")
    states = queries.states(busy.round, busy.placement)
    steps = queries.next_steps(busy.round.edition_model, states)
    assert [(step.why, step.form.code) for step in steps] == [
        ("returned", "R_04"),
        ("wrong", "R_03"),
        ("draft", "R_02"),
        ("todo", "R_05"),
        ("todo", "R_08"),
    ]


def test_a_completed_form_in_doubt_is_a_step_again(busy):
    busy.complete("R_03")
    busy.save("R_02", {"visit_projects": "1"})
    states = queries.states(busy.round, busy.placement)
    steps = queries.next_steps(busy.round.edition_model, states)
    assert ("wrong", "R_03") in [(step.why, step.form.code) for step in steps]


def test_states_of_subordinates(busy, tree):
    college = Desk(actor(tree.account("college")), busy.round, tree.college)
    college.save("R_01", BASIC)
    found = queries.tree_states(busy.round, [busy.placement, tree.college, tree.laboratory])
    assert {unit: states["R_01"].label for unit, states in found.items()} == {
        tree.university.unit_id: "已完成填报",
        tree.college.unit_id: "填报中",
        tree.laboratory.unit_id: "未填报",
    }
    assert set(found[tree.laboratory.unit_id]) == set(busy.round.edition_model.by_code)


def test_pages_of_records(desk):
    rows = [{"name": f"项目{number}"} for number in range(1, 8)]
    actions.add_records(**desk.who("R_04"), rows=rows)
    actions.remove_record(**desk.who("R_04"), record_id=desk.records("R_04")[1].pk)
    whole = queries.record_values(desk.key("R_04"))
    assert [(row.line, row.values["name"]) for row in whole][:2] == [(1, "项目1"), (2, "项目3")]
    page = queries.record_page(desk.key("R_04"), page=2, size=4)
    assert [(row.line, row.values["name"]) for row in page] == [(5, "项目6"), (6, "项目7")]
    assert queries.record_page(desk.key("R_04"), page=0, size=4)[0].line == 1
    assert page[0].version == 1
    assert page[0].errors == 3


def test_last_year(desk, last_year):
    """Last year's values as grey reference, by country where countries may not repeat."""
    last_year.add("R_03", **GERMANY)
    last_year.add("R_03", country="FRA", visit="1", training="0")
    rows = queries.last_year(desk.key("R_03"))
    assert [row["country"] for row in rows] == ["DEU", "FRA"]
    assert queries.by_unique(desk.form("R_03"), rows)[("DEU",)]["total"] == "3"
    assert queries.last_year(last_year.key("R_03")) == []


def test_the_page_of_a_single_form(desk, last_year):
    last_year.save("R_02", {"visit_projects": "7"})
    saved = desk.save("R_02", {"visit_projects": "3", "visit_persons": "1"})
    page = queries.form_page(desk.key("R_02"))
    assert (page.values, page.version, page.state.label) == (saved.values, 1, "填报中")
    assert [row["visit_projects"] for row in page.last] == ["7"]
    assert page.findings == list(saved.findings)
    assert page.reasons == {}


def test_the_page_of_a_form_never_touched(desk):
    page = queries.form_page(desk.key("R_02"))
    assert (page.values, page.version, page.records, page.findings) == ({}, 0, [], [])
    assert page.state.label == "未填报"


def test_the_page_of_a_form_of_sums_shows_them_before_anything_is_saved(desk):
    """F72."""
    desk.add("R_04", funds="12.5", joint="0")
    assert queries.form_page(desk.key("R_05")).values == {"projects": "12.5", "total": "12.5"}


def test_the_page_of_a_multi_form(desk, last_year):
    last_year.add("R_03", **GERMANY)
    actions.add_records(**desk.who("R_03"), rows=[GERMANY, {"country": "FRA"}, {"country": "JPN"}])
    page = queries.form_page(desk.key("R_03"))
    assert [row.values["country"] for row in page.records] == ["DEU", "FRA", "JPN"]
    part = queries.form_page(desk.key("R_03"), page=2, size=2)
    assert [(row.line, row.values["country"]) for row in part.records] == [(3, "JPN")]
    assert [row["country"] for row in part.last] == ["DEU"]


def test_the_page_of_a_form_declared_not_applicable(busy):
    page = queries.form_page(busy.key("R_07"))
    assert (page.state.label, page.findings) == ("不适用", [])


def test_findings_are_made_anew_where_the_form_is_another(desk):
    """A corrected questionnaire before the round opens, a changed rule."""
    saved = desk.save("R_02", {"visit_projects": "3", "visit_persons": "1"})
    FormReport.objects.update(checked_with="old", findings=[])
    assert queries.findings_of(desk.key("R_02"), desk.report("R_02")) == list(saved.findings)
    FormReport.objects.update(declined=True)
    assert queries.findings_of(desk.key("R_02"), desk.report("R_02")) == []
    assert queries.findings_of(desk.key("R_03"), None) == []


def test_history_in_the_fields_words(desk):
    """N36: who, when, where from, before and after."""
    desk.basics()
    record = desk.add("R_04", name="甲", topics=["01", "02"]).record
    desk.save("R_04", {"topics": ["02"], "ages": [{"band": "青年", "persons": "1234"}]}, record)
    actions.remove_record(**desk.who("R_04"), record_id=record.pk)
    actions.report_nil(**desk.who("R_04"))
    entries = queries.history(desk.key("R_04"))
    assert [entry.words for entry in entries] == ["零报告", "删除一条", "修改", "新增一条"]
    assert entries[0].check_code
    changed = entries[2]
    assert (changed.who, changed.address, changed.record) == ("江宁理工大学", "198.51.100.7", 1)
    assert [(one.name, one.before, one.after) for one in changed.changes] == [
        ("乙 领域", "信息；生物", "生物"),
        ("02 总人数", "空白", "1,234"),
        ("年龄区间", "空白", "青年 1,234"),
    ]


def test_history_of_an_item_that_is_gone_still_shows(desk):
    desk.save("R_01", {"contact": "周敏"})
    key = desk.key("R_02")
    assert queries.history(key) == []
    [entry] = queries.history(desk.key("R_01"))
    assert entry.changes[0].after == "周敏"


def test_more_findings_than_are_kept_are_found_again(desk, monkeypatch):
    monkeypatch.setattr("istc.reports.noted.MOST", 1)
    saved = desk.save("R_02", {"visit_projects": "3"})
    assert desk.report("R_02").findings == []
    assert queries.form_page(desk.key("R_02")).findings == list(saved.findings)
    assert desk.save("R_02", {}).findings == saved.findings
