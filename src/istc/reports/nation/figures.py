"""What is counted over the whole nation: three questions that go through every unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db.models import Count
from django.db.models.functions import Substr, TruncDate
from django.utils import timezone

from istc.reports.models import FormReport
from istc.reports.queries.completion import Completion, by_level_one
from istc.reports.states import CLOSED
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.paths import WIDTH

DAYS = 21  # how far back the bars of each day's work go


@dataclass(frozen=True, slots=True)
class Figures:
    """`done`: path of a level-1 unit -> it and all below it; `below`: (path, level) -> open units;
    `daily`: forms completed on each of the last days, the oldest first. `kept`: counted earlier."""

    at: datetime
    done: Mapping[str, Completion]
    below: Mapping[tuple[str, int], int]
    daily: list[tuple[date, int]]
    kept: bool = field(default=False, compare=False)

    @property
    def content(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "done": {path: [one.units, one.done, one.total] for path, one in self.done.items()},
            "below": [[path, level, n] for (path, level), n in self.below.items()],
            "daily": [[day.isoformat(), n] for day, n in self.daily],
        }

    @classmethod
    def of(cls, at: datetime, content: Mapping[str, Any]) -> Self:
        return cls(
            at=at,
            done={path: Completion(*one) for path, one in content["done"].items()},
            below={(path, level): n for path, level, n in content["below"]},
            daily=[(date.fromisoformat(day), n) for day, n in content["daily"]],
            kept=True,
        )


def count(found: Round) -> Figures:
    """As things stand now. Five queries."""
    return Figures(timezone.now(), by_level_one(found), _below(found), _daily(found))


def _below(found: Round) -> dict[tuple[str, int], int]:
    places = Placement.objects.filter(year=found.year, level__gt=1, closed=False)
    rows = places.annotate(top=Substr("path", 1, WIDTH)).values("top", "level")
    return {(row["top"], row["level"]): row["n"] for row in rows.annotate(n=Count("pk")).order_by()}


def _daily(found: Round) -> list[tuple[date, int]]:
    today = timezone.localdate()
    first = today - timedelta(days=DAYS - 1)
    rows = FormReport.objects.filter(round=found, state__in=CLOSED, completed_at__date__gte=first)
    counted = rows.annotate(day=TruncDate("completed_at")).values_list("day")
    known = dict(counted.annotate(n=Count("pk")).order_by())
    days = [first + timedelta(days=n) for n in range(DAYS)]
    return [(day, known.get(day, 0)) for day in days]
