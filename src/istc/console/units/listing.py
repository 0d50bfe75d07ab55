"""The rows of the tree: a page of units with all that their lines say, in a few queries (F32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.db.models.functions import Length

from istc.console.units.door import Desk
from istc.reports import queries
from istc.reports.states import CLOSED, State
from istc.rounds.models import Round
from istc.units import paths, rights
from istc.units.models import Account, Placement

A_PAGE = 20
MOST_FOUND = 1000
LONGEST_QUERY = 60
NEVER = Q(unit__account__last_login=None, closed=False)
SHOWS = {"all": Q(), "never": NEVER, "closed": Q(closed=True)}


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `percent` None: nothing to fill in yet, or not in this year's round."""

    place: Placement
    username: str
    type: str
    percent: int | None
    signed_in: datetime | None
    below: int
    managed: bool
    superior: str = ""

    @property
    def state(self) -> tuple[str, str]:
        """Shape and words of the account."""
        if self.place.closed:
            return "na", "已停用"
        return ("done", "正常") if self.signed_in else ("todo", "未登录过")


@dataclass(frozen=True, slots=True)
class Counts:
    all: int
    never: int
    closed: int


def page(desk: Desk, words: str, show: str, number: str | None) -> Page[Any]:
    """Units right below, or with words those found anywhere below, twenty at a time.

    Of what words find the first `MOST_FOUND`: so the whole nation is gone through once at most,
    and not to the end where much is found.
    """
    if words:
        return Paginator(_found(desk, words), A_PAGE).get_page(number)
    found = desk.direct().filter(SHOWS[show]).order_by("path")
    return Paginator(found.values_list("pk", flat=True), A_PAGE).get_page(number)


def children(desk: Desk, place: Placement, number: str | None) -> Page[Any]:
    found = Placement.objects.filter(superior=place).order_by("path")
    return Paginator(found.values_list("pk", flat=True), A_PAGE).get_page(number)


def _found(desk: Desk, words: str) -> list[int]:
    """Keys by part of the full name or user name, or by pinyin initials, in the tree's order.

    Initials keep the letters of a name, in small ones, and user names have no others: folding the
    case of every name is left to words in which letters and characters are mixed. Each question is
    asked by itself: put together, the database takes longer than for both.
    """
    low = words.lower()
    if not words.isascii():
        mixed = low != words.upper()
        asked = [Q(name__icontains=words) if mixed else Q(name__contains=words)]
    else:
        known = Account.objects.filter(username__contains=low).values("unit")
        asked = [Q(initials__contains="".join(low.split())), Q(unit__in=known)]
    found: set[tuple[str, int]] = set()
    for question in asked:
        keys = desk.below().filter(question).order_by("path").values_list("path", "pk")
        found.update(keys[:MOST_FOUND])
    return [pk for _, pk in sorted(found)[:MOST_FOUND]]


def rows(desk: Desk, wanted: Sequence[int], *, with_superior: bool = False) -> list[Row]:
    """Of places by their keys. Three queries for any number: units with accounts, subordinates
    counted, states."""
    full = Placement.objects.filter(pk__in=wanted).order_by("path")
    found = list(full.select_related("unit__account", "superior__superior"))
    below = dict(
        Placement.objects.filter(superior__in=wanted)
        .values_list("superior")
        .annotate(n=Count("pk"))
        .order_by()
    )
    percents = _percents(desk, found)
    types = {code: word for word, code in desk.lists.type.items() if word != code}
    return [
        Row(
            place=place,
            username=_account(place).username,
            type=types.get(place.type, ""),
            percent=percents.get(place.unit_id),
            signed_in=_account(place).last_login,
            below=below.get(place.pk, 0),
            managed=rights.may_manage(desk.actor, place),
            superior=place.superior.name if with_superior and place.superior else "",
        )
        for place in found
    ]


def _account(place: Placement) -> Account:
    """A unit without an account, should there be one, shows blanks."""
    return getattr(place.unit, "account", None) or Account()


def _percents(desk: Desk, places: Sequence[Placement]) -> dict[int, int]:
    if desk.round.state == Round.State.PREPARING:
        return {}
    percents = {}
    for unit, states in queries.tree_states(desk.round, places).items():
        found = [one.state for one in states.values() if one.state != State.NA]
        done = sum(state in CLOSED for state in found)
        percents[unit] = done * 100 // len(found) if found else 0
    return percents


def counts(desk: Desk) -> Counts:
    """Of the units right below; one query."""
    found = desk.direct().order_by()
    return Counts(
        **found.aggregate(
            all=Count("pk"),
            never=Count("pk", filter=NEVER),
            closed=Count("pk", filter=Q(closed=True)),
        )
    )


def levels(desk: Desk) -> dict[int, int]:
    """How many units of each level are below; from an index alone, no row is read."""
    found = desk.below().order_by()
    if desk.own is None:
        return dict(found.values_list("level").annotate(n=Count("pk")))
    widths = found.annotate(width=Length("path")).values_list("width").annotate(n=Count("pk"))
    return {width // paths.WIDTH: count for width, count in widths.values_list("width", "n")}
