"""Reads days and texts that the centre typed; what cannot be meant is refused in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from istc.definitions import places
from istc.rounds.actions import FIRST, LAST
from istc.rounds.verbs import Refused


@dataclass(frozen=True, slots=True)
class Days:
    opens_on: date
    deadline: datetime
    closes_on: date


def day(posted: Mapping[str, str], name: str, label: str) -> date:
    """Raises Refused."""
    try:
        return date.fromisoformat(posted.get(name, "").strip())
    except ValueError:
        raise Refused(f"{label}没有填对。按 2021-07-16 的写法填写日期。") from None


def end(posted: Mapping[str, str], name: str, label: str) -> datetime:
    """24:00 of the day. Raises Refused."""
    found = day(posted, name, label)
    if not FIRST <= found.year <= LAST:
        raise Refused(f"{label}没有填对。按 2021-07-16 的写法填写日期。")
    return timezone.make_aware(datetime.combine(found + timedelta(days=1), time()))


def days(posted: Mapping[str, str]) -> Days:
    """Raises Refused."""
    return Days(
        day(posted, "opens_on", "开始填报"),
        end(posted, "deadline", "报送截止"),
        day(posted, "closes_on", "关闭日期"),
    )


def year(posted: Mapping[str, str], name: str = "year") -> int:
    """Raises Refused."""
    typed = posted.get(name, "").strip()
    if not (typed.isascii() and typed.isdigit() and FIRST <= int(typed) <= LAST):
        raise Refused(f"年份没有填对。填 {FIRST}–{LAST} 之间的四位年份。")
    return int(typed)


def editions() -> list[str]:
    """The editions that questionnaires hold, newest first."""
    found = places.root().glob("*/survey.yaml")
    return sorted((one.parent.name for one in found), reverse=True)
