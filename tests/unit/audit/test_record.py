"""The audit log takes rows and gives none back (N36)."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from istc import audit
from istc.audit import sealing
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


def raw(statement: str):
    def act(row):
        with connection.cursor() as cursor:
            cursor.execute(statement, [row.pk])

    return act


def conflicting(row):
    twin = Event(pk=row.pk, action="other")
    Event.objects.bulk_create(
        [twin], update_conflicts=True, unique_fields=["id"], update_fields=["action"]
    )


@pytest.mark.parametrize(
    "act",
    [
        lambda row: Event._base_manager.filter(pk=row.pk).update(action="other"),
        lambda row: Event._base_manager.filter(pk=row.pk).delete(),
        lambda row: Event._base_manager.filter(pk=row.pk)._raw_delete("default"),
        lambda row: Event.objects.filter(pk=row.pk)._raw_delete("default"),
        lambda row: models.Model.save_base(row, force_update=True),
        models.Model.delete,
        conflicting,
        raw("UPDATE audit_event SET action = 'other' WHERE id = %s"),
        raw("DELETE FROM audit_event WHERE id = %s"),
    ],
    ids=["base update", "base delete", "base raw delete", "raw delete", "save_base", "model delete",
         "upsert", "SQL update", "SQL delete"],
)  # fmt: skip
def test_around_the_model_the_database_refuses(act):
    """Whatever way code finds past the model, on both databases."""
    row = a_row()
    row.action = "other"
    with pytest.raises(IntegrityError, match=sealing.SAID), transaction.atomic():
        act(row)
    assert Event.objects.get(pk=row.pk).action == "demo"


def test_the_log_goes_with_the_whole_database_and_only_so(transactional_db):
    a_row()
    call_command("flush", interactive=False, verbosity=0)
    assert not Event.objects.exists()
    row = a_row()
    with pytest.raises(IntegrityError), transaction.atomic():
        raw("DELETE FROM audit_event WHERE id = %s")(row)


def test_nothing_but_that_command_may_clear():
    """No page, verb or job knows the way."""
    root = Path(sealing.__file__).parents[1]
    users = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "sealing.clearing" in path.read_text("utf-8")
    }
    assert users == {"audit/management/commands/flush.py"}


def test_no_code_but_records_writes_to_the_log():
    """`record` is the only way in: nothing else in the source makes a row."""
    root = Path(sealing.__file__).parents[1]
    wrote = re.compile(r"\bEvent(\.objects\.(create|bulk_create|get_or_create)|\()|audit_event")
    users = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "audit.models import" in path.read_text("utf-8")
        and wrote.search(path.read_text("utf-8"))
    }
    assert users == set()


def test_what_happened_to_a_unit_comes_newest_first():
    first, second = a_row(unit=7), a_row(unit=7)
    a_row(unit=8)
    assert list(Event.objects.about(7)) == [second, first]


def test_a_row_reads_as_one_line():
    assert str(a_row(subject="HZ_01_001")).endswith("系统 demo HZ_01_001")
