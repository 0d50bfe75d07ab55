"""Expected, actual, on time; completion by category and level (N13)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from istc.reports.models import Submission
from istc.reports.queries.completion import NOTHING, Completion
from istc.reports.queries.whereabouts import Whereabouts
from istc.rounds.models import Round
from istc.units import words


@dataclass(frozen=True, slots=True)
class Line:
    """`due`: units that are to report; `done`: whose forms are all complete; `reported`: 上报."""

    label: str
    due: int
    done: int
    reported: int
    on_time: int
    completion: Completion

    @property
    def percent(self) -> int:
        total = self.completion.total
        return self.completion.done * 100 // total if total else 0


def tally(found: Round, known: Iterable[Whereabouts]) -> tuple[Line, list[Line], list[Line]]:
    """The whole, by category, by level. One query; units out of use are not due."""
    units = [one for one in known if not one.place.closed]
    on_time = set(
        Submission.objects.filter(placement__year=found.year, at__lte=found.deadline).values_list(
            "placement_id", flat=True
        )
    )

    def line(label: str, of: list[Whereabouts]) -> Line:
        reported = [one for one in of if one.reported]
        return Line(
            label,
            len(of),
            sum(one.completion.complete for one in of),
            len(reported),
            sum(one.place.pk in on_time for one in reported),
            sum((one.completion for one in of), NOTHING),
        )

    by_category = _grouped(units, lambda one: one.place.category)
    by_level = _grouped(units, lambda one: str(one.place.level))
    return (
        line("全部", units),
        [line(words.CATEGORIES.get(key, key or "未分类"), of) for key, of in by_category],
        [line(f"{words.LEVELS[int(key)]}单位", of) for key, of in by_level],
    )


def _grouped(
    units: list[Whereabouts], key: Callable[[Whereabouts], str]
) -> list[tuple[str, list[Whereabouts]]]:
    found: dict[str, list[Whereabouts]] = {}
    for one in units:
        found.setdefault(key(one), []).append(one)
    return sorted(found.items())
