"""/log/: who did what to which unit, read by those above it and by nobody else (N36, F16)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from istc import audit
from istc.audit.models import AppendOnly, Event
from istc.console.centre.log import words
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.rounds.models import Round
from tests import people

URL = "/log/"


def text(answer) -> str:
    return answer.content.decode()


def record(place, action="report.view", who=None, **more):
    return audit.record(actor=who, action=action, unit=place.unit_id, year=2020, **more).pk


@pytest.fixture
def changed(tree):
    """The college typed a number into a form of the definition."""
    found = Round.objects.get()
    forms = [one for one in found.edition_model.forms if one.record == "single"]
    form, item = next(
        (form, item) for form in forms for item in form.items if item.kind == "count" and item.path
    )
    key = ReportKey(found, tree.college, form)
    actions.save_values(
        actor=people.actor(tree.account("college")), report_key=key, record_id=None,
        changes={item.id: "12"}, version=0,
    )  # fmt: skip
    return form, item


def test_a_change_is_told_in_the_forms_words(tree, centre, changed):
    form, item = changed
    page = text(centre.get(URL))
    assert form.title in page
    assert " / ".join((*item.path, item.label)) in page
    assert people.ADDRESS in page
    assert "江宁理工大学电信学院" in page


@pytest.mark.parametrize("who", ["college", "university", "province"])
def test_whoever_stands_above_reads_it(open_as, changed, who):
    assert changed[1].label in text(open_as(who).get(URL))


@pytest.mark.parametrize("who", ["institute", "laboratory", "workshop", "ministry"])
def test_nobody_beside_reads_it(open_as, changed, who):
    for path in (URL, f"{URL}?account=js_jnlg_dx", f"{URL}export/?format=csv"):
        assert changed[1].label not in text(open_as(who).get(path))


def test_where_a_superior_sat_is_not_told_to_its_unit(tree, open_as):
    record(tree.college, who=people.actor(tree.account("province")))
    lower, upper = (text(open_as(who).get(URL)) for who in ("college", "province"))
    assert "查看下级数据" in lower
    assert people.ADDRESS not in lower
    assert people.ADDRESS in upper


def test_a_superior_who_reads_raw_data_stands_in_the_log(tree, open_as, changed):
    unit, form = tree.college.unit_id, changed[0].code
    open_as("province").get(f"/2020/units/{unit}/forms/{form}/")
    assert "查看下级数据" in text(open_as("college").get(URL, {"action": "report.view"}))


def test_filters(tree, centre):
    record(tree.college, "unit.rename", subject="甲甲甲")
    record(tree.bureau, "unit.close", subject="乙乙乙")
    old = timezone.now() - timedelta(days=90)
    Event.objects.create(at=old, actor_name="系统", action="unit.edit", subject="丙丙丙")
    page = lambda **asked: text(centre.get(URL, asked))  # noqa: E731
    assert "甲甲甲" in page(action="unit.rename")
    assert "乙乙乙" not in page(action="unit.rename")
    assert "乙乙乙" in page(account=" BW_zx ")
    assert "甲甲甲" not in page(account="bw_zx")
    assert "丙丙丙" not in page()
    assert "丙丙丙" in page(since="2001-01-01")
    assert "没有这样的记录" in page(account="nobody")


@pytest.mark.parametrize(
    "asked",
    [
        {"account": "\x00'; DROP"}, {"action": "<i>x"}, {"since": "soon"}, {"since": "9999-12-31"},
        {"until": "0001-01-01"}, {"before": "-1"}, {"before": "9" * 40}, {"before": "x"},
    ],
)  # fmt: skip
def test_bad_input_is_left_out(centre, asked):
    answer = centre.get(URL, asked)
    assert answer.status_code == 200
    assert "<i>x" not in text(answer)


def test_pages_follow_each_other_without_counting(tree, centre, django_assert_max_num_queries):
    for number in range(60):
        record(tree.college, subject=f"第{number:02}条")
    with django_assert_max_num_queries(14):
        first = text(centre.get(URL))
    assert ("第59条" in first, "第09条" in first) == (True, False)
    more = first.split('rel="next" href="?')[1].split('"')[0].replace("&amp;", "&")
    assert "第09条" in text(centre.get(f"{URL}?{more}"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_holds_the_same_rows_and_is_itself_recorded(tree, centre, tmp_path, kind):
    record(tree.college, "unit.rename", before={"name": "旧"}, after={"name": "=新"})
    answer = centre.get(f"{URL}export/", {"format": kind})
    assert Event.objects.filter(action="log.export", after__rows=1).exists()
    if kind == "csv":
        assert "单位全称：旧 → =新" in answer.content.decode("utf-8-sig")
        return
    path = tmp_path / "log.xlsx"
    path.write_bytes(answer.content)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[1][-1] == "单位全称：旧 → =新"


def test_the_log_is_not_changed_by_anybody(tree, centre):
    number = record(tree.college)
    for method in ("post", "put", "delete"):
        assert getattr(centre, method)(URL).status_code == 405
    with pytest.raises(AppendOnly):
        Event.objects.get(pk=number).delete()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, None, []),
        ("a", "b", [("内容", "a", "b")]),
        ({"state": "open"}, {"state": "closed"}, [("状态", "填报中", "已关闭")]),
        ({}, {"x": [1, "b"], "y": [{}]}, [("x", "", "1、b"), ("y", "", "1 项")]),
        ({}, {"z": True}, [("z", "", "是")]),
        ({"values": {"gone": "1"}}, {"values": {"gone": None}}, [("gone", "1", "")]),
        ({}, {"units": {"name": "甲"}}, [("单位", "", "单位全称 甲")]),
    ],
)  # fmt: skip
def test_details_in_words(before, after, said):
    assert words.changes(before, after, None) == said
