"""Whether a unit's year is locked: the centre has accepted its level-1 unit's submission (N17)."""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr

from istc.prepared.reading import MARKS, Prepared
from istc.reports.models import Submission
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.paths import WIDTH

LOCKED = "本年度数据已验收锁定"


ACCEPTED = Prepared(
    lambda year, path: Submission.objects.filter(
        state=Submission.State.ACCEPTED, placement__year=year, placement__path=path
    ).values_list("pk")[:1],
    MARKS[0],
    "<path>",
)


def accepted_above() -> Exists:
    """For `annotate` on placements: whether the branch that each stands in was accepted."""
    found = Submission.objects.filter(
        state=Submission.State.ACCEPTED,
        placement__year=OuterRef("year"),
        placement__path=Substr(OuterRef("path"), 1, WIDTH),
    )
    return Exists(found)


def is_locked(placement: Placement) -> bool:
    """One query."""
    return bool(ACCEPTED.rows(placement.year, placement.path[:WIDTH]))


def obstacle(round: Round, placement: Placement, now: datetime) -> str:
    """Why the unit may not write into its year at all; empty where it may."""
    if placement.closed:
        return "本单位已停用"
    if not round.writable_for(placement.unit_id, now):
        return "本年度填报未开始或已截止"
    return LOCKED if is_locked(placement) else ""
