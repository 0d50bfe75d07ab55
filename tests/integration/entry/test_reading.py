"""Who may open a form page, what a page says that cannot be written, its rules and history."""

import json

import pytest

from istc.units.placements import carry_over
from tests.builders import build_round
from tests.integration.entry.desk import (
    EDITION,
    LIST,
    SHEET,
    SINGLE,
    VISITS,
    add,
    address,
    begin,
    save,
    send,
)
from tests.people import signed_in


@pytest.mark.parametrize("code", [SINGLE, LIST, SHEET, "HJ_11", "HJ_14", "HZ_05_001"])
def test_a_closed_year_is_shown_but_not_written(tree, code):
    """N17: read-only with the reason."""
    build_round(2019, state="closed")
    carry_over(source=2020, target=2019)
    page = signed_in(tree.account("university")).get(address(code, year=2019)).content.decode()
    assert "2019 年度填报已关闭，数据只读" in page
    assert "完成填报 <kbd>" not in page
    assert 'data-act="new"' not in page
    assert "readonly" in page or "disabled" in page or code in (LIST, SHEET)


def test_last_years_figures_stand_grey_beside(tree):
    """Screen 03: last year, this year, the change."""
    build_round(2019)
    carry_over(source=2020, target=2019)
    client = signed_in(tree.account("university"))
    last = {"version": 0, "changes": {"visit_projects": "46", "visit_persons": "128"}}
    client.post(address(SINGLE, "save/", 2019), json.dumps(last), content_type="application/json")
    save(client, SINGLE, {"visit_projects": "11"})
    page = client.get(address(SINGLE)).content.decode()
    assert '<td class="ref">46</td>' in page
    assert "考察访问 项目数，上年 46" in page
    assert "−76%" in page
    assert ">上年<" in page


def test_last_years_countries_are_offered(tree):
    """Screen 05."""
    build_round(2019)
    carry_over(source=2020, target=2019)
    client = signed_in(tree.account("university"))
    for name in ("德国", "韩国"):
        changes = {"changes": {"country": name, "visit_projects": "3"}}
        client.post(
            address(SHEET, "records/", 2019),
            json.dumps(changes),
            content_type="application/json",
            HTTP_ACCEPT="application/json",
        )
    add(client, SHEET, {"country": "德国"})
    page = client.get(address(SHEET)).content.decode()
    assert 'data-offer="韩国"' in page
    assert 'data-offer="德国"' not in page
    assert "考察访问 项目数，上年 3" in page


def test_sheet_is_held_against_the_overview(client, tree):
    """Screen 05, F80: the sum over countries is at least the overview's."""
    save(client, SINGLE, {"visit_projects": "5"})
    add(client, SHEET, {"country": "德国", "visit_projects": "3"})
    page = client.get(address(SHEET)).content.decode()
    assert '<span class="no3">少 2</span>' in page
    add(client, SHEET, {"country": "法国", "visit_projects": "4"})
    page = client.get(address(SHEET)).content.decode()
    assert '<span class="ok3">✓ 多 2</span>' in page


def test_the_overview_says_how_the_countries_stand_to_it(client, tree):
    """Screen 03: 与 HZ_02_002 核对, with the way there where it does not hold."""
    save(client, SINGLE, {"visit_projects": "5"})
    assert "与 HZ_02_002" not in client.get(address(SINGLE)).content.decode()
    add(client, SHEET, {"country": "德国", "visit_projects": "3"})
    page = client.get(address(SINGLE)).content.decode()
    assert "01 考察访问 项目数：对方合计 3，本表 5" in page
    assert '<a href="/2020/forms/HZ_02_002/">去核对</a>' in page
    add(client, SHEET, {"country": "法国", "visit_projects": "4"})
    assert "对方合计均 ≥ 本表" in client.get(address(SINGLE)).content.decode()


def test_computed_lines_lead_to_their_sources(client, tree):
    """F72: each line's source one click away."""
    page = client.get(address("HZ_04_001")).content.decode()
    for source in ("HZ_02_005", "HZ_02_006", "HZ_03_002", "HZ_02_011"):
        assert f'<a class="from" href="/2020/forms/{source}/">{source}</a>' in page


def test_a_long_list_is_sent_once(client, tree):
    add(client, "HZ_03_002")
    page = client.get(address("HZ_03_002")).content.decode()
    assert page.count('value="德国"') == 1
    assert page.count('id="list-countries"') == 1


def test_what_does_not_apply_says_so(tree):
    """F77."""
    page = signed_in(tree.account("bureau")).get(address("HZ_02_014")).content.decode()
    assert "本表不适用。仅省、自治区、直辖市科技厅（委、局）及其所属单位填写" in page


def test_the_state_stands_in_the_directory(client, tree):
    """F40, F58."""
    save(client, SINGLE, VISITS)
    page = client.get(address("HZ_01_001")).content.decode()
    assert "HZ_02_001 出访活动概况（填报中）" in page


def test_rules_may_be_kept_for_ever_under_their_digest(client, tree):
    digest = EDITION.by_code[SINGLE].digest[:16]
    answer = client.get(address(SINGLE, f"rules/{digest}.json"))
    assert "immutable" in answer["Cache-Control"]
    assert answer.json()["form"] == SINGLE
    assert client.get(address(SINGLE, "rules/0000.json")).status_code == 404
    client.logout()
    assert client.get(address(SINGLE, f"rules/{digest}.json")).status_code == 302


def test_history_says_who_changed_what(client, tree):
    """N19, N36."""
    save(client, SINGLE, {"visit_projects": "1"})
    save(client, SINGLE, {"visit_projects": "2"}, version=1)
    html = client.get(address(SINGLE, "history/"), HTTP_ACCEPT="application/json").json()["html"]
    assert "江宁理工大学" in html
    assert "01 考察访问 项目数：<del>1</del> → 2" in html
    page = client.get(address(SINGLE, "history/")).content.decode()
    assert "修改记录" in page


def test_every_answer_forbids_inline_code(client, tree):
    answer = client.get(address(SINGLE))
    assert "script-src" in answer["Content-Security-Policy"] or (
        "default-src 'self'" in answer["Content-Security-Policy"]
    )
    page = answer.content.decode()
    assert "style=" not in page
    assert "onclick" not in page


@pytest.mark.parametrize("tail", ["", "history/", "records/1/"])
def test_strangers(client, tree, tail):
    """N30: the centre has no forms of its own; nobody gets to sign in first."""
    assert signed_in(tree.account("centre")).get(address(LIST, tail)).status_code == 404
    client.logout()
    answer = client.get(address(LIST, tail))
    assert answer.status_code == 302
    assert "/login/?next=" in answer["Location"]
    asked = client.get(address(LIST, tail), HTTP_ACCEPT="application/json")
    assert asked.status_code == 401


@pytest.mark.parametrize("name", ["province", "college", "institute", "ministry"])
def test_everybody_sees_only_their_own(client, tree, name):
    save(client, SINGLE, {"visit_projects": "987654"})
    page = signed_in(tree.account(name)).get(address(SINGLE)).content.decode()
    assert "987,654" not in page


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_is_only_looked_at(client, tree, method):
    assert getattr(client, method)(address(SINGLE)).status_code == 405


def test_completed_forms_lead_on(client, tree):
    begin(tree)
    save(client, SINGLE, VISITS)
    send(client, SINGLE, "complete/", {"confirm": True})
    page = client.get(address(SINGLE)).content.decode()
    assert "填下一张 HZ_02_002" in page
    assert "可直接修改，改后需再次确认完成" in page
