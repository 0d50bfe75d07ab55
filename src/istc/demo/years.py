"""The demo's two rounds: last year's is finished, this year's is under way."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from istc import audit
from istc.demo.people import DATA
from istc.reference.journals import keeping
from istc.rounds import actions, lists, queries
from istc.rounds.models import Notice, Round

EDITION = "2020"
FINISHED, RUNNING = 2019, 2020
NOTE = "演示数据，与任何单位的实际填报无关"
DAYS_LEFT = 11
LAST_CALL = 3
JOURNALS = "journals.csv"


def journals() -> None:
    """A small open list of well-known journals, so that HZ_03_004 has something to search (F75)."""
    made, _, _ = keeping.preview(
        (DATA / JOURNALS).read_bytes(), file=JOURNALS, by_name=audit.SYSTEM
    )
    if made:
        lists.publish_register(actor=None, version=made, from_year=FINISHED, reason=NOTE)


def create(year: int) -> Round:
    """A round that opened three weeks ago and has eleven days to go."""
    today = timezone.localdate()
    made = actions.create_round(
        actor=None,
        year=year,
        edition=EDITION,
        opens_on=today - timedelta(days=20),
        deadline=end_of(today + timedelta(days=DAYS_LEFT)),
        closes_on=today + timedelta(days=DAYS_LEFT + 14),
        facts={"note": NOTE},
    )
    actions.open_round(actor=None, year=year)
    made.refresh_from_db()
    return made


def finish(year: int) -> None:
    """Puts a round a year back and closes it; what it told the units is long read."""
    found = Round.objects.get(year=year)
    found.opens_on -= timedelta(days=365)
    found.closes_on -= timedelta(days=365)
    found.deadline -= timedelta(days=365)
    found.save()
    actions.close_round(actor=None, year=year, reason="年度结束")
    Notice.objects.filter(round=found).delete()


def keep_open() -> None:
    """A demo that is started weeks later still has a round that can be filled in."""
    found = Round.objects.filter(year=RUNNING, facts__note=NOTE).first()
    today = timezone.localdate()
    if found is None or timezone.localdate(found.deadline) >= today + timedelta(days=LAST_CALL):
        return
    found.deadline = end_of(today + timedelta(days=DAYS_LEFT))
    found.closes_on = today + timedelta(days=DAYS_LEFT + 14)
    found.save()
    queries.forget()


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
