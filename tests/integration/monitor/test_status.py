"""/<year>/status/: own and subordinate units by forms (F58, screen 10)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import build_place, build_round
from tests.people import fetch, signed_in

URL = "/2020/status/"
ROW = re.compile(r'<th class="un l\d" scope="row">.*?</tr>', re.DOTALL)


def text(answer) -> str:
    return answer.content.decode()


def names(page: str) -> list[str]:
    return [re.search(r'class="el"[^>]*>([^<]+)<', row)[1] for row in ROW.findall(page)]


def row_of(page: str, name: str) -> str:
    return next(row for row in ROW.findall(page) if f">{name}<" in row)


# Who may


def test_anonymous_must_sign_in(round_2020):
    answer = Client().get(URL)
    assert answer.status_code == 302
    assert answer.url.startswith("/login/?next=")
    assert Client().get(URL, **fetch()).status_code == 401


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading(tree, round_2020, method):
    assert getattr(signed_in(tree.account("province")), method)(URL).status_code == 405


@pytest.mark.parametrize("year", [2018, 1, 99999, 10**30])
def test_a_year_without_a_round_does_not_exist(tree, round_2020, year):
    assert signed_in(tree.account("province")).get(f"/{year}/status/").status_code == 404


def test_a_round_in_preparation_does_not_exist_yet(tree):
    build_round(2021, state="preparing")
    assert signed_in(tree.account("province")).get("/2021/status/").status_code == 404


def test_a_unit_outside_that_years_tree_sees_nothing(tree):
    build_round(2019, state="closed")
    assert signed_in(tree.account("province")).get("/2019/status/").status_code == 404


# What it shows


def test_a_superior_sees_itself_and_its_direct_subordinates(tree, round_2020):
    page = text(signed_in(tree.account("province")).get(URL))
    assert names(page) == ["江苏省科学技术厅", "江宁理工大学", "江苏材料研究所", "江苏旧研究所"]
    assert "停用" in row_of(page, "江苏旧研究所")


def test_and_all_below_it_when_asked(tree, round_2020):
    page = text(signed_in(tree.account("province")).get(URL, {"all": "1"}))
    assert "江宁理工大学电信学院" in names(page)
    assert "某部" not in page


def test_a_unit_never_sees_siblings_or_superiors(tree, university):
    page = text(signed_in(tree.account("college")).get(URL, {"all": "1"}))
    assert names(page) == ["江宁理工大学电信学院"]
    found = text(signed_in(tree.account("college")).get(URL, {"q": "江"}))
    assert names(found) == ["江宁理工大学电信学院"]


def test_the_centre_sees_level_1_first_and_finds_any_unit(tree, round_2020):
    centre = signed_in(tree.account("centre"))
    assert names(text(centre.get(URL))) == ["江苏省科学技术厅", "某部"]
    assert names(text(centre.get(URL, {"q": "信息中心"}))) == ["某部信息中心"]
    assert "没有这样的单位" in text(centre.get(URL, {"q": "\x00无此'单位"}))


def test_every_form_has_a_cell_with_its_state(tree, university):
    row = row_of(text(signed_in(tree.account("province")).get(URL)), "江宁理工大学")
    cells = re.findall(r'<td class="c k-([a-z]+)', row)
    forms = [form.code for form in university.round.edition_model.forms]
    states = dict(zip(forms, cells, strict=True))
    assert states["HZ_01_001"] == "done"
    assert states["HZ_02_001"] == "draft"
    assert states["HZ_02_005"] == "draft"
    assert states["HZ_02_006"] == "zero"
    assert states["HZ_02_007"] == "todo"
    assert states["HZ_05_005"] == "na"  # not an administrative organ (F77)


def test_cells_lead_to_their_form_but_for_those_that_do_not_apply(tree, university):
    row = row_of(text(signed_in(tree.account("province")).get(URL)), "江宁理工大学")
    base = f"../units/{university.place.unit_id}/"
    assert f'href="{base}forms/HZ_02_005/" title="HZ_02_005 填报中，3 条' in row
    assert f'href="{base}forms/HZ_02_007/" title="HZ_02_007 未填报"' in row
    assert f"{base}forms/HZ_05_005/" not in row
    assert 'href="../units/' in row


def test_completion_counts_done_and_nil_of_the_forms_that_apply(tree, university):
    page = text(signed_in(tree.account("province")).get(URL))
    assert "4%" in row_of(page, "江宁理工大学")  # 2 of 48
    assert "0%" in row_of(page, "江苏材料研究所")


def test_sixty_units_a_page(tree, round_2020):
    for number in range(65):
        build_place(f"u{number}", f"第{number}单位", superior=tree.province)
    client = signed_in(tree.account("province"))
    first, second = client.get(URL), client.get(URL, {"page": "2"})
    assert (len(names(text(first))), len(names(text(second)))) == (60, 9)
    assert "第 1 / 2 页，共 69 条" in text(first)
    assert len(names(text(client.get(URL, {"page": "9999"})))) == 9
    assert len(names(text(client.get(URL, {"page": "'"})))) == 60


def test_as_many_queries_for_sixty_units_as_for_one(tree, university):
    client = signed_in(tree.account("province"))
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for number in range(60):
        build_place(f"u{number}", f"第{number}单位", superior=tree.province)
    with CaptureQueriesContext(connection) as many:
        client.get(URL)
    assert len(many) == len(few)
    assert 3 < len(few) <= 18


def test_title_section_and_no_inline_code(tree, university):
    page = text(signed_in(tree.account("province")).get(URL))
    assert "<title>填报状态 · 国际科技合作与交流统计调查信息系统</title>" in page
    assert '<a href="/2020/status/" aria-current="page">' in page
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*src=)", page)
