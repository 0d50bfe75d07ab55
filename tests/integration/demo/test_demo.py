"""manage.py demo: two years of likely data, put in through the actions."""

from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command

from istc.definitions.load import load_edition
from istc.demo import people, years
from istc.demo.making.cells import Maker
from istc.demo.making.entries import entries
from istc.demo.words import words
from istc.letters.models import Reminder, Scan
from istc.reports.models import FormReport, ImportBatch, Record, Submission
from istc.reports.states import State
from istc.rounds import third_level
from istc.rounds.models import Feedback, Notice, Round
from istc.units.models import Account, Placement
from tests.builders import build_round

pytestmark = pytest.mark.django_db


def said(*arguments):
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def test_two_years_of_all_forms():
    said()
    finished = FormReport.objects.filter(round__year=years.FINISHED)
    assert set(finished.values_list("state", flat=True)) == {State.DONE, State.ZERO}
    assert finished.filter(state=State.DONE).values("form").distinct().count() == 49
    assert Placement.objects.filter(year=years.RUNNING).values("type").distinct().count() == 6
    assert Round.objects.get(year=years.FINISHED).state == Round.State.CLOSED
    projects = Record.objects.filter(report__round__year=years.RUNNING, report__form="HZ_02_005")
    told = [one.values.get("name") for one in projects]
    assert len(set(told)) > 0.8 * len(told) > 20  # or the review would see nothing but repeats
    assert projects.filter(values__funds="861461", report__state=State.DONE).count() == 1
    running = FormReport.objects.filter(round__year=years.RUNNING)
    assert {State.DONE, State.ZERO, State.DRAFT} <= set(running.values_list("state", flat=True))
    assert {State.RETURNED, State.APPROVED} <= set(running.values_list("state", flat=True))
    assert running.filter(errors__gt=0, state=State.DRAFT).exists()
    assert Record.objects.filter(report__round__year=years.RUNNING).count() > 500
    assert_everything_has_happened()
    assert call_command("totals", "--check", stdout=StringIO()) is None
    assert Account.objects.get(username=people.CENTRE).check_password(people.PASSWORD)
    told = said("--accounts")
    assert years.NOTE in told
    for login in people.logins():
        assert login.username in told
    assert said("--if-empty") == ""
    assert said("--if-empty", "--accounts") == told
    with pytest.raises(CommandError, match="不是空的"):
        said()


def assert_everything_has_happened():
    """What a screen can show, the demo shows somewhere (issue 2 §6)."""
    running = Submission.objects.filter(placement__year=years.RUNNING)
    assert set(running.values_list("state", flat=True)) == {Submission.State.SUBMITTED}
    assert Submission.objects.filter(state=Submission.State.ACCEPTED).exists()
    assert Scan.objects.filter(submission__in=running).count() == 1
    assert set(Reminder.objects.values_list("unit__name", flat=True)) >= {"江宁理工大学材料研究院"}
    assert third_level.pending().count() == 1
    assert {one.report.form for one in ImportBatch.objects.all()} == {"HZ_02_008", "HJ_05"}
    assert Notice.objects.filter(kind=Notice.Kind.PUBLIC).exists()
    assert not Notice.objects.filter(round__year=years.FINISHED).exists()
    assert {bool(one.answer) for one in Feedback.objects.all()} == {True, False}


def test_journals_are_those_of_the_register():
    """HZ_03_004 has titles and numbers that go together (F75)."""
    made = words()
    pairs = dict(zip(made["journals.title"], made["journals.issn"], strict=True))
    form = load_edition(years.EDITION, years.RUNNING).by_code["HZ_03_004"]
    maker = Maker(Random(1), Random(2), made, years.RUNNING, 6, start=185)
    rows = entries(form, maker, lambda *_: None)
    assert rows
    assert all(pairs[row["journal"]] == row["issn"] for row in rows)


def test_a_database_of_real_units_is_left_alone():
    build_round(2020)
    with pytest.raises(CommandError, match="不是演示数据"):
        said("--reset")
    assert said("--accounts") == ""
    assert said("--if-empty") == ""
    assert Round.objects.count() == 1


def test_a_demo_started_weeks_later_is_still_open():
    found = years.create(years.RUNNING)
    years.finish(years.RUNNING)
    before = Round.objects.get(pk=found.pk).deadline
    years.keep_open()
    after = Round.objects.get(pk=found.pk)
    assert after.deadline > before
    years.keep_open()
    assert Round.objects.get(pk=found.pk).deadline == after.deadline
