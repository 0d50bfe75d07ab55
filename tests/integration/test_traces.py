"""What a superior reads of a subordinate's data, and every file it takes, stands in the log (N36).

One table for all addresses: who asks, what for, under which act it is recorded, of which unit.
"""

import pytest
from django.urls import reverse

from istc.audit.models import Event
from istc.jobs import queue, running
from istc.reports.models import Record
from istc.rounds.models import Round
from tests.builders import Tree, build_round, build_tree
from tests.integration.monitor.filling import Unit
from tests.people import actor, signed_in

FORM, MULTI = "HZ_02_001", "HZ_02_005"
READING = [
    ("monitor:form", {"form": FORM}, {}, "report.view"),
    ("monitor:form", {"form": MULTI}, {}, "report.view"),
    ("monitor:record", {"form": MULTI, "record_id": "record"}, {}, "report.view"),
    ("downloads:print", {"form": FORM}, {}, "report.print"),
]
OF_ALL = [
    ("query:form", {"form": MULTI}, {"view": "records"}, "report.query"),
    ("monitor:export", {}, {}, "status.export"),
    ("console:units_export", {}, {}, "units.export"),
    ("console:log_export", None, {}, "log.export"),
]
FILES = [
    ("downloads:form", {"form": MULTI}, {"format": "xlsx"}),
    ("downloads:all", {}, {"format": "xlsx"}),
    ("downloads:word", {}, {"format": "docx"}),
]


@pytest.fixture
def tree(db, settings, tmp_path) -> Tree:
    settings.ISTC_DATA = tmp_path
    tree = build_tree(2020)
    build_round(2020)
    unit = Unit(actor(tree.account("university")), Round.objects.get(), tree.university)
    unit.basics()
    unit.fill(FORM)
    unit.fill(MULTI, records=2)
    return tree


def ask(tree: Tree, who: str, name: str, parts: dict | None, query: dict):
    found = {} if parts is None else {"year": 2020, **parts}
    if "record_id" in found:
        found["record_id"] = Record.objects.filter(report__form=parts["form"]).latest("pk").pk
    if name in {one[0] for one in READING}:
        found["unit_id"] = tree.university.unit_id
    answer = signed_in(tree.account(who)).get(reverse(name, kwargs=found), query)
    assert answer.status_code == 200
    return answer


def traces(action: str) -> list[Event]:
    return list(Event.objects.filter(action=action))


@pytest.mark.parametrize("who", ["province", "centre"])
@pytest.mark.parametrize(("name", "parts", "query", "action"), READING)
def test_reading_a_subordinates_form_is_recorded(tree, who, name, parts, query, action):
    ask(tree, who, name, parts, query)
    (row,) = traces(action)
    assert (row.unit_id, row.year, row.subject) == (tree.university.unit_id, 2020, parts["form"])
    assert row.actor_id == tree.account(who).pk
    assert row.address


@pytest.mark.parametrize(("name", "parts", "query", "action"), READING[:3])
def test_reading_ones_own_is_not(tree, name, parts, query, action):
    ask(tree, "university", name, parts, query)
    assert not traces(action)


@pytest.mark.parametrize("who", ["province", "centre"])
@pytest.mark.parametrize(("name", "parts", "query", "action"), OF_ALL)
def test_what_is_read_or_taken_of_many_is_recorded(tree, who, name, parts, query, action):
    ask(tree, who, name, parts, query)
    (row,) = traces(action)
    assert row.actor_id == tree.account(who).pk


@pytest.mark.parametrize("who", ["province", "centre"])
@pytest.mark.parametrize(("name", "parts", "posted"), FILES)
def test_a_file_made_in_the_background_is_recorded(tree, who, name, parts, posted):
    url = reverse(name, kwargs={"year": 2020, **parts})
    assert signed_in(tree.account(who)).post(url, posted).status_code == 302
    running.run(queue.claim("test"))
    (row,) = traces("report.download")
    assert row.actor_id == tree.account(who).pk
    assert row.after["format"] == posted["format"]
