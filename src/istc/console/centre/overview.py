"""What the centre sees first: the level-1 units with all that is below them (screen 14, N13)."""

from dataclasses import dataclass
from datetime import datetime

from istc.reports.models import Submission
from istc.reports.models.submission import STANDING
from istc.reports.nation.figures import Figures
from istc.reports.queries.completion import NOTHING, Completion
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.words import CATEGORIES

LOW = 20  # percent below which a branch needs attention
SILENT = 10  # days without a sign-in after which it does


@dataclass(frozen=True, slots=True)
class Branch:
    """A level-1 unit with everything below it. `below`: open units of level 2 and 3."""

    place: Placement
    completion: Completion
    below: tuple[int, int]
    reported: bool
    signed_in: datetime | None
    username: str

    @property
    def percent(self) -> int:
        total = self.completion.total
        return self.completion.done * 100 // total if total else 0

    @property
    def tone(self) -> str:
        return "r" if self.percent < LOW else "b"

    def worries(self, now: datetime) -> list[str]:
        if self.signed_in is None:
            return ["从未登录"]
        silent = (now - self.signed_in).days
        said = [f"进度低于 {LOW}%"] if self.percent < LOW else []
        return said + ([f"{silent} 天未登录"] if silent >= SILENT else [])


@dataclass(frozen=True, slots=True)
class Group:
    """The level-1 units of one category: how many there are, how many have reported."""

    key: str
    label: str
    units: int
    reported: int

    @property
    def percent(self) -> int:
        return self.reported * 100 // self.units if self.units else 0


def branches(found: Round, figures: Figures) -> list[Branch]:
    """Three queries, however many units; closed level-1 units are left aside."""
    places = Placement.objects.filter(year=found.year, level=1, closed=False)
    done, below, sent = figures.done, figures.below, _reported(found)
    return [
        Branch(
            place=place,
            completion=done.get(place.path, NOTHING),
            below=(below.get((place.path, 2), 0), below.get((place.path, 3), 0)),
            reported=place.pk in sent,
            signed_in=place.unit.account.last_login,
            username=place.unit.account.username,
        )
        for place in places.select_related("unit__account").order_by("path")
    ]


def _reported(found: Round) -> set[int]:
    sent = Submission.objects.filter(
        placement__year=found.year, placement__level=1, state__in=STANDING
    )
    return set(sent.values_list("placement_id", flat=True))


def groups(known: list[Branch]) -> list[Group]:
    """In the order of the roster's categories; those without a unit are not shown."""
    made = []
    for key, label in [*CATEGORIES.items(), ("", "未分类")]:
        of = [one for one in known if category(one.place) == key]
        if of:
            made.append(Group(key, label, len(of), sum(one.reported for one in of)))
    return made


def category(place: Placement) -> str:
    """Of the known ones; anything else counts as none."""
    return place.category if place.category in CATEGORIES else ""
