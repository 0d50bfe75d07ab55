"""Rows that are sent in one statement: all of them or none, each told its own answer (N40)."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from istc import audit
from istc.audit.models import Event
from istc.prepared.together import together
from istc.prepared.writing import Update
from istc.reports.models import FormReport, Record
from istc.rounds.models import Round
from tests.builders import build_tree

pytestmark = pytest.mark.django_db

WHEN = datetime(2021, 3, 5, 8, 30, tzinfo=UTC)
OF_RECORD, OF_REPORT = Update(Record, ["values", "version"]), Update(FormReport, ["version"])
SENT = 1 if connection.vendor == "postgresql" else 3


@pytest.fixture
def record() -> Record:
    tree = build_tree()
    round = Round.objects.create(
        year=2020, edition="2020", opens_on=WHEN.date(), closes_on=WHEN.date(), deadline=WHEN
    )
    report = FormReport.objects.create(round=round, unit=tree.university.unit, form="HZ_01_001")
    return Record.objects.create(report=report, values={"name": "旧"})


def change(record: Record, of_report: int = 9) -> Event:
    """As a save does: the record, its report, the log."""
    record.values, record.version, record.report.version = {"name": "新 %s 1%"}, 2, of_report
    OF_RECORD(record)
    OF_REPORT(record.report)
    return audit.record(actor=None, action="x", subject="HZ_01_001", after=record.values)


def stored(record: Record) -> tuple:
    found = Record.objects.select_related("report").get(pk=record.pk)
    return found.values["name"], found.version, found.report.version


def test_each_part_is_written_and_told(record, django_assert_num_queries):
    with django_assert_num_queries(SENT), together():
        event = change(record)
    assert stored(record) == ("新 %s 1%", 2, 9)
    assert Event.objects.get(pk=event.pk).after == {"name": "新 %s 1%"}
    assert not event._state.adding


@pytest.mark.skipif(connection.vendor != "postgresql", reason="sent one by one elsewhere")
def test_nothing_is_sent_before_the_end(record, django_assert_num_queries):
    with together():
        with django_assert_num_queries(0):
            change(record)
        assert stored(record) == ("旧", 1, 1)


def test_what_the_database_refuses_takes_the_others_with_it(record):
    with pytest.raises(IntegrityError), transaction.atomic(), together():
        change(record, of_report=-1)
    assert stored(record) == ("旧", 1, 1)
    assert not Event.objects.exists()


def test_a_row_that_is_gone_takes_the_others_with_it(record):
    gone = Record(pk=record.pk + 1, report=record.report, values={}, version=3)

    @transaction.atomic
    def save() -> None:
        with together():
            change(record)
            OF_RECORD(gone)

    with pytest.raises(DatabaseError, match="is not there"):
        save()
    assert stored(record) == ("旧", 1, 1)
    assert not Event.objects.exists()


def test_a_body_that_raises_leaves_nothing_waiting(record, django_assert_num_queries):

    @transaction.atomic
    def save() -> None:
        with together():
            change(record)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save()
    with django_assert_num_queries(1):
        audit.record(actor=None, action="after")
    assert stored(record) == ("旧", 1, 1)
    assert [event.action for event in Event.objects.all()] == ["after"]


def test_one_within_another_is_sent_by_the_outer_one(record, django_assert_num_queries):
    with django_assert_num_queries(SENT), together(), together():
        change(record)
    assert stored(record) == ("新 %s 1%", 2, 9)


def test_nothing_written_is_nothing_sent(record, django_assert_num_queries):
    with django_assert_num_queries(0), together():
        pass
