"""待审核: by unit and by form, what needs attention first; whole units approved (screen 13)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from istc.reports.models import FormReport
from tests.integration.monitor.filling import Unit
from tests.people import actor, signed_in

QUEUE = "/2020/review/"


@pytest.fixture
def institute(tree, university) -> Unit:
    """Basic information complete with nothing against it."""
    unit = Unit(actor(tree.account("institute")), university.round, tree.institute)
    unit.basics()
    return unit


def page(tree, who="province", **query) -> str:
    return signed_in(tree.account(who)).get(QUEUE, query).content.decode()


def mark(unit, form: str, **facts) -> None:
    FormReport.objects.filter(unit=unit.place.unit_id, form=form).update(**facts)


def test_units_with_severe_doubts_come_first(tree, university, institute):
    mark(institute, "HZ_01_001", hints=1)
    mark(university, "HZ_02_006", reasons={"a": {"text": "x"}})
    found = page(tree)
    assert found.index("江宁理工大学</a>") < found.index("江苏材料研究所</a>")
    assert "严重 1 张" in found
    assert f"/2020/units/{university.place.unit_id}/forms/HZ_02_006/" in found
    assert "通过无疑点的表" in found


def test_drafts_and_what_is_approved_do_not_wait(tree, university):
    found = page(tree)
    assert "2 张" in found
    FormReport.objects.update(state="approved")
    assert "没有待审核的报表" in page(tree)


def test_by_form_counts_units(tree, university, institute):
    found = page(tree, by="form")
    row = found[found.index("HZ_01_001</td>") :]
    assert '<td class="num">2</td>' in row[: row.index("</tr>")]
    assert "HZ_02_001</td>" not in found


def test_whoever_has_nobody_below_has_no_queue(tree, university):
    assert signed_in(tree.account("college")).get(QUEUE).status_code == 404


def test_each_sees_its_own_branch(tree, university):
    for who in ("ministry", "institute", "university"):
        assert "没有待审核的报表" in page(tree, who)
    assert "江宁理工大学</a>" in page(tree, "centre")


@pytest.mark.parametrize("query", [
    {"by": "nothing"}, {"page": "0"}, {"page": "x"}, {"page": "9" * 30}, {"page": "-1"},
    {"by": "form", "page": "1000000"},
])  # fmt: skip
def test_odd_addresses_give_the_queue(tree, university, query):
    assert "待审核" in page(tree, **query)


def test_only_looking(tree, university):
    assert signed_in(tree.account("province")).post(QUEUE).status_code == 405
    assert signed_in(tree.account("province")).get("/2077/review/").status_code == 404


def test_queries_do_not_grow_with_units(tree, university):
    client = signed_in(tree.account("province"))
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        client.get(QUEUE)
    unit = Unit(actor(tree.account("institute")), university.round, tree.institute)
    unit.basics()
    with CaptureQueriesContext(connection) as many:
        client.get(QUEUE)
    assert len(many) == len(few) <= 12


def test_the_form_under_review_lists_what_waits_beside_it(tree, university):
    path = f"/2020/units/{university.place.unit_id}/forms/HZ_01_001/"
    found = signed_in(tree.account("province")).get(path).content.decode()
    assert 'aria-label="待审核"' in found
    assert f"/2020/units/{university.place.unit_id}/forms/HZ_02_006/" in found
    assert 'rel="next"' in found
