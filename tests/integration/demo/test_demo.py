"""manage.py demo: two years of likely data, put in through the actions."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from istc.demo import people, years
from istc.reports.models import FormReport, Record
from istc.reports.states import State
from istc.rounds.models import Round
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
    running = FormReport.objects.filter(round__year=years.RUNNING)
    assert {State.DONE, State.ZERO, State.DRAFT} <= set(running.values_list("state", flat=True))
    assert {State.RETURNED, State.APPROVED} <= set(running.values_list("state", flat=True))
    assert running.filter(errors__gt=0, state=State.DRAFT).exists()
    assert Record.objects.filter(report__round__year=years.RUNNING).count() > 500
    assert call_command("totals", "--check", stdout=StringIO()) is None
    assert Account.objects.get(username=people.CENTRE).check_password(people.PASSWORD)
    told = said("--accounts")
    assert years.NOTE in told
    for login in people.logins():
        assert login.username in told
    assert said("--if-empty") == ""
    with pytest.raises(CommandError, match="不是空的"):
        said()


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
