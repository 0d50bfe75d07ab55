"""/<year>/units/<id>/forms/<form>/: a unit's data read-only (F16, F59, N36)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from istc.audit.models import Event
from istc.definitions.load import load_edition
from istc.reports import actions
from tests.people import fetch, signed_in

CODES = [form.code for form in load_edition("2020").forms]
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*src=)")


def url(place, code: str, year: int = 2020) -> str:
    return f"/{year}/units/{place.unit_id}/forms/{code}/"


def text(answer) -> str:
    return answer.content.decode()


def viewed() -> list[tuple[str | None, int | None, str]]:
    events = Event.objects.filter(action="report.view").order_by("id")
    return [(event.actor_name, event.unit_id, event.subject) for event in events]


# Who may


def test_anonymous_must_sign_in(tree, round_2020):
    assert Client().get(url(tree.university, "HZ_02_001")).status_code == 302
    assert Client().get(url(tree.university, "HZ_02_001"), **fetch()).status_code == 401


@pytest.mark.parametrize("who", ["university", "province", "centre"])
def test_itself_its_superior_and_the_centre_may(tree, university, who):
    answer = signed_in(tree.account(who)).get(url(tree.university, "HZ_02_001"))
    assert answer.status_code == 200
    assert "<title>HZ_02_001 出访活动概况 · 江宁理工大学 ·" in text(answer)


@pytest.mark.parametrize("who", ["college", "institute", "workshop", "ministry", "bureau"])
def test_to_all_others_it_does_not_exist_and_leaves_no_trace(tree, university, who):
    assert signed_in(tree.account(who)).get(url(tree.university, "HZ_02_001")).status_code == 404
    assert viewed() == []


@pytest.mark.parametrize("code", ["HZ_99_001", "hz_02_001", "x", "HZ_02_001'"])
def test_an_unknown_form_does_not_exist(tree, university, code):
    assert signed_in(tree.account("province")).get(url(tree.university, code)).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading(tree, university, method):
    client = signed_in(tree.account("province"))
    assert getattr(client, method)(url(tree.university, "HZ_02_001")).status_code == 405


# The trace


def test_a_superior_who_looks_leaves_a_trace_and_the_unit_itself_none(tree, university):
    signed_in(tree.account("university")).get(url(tree.university, "HZ_02_001"))
    assert viewed() == []
    signed_in(tree.account("province")).get(url(tree.university, "HZ_02_001"))
    signed_in(tree.account("centre")).get(url(tree.university, "HZ_02_005"), {"page": "1"})
    unit = tree.university.unit_id
    assert viewed() == [
        ("江苏省科学技术厅", unit, "HZ_02_001"),
        ("系统管理员", unit, "HZ_02_005"),
    ]


# What it shows


@pytest.mark.parametrize("code", CODES)
def test_every_form_is_shown_with_every_value(tree, university, code):
    """Each kind of block, single and multi; texts are escaped."""
    form = university.round.edition_model.by_code[code]
    if code not in {"HZ_01_001", "HZ_02_001", "HZ_02_005"}:
        university.place.type = "01"  # so that forms of administrative organs apply too
        university.place.save()
        university.fill(code)
    page = text(signed_in(tree.account("province")).get(url(tree.university, code)))
    assert f"<code>{code}</code>" in page
    assert "<联合>" not in page
    assert not INLINE.search(page)
    wanted = {"text": "先进陶瓷&lt;联合&gt;", "count": "1,234", "money": "1,234.5"}
    shown = [form.by_id[one] for one in form.summary] if form.multi else list(form.items)
    for kind, words in wanted.items():
        if any(i.kind == kind and not i.computed and not i.write_in_of for i in shown):
            assert words in page or code == "HZ_01_001"


def test_computed_totals_stand_beside_what_was_typed(tree, university):
    page = text(signed_in(tree.account("province")).get(url(tree.university, "HZ_02_001")))
    assert "7,404" in page  # six rows of 1,234
    assert '<span class="cc">13</span>' in page


def test_who_completed_it_and_when(tree, university):
    page = text(signed_in(tree.account("province")).get(url(tree.university, "HZ_01_001")))
    assert "最近确认完成：今天" in page
    assert "本表尚未确认完成" not in page


def test_a_draft_is_marked_as_one(tree, university):
    page = text(signed_in(tree.account("province")).get(url(tree.university, "HZ_02_001")))
    assert "本表尚未确认完成，数据可能变动。" in page
    assert "（草稿）" in page


def test_findings_with_the_reason_given(tree, university):
    key = university.key("HZ_02_003")
    forms = university.round.edition_model.by_code["HZ_02_003"]
    ids = [item.id for item in forms.items if not item.computed]
    few = {**dict.fromkeys(ids, "5"), ids[1]: "2"}
    saved = actions.save_values(actor=university.actor, report_key=key, changes=few, version=0)
    finding = next(one for one in saved.findings if one.level == "verify")
    actions.give_reason(
        actor=university.actor, report_key=key, finding=finding.key, text="线上<会议>"
    )
    page = text(signed_in(tree.account("province")).get(url(tree.university, "HZ_02_003")))
    assert finding.wrong in page
    assert "说明：线上&lt;会议&gt;" in page


def test_nil_not_applicable_and_untouched_say_so(tree, university):
    client = signed_in(tree.account("province"))
    assert "零报告" in text(client.get(url(tree.university, "HZ_02_006")))
    assert "不适用" in text(client.get(url(tree.university, "HZ_05_005")))
    assert "还没有填写本表" in text(client.get(url(tree.university, "HZ_02_007")))
    assert "还没有填写本表" in text(client.get(url(tree.university, "HZ_02_003")))


def test_records_fifty_a_page_with_the_sum_of_all(tree, university):
    university.fill("HZ_02_005", records=57)
    client = signed_in(tree.account("province"))
    first = text(client.get(url(tree.university, "HZ_02_005")))
    second = text(client.get(url(tree.university, "HZ_02_005"), {"page": "2"}))
    assert first.count('class="chk"') == 50
    assert second.count('class="chk"') == 10
    assert "第 1 / 2 页，共 60 条" in first
    assert "74,070" in first
    assert "74,070" in second
    for odd in ("0", "-1", "x", "9" * 30, "²"):
        assert client.get(url(tree.university, "HZ_02_005"), {"page": odd}).status_code == 200


def test_queries_do_not_grow_with_records(tree, university):
    client = signed_in(tree.account("province"))
    client.get(url(tree.university, "HZ_02_005"))
    with CaptureQueriesContext(connection) as few:
        client.get(url(tree.university, "HZ_02_005"))
    university.fill("HZ_02_005", records=45)
    with CaptureQueriesContext(connection) as many:
        client.get(url(tree.university, "HZ_02_005"))
    assert 3 < len(many) == len(few) <= 18
