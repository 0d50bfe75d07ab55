"""Rows written by statements that are kept: the same as the ORM writes, and errors are told."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from istc import audit
from istc.audit.models import Event
from istc.prepared.writing import Insert, Update
from istc.reports.models import FormReport, Record
from istc.rounds.models import Round
from tests.builders import build_tree

pytestmark = pytest.mark.django_db

WHEN = datetime(2021, 3, 5, 8, 30, tzinfo=UTC)
CHANGE = Update(Record, ["values", "version", "submitted", "updated_at"])
ADD = Insert(FormReport)


@pytest.fixture
def report() -> FormReport:
    tree = build_tree()
    round = Round.objects.create(
        year=2020, edition="2020", opens_on=WHEN.date(), closes_on=WHEN.date(), deadline=WHEN
    )
    return FormReport(round=round, unit=tree.university.unit, form="HZ_01_001")


def test_a_new_row_is_as_the_model_says(report):
    ADD(report)
    assert not report._state.adding
    stored = FormReport.objects.get(pk=report.pk)
    assert [getattr(stored, one.attname) for one in stored._meta.concrete_fields] == [
        getattr(report, one.attname) for one in report._meta.concrete_fields
    ]


def test_a_changed_row_holds_text_numbers_moments_and_json(report, django_assert_num_queries):
    ADD(report)
    record = Record.objects.create(report=report, updated_by_name="甲")
    record.values, record.version = {"name": "联合研究 \"1\" '2' \\ 🛰", "funds": "0.1000"}, 7
    record.submitted, record.updated_at, record.updated_by_name = True, WHEN, "乙"
    with django_assert_num_queries(1):
        CHANGE(record)
    stored = Record.objects.get(pk=record.pk)
    assert (stored.values, stored.version, stored.submitted) == (record.values, 7, True)
    assert stored.updated_at == WHEN
    assert stored.updated_by_name == "甲"  # not among the fields


def test_blanks_are_null(report):
    ADD(report)
    record = Record.objects.create(report=report, updated_at=WHEN)
    record.updated_at = None
    CHANGE(record)
    assert Record.objects.get(pk=record.pk).updated_at is None


def test_a_row_that_is_gone_is_told(report):
    ADD(report)
    record = Record.objects.create(report=report)
    Record.objects.filter(pk=record.pk).delete()
    with pytest.raises(DatabaseError, match="is not there"):
        CHANGE(record)


def test_what_the_database_refuses_is_refused(report):
    ADD(report)
    record = Record.objects.create(report=report)
    record.version = 0
    with pytest.raises(IntegrityError), transaction.atomic():
        CHANGE(record)
    assert Record.objects.get(pk=record.pk).version == 1


def test_an_audit_row_keeps_address_and_both_sides():
    before, after = {"name": "旧"}, {"name": "新", "at": WHEN}
    made = audit.record(actor=None, action="x", unit=3, before=before, after=after, address="::1")
    event = Event.objects.get(pk=made.pk)
    assert (event.address, event.unit_id, event.actor_id) == ("::1", 3, None)
    assert (event.before, event.after["name"]) == (before, "新")
