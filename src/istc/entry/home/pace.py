"""How far the filling time has run, and when all would be done at the present pace."""

from dataclasses import dataclass
from datetime import date, timedelta

from istc.rounds.models import Round

FEWEST = 5  # forms that must be done before a pace means anything


@dataclass(frozen=True, slots=True)
class Pace:
    """`share` of the filling time that has passed, in percent; `done_on` is an estimate."""

    start: date
    today: date
    end: date
    share: float
    done_on: date | None
    late: bool


def pace(found: Round, end: date, today: date, progress: tuple[int, int]) -> Pace:
    """`progress`: forms done and forms that apply."""
    days = max((end - found.opens_on).days, 1)
    passed = min(max((today - found.opens_on).days, 0), days)
    done_on = _estimate(today, (today - found.opens_on).days, progress)
    late = done_on is not None and done_on > end
    return Pace(found.opens_on, today, end, round(passed * 100 / days, 1), done_on, late)


def _estimate(today: date, passed: int, progress: tuple[int, int]) -> date | None:
    done, total = progress
    if passed <= 0 or done < FEWEST or done >= total:
        return None
    return today + timedelta(days=-(-(total - done) * passed // done))
