"""…/registers/journals/: a journal looked up while one types, by title or number (F75)."""

import pytest

from istc.demo.people import DATA
from istc.reference.journals import keeping
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.rounds import lists
from istc.rounds.models import Round
from tests import people
from tests.builders import build_round, build_tree

URL = "/2020/forms/HZ_03_004/registers/journals/"


@pytest.fixture
def tree(db):
    tree = build_tree()
    build_round()
    return tree


@pytest.fixture
def register(tree):
    made, faults, _ = keeping.preview(
        (DATA / "journals.csv").read_bytes(), file="a.csv", by_name="centre"
    )
    assert faults == []
    lists.publish_register(actor=None, version=made, from_year=2020, reason="JCR 2020")


@pytest.fixture
def client(tree):
    return people.signed_in(tree.account("university"))


def ask(client, typed):
    return client.get(URL, {"q": typed}).json()["entries"]


@pytest.mark.parametrize("typed", ["Nature", "0028-0836", "1476-4687", "00280836"])
def test_by_title_or_by_number(register, client, typed):
    assert ask(client, typed)[0] == {"title": "Nature", "issn": "0028-0836"}


def test_nothing_for_a_letter_or_for_nonsense(register, client):
    assert ask(client, "n") == ask(client, "\x00<b>%") == ask(client, "") == []
    assert ask(client, "x" * 10_000) == []
    assert client.get(URL).json() == {"entries": []}


def test_nothing_before_the_centre_has_imported(client):
    assert ask(client, "nature") == []
    page = client.get("/2020/forms/HZ_03_004/?view=grid").content.decode()
    assert "data-register=" not in page


@pytest.mark.parametrize("view", ["list", "grid"])
def test_the_page_says_which_boxes_are_looked_up(register, client, view):
    client.post("/2020/forms/HZ_03_004/records/", {"name": "张三"})
    page = client.get("/2020/forms/HZ_03_004/", {"view": view}).content.decode()
    assert f'data-registers="{URL.removesuffix("journals/")}"' in page
    assert ('data-register="journals.title"' in page) == (view == "grid")


@pytest.mark.parametrize(
    "path",
    [
        "/2020/forms/HZ_03_004/registers/books/",
        "/2020/forms/HZ_03_003/registers/journals/",
        "/2020/forms/HZ_03_003/registers//",
        "/2019/forms/HZ_03_004/registers/journals/",
        "/2020/forms/HZ_99_999/registers/journals/",
    ],
)
def test_where_nothing_is_looked_up(register, client, path):
    assert client.get(path).status_code == 404


def test_the_centre_fills_in_nothing_and_so_looks_nothing_up(register, tree):
    assert people.signed_in(tree.account("centre")).get(URL).status_code == 404


def test_only_reading(register, client):
    assert client.post(URL, {"q": "nature"}).status_code == 405


def test_what_is_written_by_hand_is_told_and_does_not_stop(register, tree):
    """Decisions §2: not in the table, but with a valid number."""
    found = Round.objects.get()
    key = ReportKey(found, tree.university, found.edition_model.by_code["HZ_03_004"])
    who = people.actor(tree.account("university"))
    values = {"name": "无", "journal": "新刊", "issn": "0317-8471", "post": "编委"}
    made = actions.add_record(actor=who, report_key=key, values=values)
    assert [(one.code, one.level) for one in made.findings] == [("C108", "hint")]
    made = actions.add_record(actor=who, report_key=key, values={**values, "issn": "0028-0836"})
    assert ("C109", "verify") in [(one.code, one.level) for one in made.findings]
    refused = actions.add_record(
        actor=who, report_key=key, values={**values, "issn": "0317-8472"}
    ).refusals
    assert [one.code for one in refused] == ["issn_check"]


def test_a_new_register_judges_anew_what_was_kept(register, tree):
    """Findings are kept with the form's digest, and the register is part of it."""
    found = Round.objects.get()
    before = found.edition_model.by_code["HZ_03_004"].digest
    made, _, _ = keeping.preview("刊名,ISSN\n新刊,0317-8471\n".encode(), file="b", by_name="x")
    lists.publish_register(actor=None, version=made, from_year=2020, reason="补")
    found.refresh_from_db()
    assert found.edition_model.by_code["HZ_03_004"].digest != before
