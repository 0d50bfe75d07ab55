"""manage.py round reopen|postpone: more time for all, from the command line (issue 5)."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from istc.rounds.models import Round
from tests.builders import build_round

pytestmark = pytest.mark.django_db
LATER = (timezone.localdate() + timedelta(days=60)).isoformat()


@pytest.mark.parametrize(("state", "act"), [("closed", "reopen"), ("open", "postpone")])
def test_more_time_for_all(capsys, state, act):
    build_round(2020, state=state)
    call_command("round", act, "--until", LATER, "--reason", "补报", "2020")
    assert f"{LATER} 24:00" in capsys.readouterr().out
    found = Round.objects.get()
    assert found.state == "open"
    assert found.closes_on.isoformat() == LATER


@pytest.mark.parametrize(("state", "act"), [("open", "reopen"), ("closed", "postpone")])
def test_what_cannot_be_is_refused_in_words(state, act):
    build_round(2020, state=state)
    with pytest.raises(CommandError, match="2020 年度"):
        call_command("round", act, "--until", LATER, "--reason", "补报", "2020")
    assert Round.objects.get().state == state
