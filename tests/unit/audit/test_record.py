"""The audit log takes rows and gives none back (N36)."""

import pytest

from istc import audit
from istc.audit.models import AppendOnly, Event
from tests.builders import build_unit
from tests.people import ADDRESS, actor

pytestmark = pytest.mark.django_db


def a_row(**more) -> Event:
    return Event.objects.get(pk=audit.record(actor=None, action="demo", **more).pk)


def test_a_row_says_who_when_where_what_before_and_after():
    account = build_unit("js", "江苏省科学技术厅").account
    made = audit.record(
        actor=actor(account), action="report.save", unit=account.unit_id, year=2020,
        subject="HZ_02_001", before={"13": "1"}, after={"13": "2"},
    )  # fmt: skip
    row = Event.objects.get(pk=made.pk)
    assert (row.actor_id, row.actor_name, row.address) == (account.pk, "江苏省科学技术厅", ADDRESS)
    assert (row.action, row.unit_id, row.year) == ("report.save", account.unit_id, 2020)
    assert (row.subject, row.before, row.after) == ("HZ_02_001", {"13": "1"}, {"13": "2"})


def test_a_command_acts_as_the_system():
    assert a_row().actor_name == audit.SYSTEM
    assert a_row().actor_id is None


def test_the_address_may_be_given_apart_from_the_actor():
    assert a_row(address="203.0.113.9").address == "203.0.113.9"


@pytest.mark.parametrize("address", ["", "unknown", "1.2.3.4:5678", "x" * 500])
def test_what_is_no_address_is_left_out_and_the_row_stays(address):
    assert a_row(address=address).address is None


def test_a_subject_too_long_is_cut_instead_of_losing_the_row():
    assert len(a_row(subject="长" * 500).subject) == audit.LONGEST


@pytest.mark.parametrize(
    "act",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: Event.objects.filter(pk=row.pk).update(action="other"),
        lambda row: Event.objects.filter(pk=row.pk).delete(),
        lambda row: Event.objects.bulk_update([row], ["action"]),
        lambda row: Event.objects.update_or_create(pk=row.pk, defaults={"action": "other"}),
    ],
    ids=["save", "delete", "update", "delete many", "bulk update", "update or create"],
)
def test_a_row_is_never_changed_or_deleted(act):
    row = a_row()
    with pytest.raises(AppendOnly):
        act(row)
    assert Event.objects.get(pk=row.pk).action == "demo"


def test_what_happened_to_a_unit_comes_newest_first():
    first, second = a_row(unit=7), a_row(unit=7)
    a_row(unit=8)
    assert list(Event.objects.about(7)) == [second, first]


def test_a_row_reads_as_one_line():
    assert str(a_row(subject="HZ_01_001")).endswith("系统 demo HZ_01_001")
