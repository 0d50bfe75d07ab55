"""/<year>/reminders/: by true state, notice and mail, not twice in 24 hours, history (N13)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from istc.audit.models import Event
from istc.jobs.models import Job
from istc.letters.models import Reminder
from istc.reports import actions
from istc.reports.queries.whereabouts import whereabouts
from istc.rounds.models import Notice, Round
from istc.units.models import Placement
from tests.builders import build_place
from tests.people import actor, signed_in

URL = "/2020/reminders/"
MESSAGE = {"title": "催报：{单位}", "body": "{单位} 完成 {完成}/{总数}，截止 {截止}"}


def text(answer) -> str:
    return answer.content.decode()


def ids(branch, *names) -> list[int]:
    return [getattr(branch.tree, name).unit_id for name in names]


def remind(branch, who, *names, **given):
    data = {**MESSAGE, "unit": ids(branch, *names), **given}
    return signed_in(branch.tree.account(who)).post(f"{URL}send/", data, follow=True)


@pytest.fixture
def mixed(branch):
    """Below the province: college complete, laboratory wrong, university returned, others not
    begun."""
    branch.fill("college")
    branch.begin("laboratory")
    branch.desk("laboratory").add("R_04", name="乙", funds="-1")
    desk = branch.begin("university")
    desk.complete("R_04")
    who = actor(branch.tree.account("province"))
    actions.return_form(actor=who, report_key=desk.key("R_04"), text="核对")
    return branch


def kinds(branch) -> dict[str, tuple[str, ...]]:
    places = Placement.objects.under(branch.tree.province.path, itself=False).filter(closed=False)
    found = whereabouts(branch.round, branch.tree.province, places)
    return {one.place.name: one.kinds for one in found}


def test_states_are_counted_from_what_is_filled_in(mixed):
    assert kinds(mixed) == {
        "江宁理工大学": ("part", "returned"),
        "江宁理工大学电信学院": ("pending", "done"),
        "江宁理工大学重点实验室": ("part",),
        "江苏材料研究所": ("todo",),
        "江苏材料研究所中试基地": ("todo",),
    }
    page = text(signed_in(mixed.tree.account("province")).get(URL, {"kind": "returned"}))
    assert "有退回 1" in page
    assert 'aria-label="江宁理工大学"' in page
    assert 'aria-label="江苏材料研究所"' not in page


def test_who_has_reported_is_not_asked_any_more(branch):
    branch.fill("college")
    branch.submit("college")
    page = text(signed_in(branch.tree.account("university")).get(URL))
    assert 'aria-label="江宁理工大学电信学院"' not in page
    assert "未上报的下级单位 1 个" in page


def test_a_reminder_is_a_notice_with_the_units_own_figures(branch):
    branch.begin("college")
    assert "已催报 1 个单位" in text(remind(branch, "university", "college"))
    notice = Notice.objects.get(kind="催报")
    assert notice.unit_id == branch.tree.college.unit_id
    assert notice.title == "催报：江宁理工大学电信学院"
    assert notice.body.startswith("江宁理工大学电信学院 完成 1/7，截止 ")
    assert notice.body.endswith("江宁理工大学")
    assert Event.objects.get(action="unit.remind").unit_id == branch.tree.college.unit_id
    own = signed_in(branch.tree.account("college")).get("/2020/")
    assert "催报：江宁理工大学电信学院" in text(own)


def test_not_twice_in_24_hours_by_whomever(branch):
    remind(branch, "university", "college")
    page = text(remind(branch, "province", "college", "laboratory"))
    assert "已催报 1 个单位" in page
    assert "江宁理工大学电信学院 24 小时内已催报，没有重发" in page
    assert Reminder.objects.count() == 2
    Reminder.objects.update(at=timezone.now() - timedelta(hours=25))
    assert "已催报 2 个单位" in text(remind(branch, "province", "college", "laboratory"))


def test_history_shows_what_was_sent_below_only(branch):
    remind(branch, "province", "institute")
    remind(branch, "centre", "ministry")
    assert "江苏材料研究所" in history(branch, "province")
    assert "某部" not in history(branch, "province")
    assert "某部" in history(branch, "centre")
    assert "还没有催报" in text(signed_in(branch.tree.account("university")).get(URL))


def history(branch, who) -> str:
    return text(signed_in(branch.tree.account(who)).get(URL)).partition("催报记录")[2]


@pytest.mark.parametrize("names", [("ministry",), ("province",), ("university",), ("institute",),
                                   ("closed",)])  # fmt: skip
def test_only_units_in_use_below_can_be_reminded(branch, names):
    answer = remind(branch, "university", *names)
    assert "没有选择单位" in text(answer)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("given", [
    {"title": ""}, {"body": "  "}, {"title": "x" * 81}, {"body": "x" * 2001}, {"body": "a\x07b"},
    {"unit": ["x", "-1", "9" * 30]},
])  # fmt: skip
def test_a_message_that_cannot_go_out_stays_in_the_form(branch, given):
    answer = remind(branch, "university", "college", **given)
    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)
    assert not Reminder.objects.exists()


def test_a_title_is_one_line_and_a_template_is_no_program(branch):
    Placement.objects.filter(pk=branch.tree.college.pk).update(name="学院{完成}")
    odd = {"title": "催报\r\nBcc: x@example.org", "body": "致{单位}"}
    remind(branch, "university", "college", **odd)
    made = Reminder.objects.get()
    assert made.title == "催报 Bcc: x@example.org"
    assert made.body == "致学院{完成}"


@pytest.mark.parametrize("place", ["{单位.__class__}", "{0}", "{未知}", "{}"])
def test_what_nothing_fills_is_named_and_not_sent(branch, place):
    answer = remind(branch, "university", "college", body=f"{{单位}} {place}")
    assert answer.status_code == 422
    assert f"没有 {place} 这个填入项" in text(answer)
    assert not Reminder.objects.exists()


def test_the_message_begins_with_the_rounds_own_words(branch):
    Round.objects.update(facts={"reminder_title": "请速报：{单位}"})
    page = text(signed_in(branch.tree.account("university")).get(URL))
    assert 'value="请速报：{单位}"' in page
    assert "尽快完成填报并上报" in page  # the edition's


@pytest.mark.parametrize("who", ["college", "workshop"])
def test_level_3_has_nobody_to_remind(branch, who):
    client = signed_in(branch.tree.account(who))
    assert client.get(URL).status_code == 404
    assert client.post(f"{URL}send/", MESSAGE).status_code == 404


def test_units_chosen_in_the_status_page_come_chosen(branch):
    unit = branch.tree.college.unit_id
    page = text(signed_in(branch.tree.account("university")).get(URL, {"unit": [unit, "x"]}))
    assert f'id="u{unit}" aria-label="江宁理工大学电信学院" checked' in page


def test_as_many_queries_for_many_units(branch):
    client = signed_in(branch.tree.account("province"))
    client.get(URL)
    few = count(lambda: client.get(URL))
    for number in range(40):
        build_place(f"u{number}", superior=branch.tree.province)
    assert count(lambda: client.get(URL)) == few <= 16


def count(work) -> int:
    with CaptureQueriesContext(connection) as found:
        work()
    return len(found)


def test_without_a_mail_server_nothing_is_queued(branch):
    remind(branch, "university", "college")
    assert Reminder.objects.get().mail == "none"
    assert not Job.objects.exists()
