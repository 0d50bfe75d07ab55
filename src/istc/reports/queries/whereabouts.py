"""Where each of many units stands: begun, wrong, returned, waiting to report (N13)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q

from istc.reports.models import FormReport, Submission
from istc.reports.models.submission import STANDING
from istc.reports.queries.completion import NOTHING, Completion, by_unit
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Placement


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`wrong` and `returned` count forms; `submission` is a state, empty before the first."""

    place: Placement
    completion: Completion
    begun: int
    wrong: int
    returned: int
    submission: str

    @property
    def reported(self) -> bool:
        return self.completion.complete and self.submission in STANDING

    @property
    def kinds(self) -> tuple[str, ...]:
        """All that is true of it, of `KINDS`."""
        said = {
            "todo": not self.begun,
            "part": bool(self.begun) and not self.completion.complete,
            "wrong": bool(self.wrong),
            "returned": bool(self.returned),
            "pending": self.completion.complete and not self.reported,
            "done": self.completion.complete,
        }
        return tuple(kind for kind, true in said.items() if true)


KINDS = {
    "todo": "未开始",
    "part": "填报中",
    "wrong": "有错误",
    "returned": "有退回",
    "pending": "待上报",
    "done": "已完成",
}


def whereabouts(
    round: Round, under: Placement | None, places: Iterable[Placement]
) -> list[Whereabouts]:
    """Of `places`, all of which stand under `under` (anywhere without one). Five queries."""
    done, marks = by_unit(round, under), _marks(round, under)
    sent = dict(
        Submission.objects.filter(placement__year=round.year).values_list("placement_id", "state")
    )
    return [
        Whereabouts(
            place,
            done.get(place.unit_id, NOTHING),
            *marks.get(place.unit_id, (0, 0, 0)),
            sent.get(place.pk, ""),
        )
        for place in places
    ]


def _marks(round: Round, under: Placement | None) -> dict[int, tuple[int, int, int]]:
    """Unit → forms begun, wrong, returned."""
    found = FormReport.objects.filter(round=round)
    if under is not None:
        below = Placement.objects.filter(year=round.year).under(under.path).order_by()
        found = found.filter(unit_id__in=below.values("unit_id"))
    rows = found.values("unit_id").annotate(
        begun=Count("id", filter=~Q(state__in=[State.TODO, State.NA])),
        wrong=Count("id", filter=Q(errors__gt=F("missing"))),
        returned=Count("id", filter=Q(state=State.RETURNED)),
    )
    return {
        row["unit_id"]: (row["begun"], row["wrong"], row["returned"]) for row in rows.order_by()
    }
