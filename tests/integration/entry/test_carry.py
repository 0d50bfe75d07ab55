"""沿用上年信息: what stays the same comes over as a draft (N29)."""

import pytest

from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.models import FormReport, Record
from istc.units.models import Placement
from istc.units.placements import carry_over
from tests.builders import build_round, build_tree
from tests.integration.entry.desk import FIRST, SINGLE, address, send
from tests.people import actor, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    return build_tree()


@pytest.fixture
def client(tree):
    build_round()
    return signed_in(tree.account("university"))


def values():
    return Record.objects.get(report__form=FIRST, report__round__year=2020).values


def fill_last_year(tree):
    carry_over(source=2020, target=2019)
    place = Placement.objects.get(year=2019, unit=tree.university.unit)
    last = build_round(2019)
    form = last.edition_model.by_code[FIRST]
    actions.save_values(
        actor=actor(tree.account("university")),
        report_key=ReportKey(last, place, form),
        changes={"contact_name": "周敏", "address": "学海路 88 号"},
        version=0,
    )


def test_last_years_basic_information_becomes_a_draft(tree, client):
    fill_last_year(tree)
    assert "沿用上年信息" in client.get(address(FIRST)).content.decode()
    answer = client.post(address(FIRST, "carry/"))
    assert answer.status_code == 302
    taken = values()
    assert taken["contact_name"] == "周敏"
    assert taken["province"] == "32"
    assert FormReport.objects.get(form=FIRST, round__year=2020).state == "draft"
    page = client.get(answer["Location"]).content.decode()
    assert "已沿用上年信息" in page
    assert "formaction" not in page or "carry/" not in page


def test_what_is_begun_stays_as_it_is(tree, client):
    fill_last_year(tree)
    send(client, FIRST, "save/", {"version": 0, "changes": {"contact_name": "何嘉"}})
    client.post(address(FIRST, "carry/"))
    assert values()["contact_name"] == "何嘉"


def test_only_where_something_stays_the_same(client):
    assert "沿用上年信息" not in client.get(address(SINGLE)).content.decode()


def test_not_by_looking(client):
    assert client.get(address(FIRST, "carry/")).status_code == 405
    assert not FormReport.objects.exists()
