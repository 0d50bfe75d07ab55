"""/ and /<year>/: what to do next, how far it is, deadline, parts, notices (F24, screen 02)."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from istc.reports import actions
from istc.reports.models import FormReport, Submission
from istc.rounds.models import Notice, Round
from tests.builders import build_place, build_round, build_tree
from tests.integration.monitor.filling import Unit
from tests.people import actor, fetch, signed_in

URL = "/2020/"
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*src=)")


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def unit(tree) -> Unit:
    return Unit(actor(tree.account("university")), Round.objects.get(year=2020), tree.university)


# Who may


def test_anonymous_must_sign_in(tree):
    for path in ("/", URL, "/2020/live/"):
        assert Client().get(path).url.startswith("/login/?next=")
        assert Client().get(path, **fetch()).status_code == 401


@pytest.mark.parametrize("path", ["/", URL, "/2020/live/"])
def test_only_reading(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("year", [2018, 0, 10**30])
def test_an_unknown_year_does_not_exist(client, year):
    assert client.get(f"/{year}/").status_code == 404
    assert client.get(f"/{year}/live/").status_code == 404


def test_a_unit_outside_that_years_tree_has_no_home_there(client):
    build_round(2019, state="closed")
    answer = client.get("/2019/")
    assert answer.status_code == 404
    assert "2019 年度没有本单位" in text(answer)
    assert client.get("/2019/live/").status_code == 404


def test_the_start_leads_to_the_current_round(client):
    build_round(2019, state="closed")
    build_round(2021, state="preparing")
    assert client.get("/").url == URL


def test_before_the_first_round_it_says_so_and_the_centre_begins_one(db):
    tree = build_tree()
    answer = signed_in(tree.account("university")).get("/")
    assert answer.status_code == 200
    assert "还没有年度调查" in text(answer)
    assert signed_in(tree.account("centre")).get("/").url == "/console/rounds/"


# What to do next


def test_basic_information_comes_first_and_says_why(client):
    """N28: it decides which forms apply."""
    page = text(client.get(URL))
    assert "开始填写 HZ_01_001 基本信息" in page
    assert "机构类型和省份决定哪些表适用" in page


def test_then_what_is_wrong_before_what_is_not_begun(client, unit):
    unit.basics()
    unit.fill("HZ_02_007", title="")
    unit.fill("HZ_02_001")
    page = text(client.get(URL))
    order = re.findall(r"(?:更正|说明|继续填写|确认|开始填写) (H[ZJ]_\d\d(?:_\d\d\d)?)", page)
    assert order.index("HZ_02_001") < order.index("HZ_01_002")
    assert "查看全部" in page


def finish(unit) -> None:
    unit.basics()
    who = {"round": unit.round, "unit_id": unit.place.unit_id}
    rest = [form.code for form in unit.round.edition_model.forms[1:]]
    FormReport.objects.bulk_create(FormReport(**who, form=code, state="done") for code in rest)


def submitted(place, **more) -> None:
    about = {"at": timezone.now(), "by_name": place.name, "digest": "0" * 64} | more
    Submission.objects.update_or_create(placement=place, defaults=about)


def test_when_all_is_done_reporting_is_the_last_step(client, unit):
    """N16."""
    finish(unit)
    page = text(client.get(URL))
    assert "48 张报表全部完成填报" in page
    assert "最后一步：上报" in page
    assert 'href="/2020/letters/"' in page
    assert "100%" in page


@pytest.mark.parametrize(
    ("state", "title", "words"),
    [
        ("submitted", "已上报", "等待上级接收"),
        ("received", "已上报，上级已接收", "江苏省科学技术厅 今天"),
        ("returned", "上报已退回，更正后重新上报", "退回：数据缺少材料学院"),
        ("reopened", "已重新开放，更正后重新上报", "重新开放：数据缺少材料学院"),
    ],
)
def test_after_reporting_it_says_how_far_it_has_gone(client, unit, state, title, words):
    """N15–N17."""
    finish(unit)
    submitted(
        unit.place, state=state, decided_at=timezone.now(),
        decided_by_name="江苏省科学技术厅", reason="数据缺少材料学院",
    )  # fmt: skip
    page = text(client.get(URL))
    assert f">{title}</h2>" in page
    assert words in page


def test_an_accepted_branch_is_locked_and_names_who_and_when(client, tree, unit):
    """N17: also below, whatever is left to do."""
    unit.basics()
    accepted = {"state": "accepted", "decided_by_name": "评估中心", "decided_at": timezone.now()}
    submitted(tree.province, **accepted)
    page = text(client.get(URL))
    assert ">已验收，数据锁定</h2>" in page
    assert re.search(r"评估中心 今天 \d\d:\d\d 验收江苏省科学技术厅的上报，本年度数据只读", page)
    assert "开始填写" not in page
    assert ">修改<" not in page
    above = text(signed_in(tree.account("province")).get(URL))
    assert "验收本单位的上报" in above


def test_another_branch_is_not_locked(client, tree, unit):
    unit.basics()
    submitted(tree.ministry, state="accepted", decided_by_name="评估中心")
    assert "已验收" not in text(client.get(URL))


def test_a_returned_form_tells_what_its_superior_said(client, tree, unit):
    """Screen 02, N12."""
    unit.basics()
    unit.nil("HZ_02_006")
    above = actor(tree.account("province"))
    actions.return_form(actor=above, report_key=unit.key("HZ_02_006"), text="与去年<相同>")
    page = text(client.get(URL))
    assert "退回意见：与去年&lt;相同&gt;。更正后重新确认。" in page


def test_after_the_end_it_is_closed(client, unit):
    today = timezone.localdate()
    Round.objects.filter(year=2020).update(
        deadline=timezone.now() - timedelta(days=2), closes_on=today - timedelta(days=1)
    )
    page = text(client.get(URL))
    assert "填报已截止" in page
    assert "本单位已完成 0 张" in page
    assert "开始填写" not in page


# How far


def test_ring_and_parts_count_the_forms_that_apply(client, unit):
    unit.basics()
    unit.nil("HZ_02_006")
    unit.fill("HZ_02_005", records=2)
    page = text(client.get(URL))
    assert "已完成 2 张，共 48 张，4%" in page
    assert 'class="done" stroke-dasharray=' in page
    assert re.search(r'href="/2020/forms/HZ_02_005/"[^>]*填报中', page)
    assert "2 条" in page
    assert page.count("<code>H") == 49


def test_basic_information_under_the_items_own_names(client, unit):
    unit.basics()
    page = text(client.get(URL))
    first = unit.round.edition_model.forms[0].items[0]
    assert f"<dt>{first.short or first.label}</dt><dd>江宁理工大学</dd>" in page
    assert "<dt>上级单位</dt><dd>江苏省科学技术厅</dd>" in page


def test_a_superior_sees_how_far_its_units_are(tree, unit):
    unit.basics()
    page = text(signed_in(tree.account("province")).get(URL))
    assert "/ 5 个单位全部完成" in page  # the closed one does not count
    assert "1/48 张" in page
    assert "下级单位" not in text(signed_in(tree.account("college")).get(URL))


def test_the_centre_sees_the_nation_by_category(tree, unit):
    unit.basics()
    page = text(signed_in(tree.account("centre")).get(URL))
    assert "全国填报进度" in page
    assert "8 个填报单位，一级单位 2 个" in page
    for words in ("中央部门", "省（市、自治区）", "江苏省科学技术厅", "某部"):
        assert words in page
    assert f'href="/2020/units/{tree.province.unit_id}/"' in page


# Notices, years, frame


def test_notices_to_all_and_to_the_unit_but_no_others(tree, client):
    found = Round.objects.get(year=2020)
    Notice.objects.create(round=found, kind="公告", title="致全体<各>单位")
    Notice.objects.create(round=found, unit=tree.university.unit, kind="催报", title="致本单位")
    Notice.objects.create(round=found, unit=tree.institute.unit, kind="催报", title="致别单位")
    page = text(client.get(URL))
    assert "致全体&lt;各&gt;单位" in page
    assert "致本单位" in page
    assert "致别单位" not in page
    assert "通知，2 条未读" in page


def test_the_year_switch_keeps_the_page(client):
    build_round(2019, state="closed")
    assert 'href="/2019/"' in text(client.get(URL))
    assert 'href="/2019/guide/"' in text(client.get("/2020/guide/"))


def test_title_and_no_inline_code(tree, client, unit):
    for who in ("university", "centre"):
        page = text(signed_in(tree.account(who)).get(URL))
        assert "<title>首页 · 国际科技合作与交流统计调查信息系统</title>" in page
        assert not INLINE.search(page)
        assert '<a href="/2020/" aria-current="page">' in page


# Refreshing


def test_nothing_new_is_no_content(client, unit):
    seen = re.search(r"/2020/live/\?seen=([0-9a-f]+)", text(client.get(URL)))[1]
    assert client.get("/2020/live/", {"seen": seen}).status_code == 204
    unit.basics()
    answer = client.get("/2020/live/", {"seen": seen})
    assert answer.status_code == 200
    assert "<html" not in text(answer)
    assert seen not in text(answer)


def test_polling_does_not_keep_the_session_alive(client):
    """It carries the header that marks what a page asks by itself (N35)."""
    assert """hx-headers='{"X-Background": "1"}'""" in text(client.get(URL))


# Cost


@pytest.mark.parametrize("who", ["province", "centre"])
def test_queries_do_not_grow_with_units(tree, unit, who):
    browser = signed_in(tree.account(who))
    browser.get(URL)
    with CaptureQueriesContext(connection) as few:
        browser.get(URL)
    unit.basics()
    for number in range(20):
        build_place(f"u{number}", f"第{number}单位", superior=tree.province)
    with CaptureQueriesContext(connection) as many:
        browser.get(URL)
    assert 3 < len(many) == len(few) <= 16
