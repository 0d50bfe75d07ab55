"""/<year>/guide/: the general explanation, the directory, every form, search (F26, F42, F86)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from istc.definitions.load import load_edition
from tests.people import fetch, signed_in

EDITION = load_edition("2020", 2020)
CODES = [form.code for form in EDITION.forms]
URL = "/2020/guide/"
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*src=)")


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("path", [URL, f"{URL}HZ_02_001/"])
def test_anonymous_must_sign_in(tree, path):
    assert Client().get(path).url.startswith("/login/?next=")
    assert Client().get(path, **fetch()).status_code == 401


@pytest.mark.parametrize("path", [URL, f"{URL}HZ_02_001/"])
def test_only_reading(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    "path", ["/2018/guide/", "/2018/guide/HZ_02_001/", f"{URL}HZ_99_001/", f"{URL}hz_02_001/"]
)
def test_unknown_years_and_forms_do_not_exist(client, path):
    assert client.get(path).status_code == 404


def test_sections_contacts_and_all_forms(client):
    page = text(client.get(URL))
    for section in EDITION.sections:
        assert section.title in page or section.id == "contacts"
    assert "孟繁超、李子愚" in page  # F84
    assert "010-62169512，62162702" in page
    for form in EDITION.forms:
        assert f'href="{URL}{form.code}/"' in page
    assert "<title>填报说明 · " in page
    assert not INLINE.search(page)


@pytest.mark.parametrize("code", CODES)
def test_a_form_with_its_explanations_items_lists_and_relations(client, code):
    form = EDITION.by_code[code]
    page = text(client.get(f"{URL}{code}/"))
    assert f"<title>{code} {form.title} · 填报说明 · " in page
    for item in form.items:
        assert f'id="item-{item.id}"' in page
        if item.options:
            assert f'id="list-{item.options.id}"' in page
    for number in range(1, len(form.instructions) + 1):
        assert f'id="say-{number}"' in page
    assert not INLINE.search(page)


def test_every_link_within_a_page_leads_somewhere(client):
    for code in CODES:
        page = text(client.get(f"{URL}{code}/"))
        wanted = set(re.findall(r'href="#([^"]+)"', page))
        assert wanted <= set(re.findall(r'id="([^"]+)"', page)), code


def test_identifiers_are_not_given_twice(client):
    for path in (URL, f"{URL}?q=人次", f"{URL}HZ_02_005/", f"{URL}HJ_11/"):
        found = re.findall(r'\sid="([^"]+)"', text(client.get(path)))
        assert len(found) == len(set(found)), path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("出访活动概况", f"{URL}HZ_02_001/"),
        ("0207", f"{URL}HZ_02_007/"),
        ("cfhdgk", f"{URL}HZ_02_001/"),
        ("考察访问", f"{URL}HZ_02_001/#item-visit_projects"),
    ],
)
def test_search_without_scripts(client, words, found):
    page = text(client.get(URL, {"q": words}))
    assert f'href="{found}"' in page
    assert f'value="{words}"' in page


def test_search_marks_the_words_and_escapes_them(client):
    page = text(client.get(URL, {"q": "考察"}))
    assert "<mark>考察</mark>" in page
    odd = text(client.get(URL, {"q": "<img src=x onerror=1>"}))
    assert "<img src=x" not in odd
    assert "没有找到" in odd


def test_htmx_gets_the_results_only(client):
    answer = client.get(URL, {"q": "考察"}, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="guide-found")
    assert "<html" not in text(answer)
    assert "HZ_02_001" in text(answer)
    empty = client.get(URL, {"q": ""}, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="guide-found")
    assert text(empty).strip() == ""


@pytest.mark.parametrize("words", ["\x00", "%", "'" * 500, "😀", "(", "\\"])
def test_odd_words_find_nothing_and_break_nothing(client, words):
    assert client.get(URL, {"q": words}).status_code == 200


def test_only_units_are_sent_to_fill_in(tree, client):
    page = f"{URL}HZ_02_001/"
    assert "填报本表" in text(client.get(page))
    assert "填报本表" not in text(signed_in(tree.account("centre")).get(page))


def test_it_asks_the_database_for_the_frame_only(client):
    client.get(URL)
    for path in (URL, f"{URL}HJ_11/", f"{URL}?q=人次"):
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        assert len(asked) <= 8, path
