"""How long a unit may still fill in: the chip of the frame and the card of the home page."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from istc.rounds.models import Round
from istc.ui import formats

WARN_FROM, RED_FROM = 14, 3  # days left at which the countdown turns amber and red (design §9)


@dataclass(frozen=True, slots=True)
class Countdown:
    """`before` is said in front of `days`; without days it is all that is said."""

    before: str
    days: int | None
    tone: str
    icon: str
    full: str


def countdown(found: Round, until: datetime, now: datetime) -> Countdown:
    """`until` is the unit's own deadline, an extension counted in."""
    full = f"报送截止 {formats.until(until)}"
    if (begins := _begins(found, now)) is not None:
        return Countdown(begins, None, "", "clock", full)
    if now >= until or not _may_write(found, until, now):
        return Countdown("填报已截止", None, "", "lock", full)
    left = days_left(until, now)
    tone = "red" if left <= RED_FROM else "warn" if left <= WARN_FROM else ""
    return Countdown("距截止" if left else "今天截止", left or None, tone, "clock", full)


def own_deadline(found: Round, unit_id: int | None, now: datetime) -> datetime:
    """The round's deadline, or the later one that the unit was given."""
    if unit_id is None or now < found.deadline:
        return found.deadline
    return found.extended_until(unit_id, now) or found.deadline


def days_left(until: datetime, now: datetime) -> int:
    """Whole days from today to the last day on which one may still fill in."""
    return max((last_day(until) - timezone.localdate(now)).days, 0)


def last_day(until: datetime) -> date:
    """A deadline at midnight belongs to the day that it ends."""
    return timezone.localtime(until - timedelta(microseconds=1)).date()


def _begins(found: Round, now: datetime) -> str | None:
    """What is said before the first day; None from then on."""
    if found.state == Round.State.PREPARING:
        return "准备中"
    if found.state == Round.State.OPEN and timezone.localdate(now) < found.opens_on:
        return f"{found.opens_on:%m-%d} 开始填报"
    return None


def _may_write(found: Round, until: datetime, now: datetime) -> bool:
    return found.is_running(now) or until > found.deadline
