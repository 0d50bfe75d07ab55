"""/console/rounds/: years made, opened, extended, closed and opened again (N06, N29)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.audit.models import Event
from istc.rounds.models import Extension, Notice, Round
from istc.units.models import Placement
from tests.builders import build_centre
from tests.people import signed_in

URL = "/console/rounds/"
DAYS = {"opens_on": "2022-06-01", "deadline": "2022-07-15", "closes_on": "2022-07-31"}
TYPED = {"year": "2021", "edition": "2020", "source": "2020", **DAYS}
LATER = (timezone.localdate() + timedelta(days=60)).isoformat()


def text(answer) -> str:
    return answer.content.decode()


def test_a_year_is_made_from_the_last_with_roster_and_texts(tree, centre):
    """N29."""
    Round.objects.update(facts={"telephone": "010-00000000"})
    answer = centre.post(f"{URL}create/", TYPED, follow=True)
    assert "2021 年度已新建" in text(answer)
    made = Round.objects.get(year=2021)
    assert (made.state, made.fact("telephone")) == ("preparing", "010-00000000")
    assert timezone.localtime(made.deadline).isoformat().startswith("2022-07-16T00:00")
    names = Placement.objects.filter(year=2021).values_list("name", flat=True)
    assert "江宁理工大学电信学院" in names
    assert "江苏旧研究所" not in names  # closed: stays behind


def test_the_first_year_is_made_without_a_source(db):
    centre = signed_in(build_centre())
    answer = centre.post(f"{URL}create/", {**TYPED, "source": ""}, follow=True)
    assert "2021 年度已新建" in text(answer)
    assert "填报单位" in text(answer)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"year": "2020"}, "不能从 2020 年度复制"),
        ({"year": "2020", "source": ""}, "2020 年度已有"),
        ({"year": "二〇二一"}, "年份没有填对"),
        ({"year": "99999"}, "年份没有填对"),
        ({"year": ""}, "年份没有填对"),
        ({"source": "2025"}, "不能从 2025 年度复制"),
        ({"source": "1"}, "年份没有填对"),
        ({"edition": "../.."}, "没有这个年度版本"),
        ({"edition": ""}, "没有这个年度版本"),
        ({"opens_on": "2022-02-30"}, "开始填报没有填对"),
        ({"deadline": "9999-12-31"}, "报送截止没有填对"),
        ({"closes_on": ""}, "关闭日期没有填对"),
        ({"opens_on": "2022-08-01"}, "日期次序不对"),
    ],
)
def test_bad_input_makes_no_year_and_keeps_what_was_typed(tree, centre, change, said):
    answer = centre.post(f"{URL}create/", {**TYPED, **change})
    assert answer.status_code == 422
    assert said in text(answer)
    assert Round.objects.count() == 1
    assert not Placement.objects.exclude(year=2020).exists()


def test_a_year_is_opened_and_everybody_told(tree, centre):
    centre.post(f"{URL}create/", TYPED)
    assert "已开始填报" in text(centre.post(f"{URL}2021/open/", follow=True))
    assert Round.objects.get(year=2021).state == "open"
    assert Notice.objects.filter(round__year=2021, unit=None, title__contains="填报开始").exists()


def test_more_time_for_all(tree, centre):
    page = text(
        centre.post(f"{URL}2020/postpone/", {"until": LATER, "reason": "系统升级"}, follow=True)
    )
    assert "全部单位延期至" in page
    found = Round.objects.get(year=2020)
    assert found.closes_on.isoformat() >= LATER
    assert Notice.objects.get(unit=None).body == "系统升级"
    row = Event.objects.get(action="round.postpone")
    assert row.after["reason"] == "系统升级"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"until": "2001-01-01", "reason": "x"}, "延至的时间须在"),
        ({"until": "soon", "reason": "x"}, "延至日期没有填对"),
        ({"until": LATER, "reason": "  "}, "没有写原因"),
    ],
)
def test_more_time_is_refused_in_words_and_changes_nothing(tree, centre, typed, said):
    before = Round.objects.get(year=2020).deadline
    assert said in text(centre.post(f"{URL}2020/postpone/", typed, follow=True))
    assert Round.objects.get(year=2020).deadline == before
    assert not Notice.objects.exists()


def test_more_time_for_one_unit(tree, centre):
    typed = {"account": "JS_jnlg ", "until": LATER, "reason": "停电"}
    page = text(centre.post(f"{URL}2020/extend/", typed, follow=True))
    assert "“江宁理工大学”延期至" in page
    assert Extension.objects.get().unit == tree.university.unit


@pytest.mark.parametrize("account", ["", "nobody", "centre", "js_old"])
def test_more_time_for_what_is_no_unit_of_the_year(tree, centre, account):
    typed = {"account": account, "until": LATER, "reason": "停电"}
    page = text(centre.post(f"{URL}2020/extend/", typed, follow=True))
    assert "没有这个用户名的单位" in page or "或已停用" in page
    assert not Extension.objects.exists()


def test_closed_with_a_reason_and_opened_again_with_a_reason(tree, centre):
    assert "没有写原因" in text(centre.post(f"{URL}2020/close/", follow=True))
    assert Round.objects.get().state == "open"
    assert "已关闭" in text(centre.post(f"{URL}2020/close/", {"reason": "到期"}, follow=True))
    assert Round.objects.get().state == "closed"
    again = {"until": LATER}
    assert "没有写原因" in text(centre.post(f"{URL}2020/reopen/", again, follow=True))
    assert Round.objects.get().state == "closed"
    centre.post(f"{URL}2020/reopen/", {**again, "reason": "补报"})
    found = Round.objects.get()
    assert found.state == "open"
    assert found.is_running(timezone.now())
    assert Event.objects.get(action="round.reopen").before == {"state": "closed"}


@pytest.mark.parametrize(("act", "said"), [("reopen", "没有关闭"), ("open", "已开始填报")])
def test_what_is_open_stays_open(tree, centre, act, said):
    page = text(centre.post(f"{URL}2020/{act}/", {"until": LATER, "reason": "x"}, follow=True))
    assert said in page
    assert not Notice.objects.exists()


def test_a_past_day_opens_nothing(tree, centre):
    Round.objects.update(state="closed")
    typed = {"until": "2001-01-01", "reason": "x"}
    assert "截止时间已过" in text(centre.post(f"{URL}2020/reopen/", typed, follow=True))


def test_postponing_what_is_closed_is_refused(tree, centre):
    Round.objects.update(state="closed")
    typed = {"until": LATER, "reason": "x"}
    assert "不在填报中" in text(centre.post(f"{URL}2020/postpone/", typed, follow=True))


@pytest.mark.parametrize("who", ["province", "college"])
@pytest.mark.parametrize("act", ["create", "2020/open", "2020/close", "2020/extend"])
def test_no_unit_touches_a_year(tree, open_as, who, act):
    assert open_as(who).post(f"{URL}{act}/", {**TYPED, "reason": "x"}).status_code == 404
    assert Round.objects.get().state == "open"


def test_a_year_that_is_not_is_not_found(centre):
    assert centre.get(f"{URL}1999/").status_code == 404
    assert centre.post(f"{URL}1999/close/", {"reason": "x"}).status_code == 404
