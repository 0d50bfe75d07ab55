"""Which units the fill status shows: scope, words, true state, type; read from the address."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, QueryDict

from istc.reports.queries.whereabouts import KINDS, Whereabouts, whereabouts
from istc.rounds.models import Round
from istc.units import access
from istc.units.models import Placement
from istc.units.models.placement import Placements

LONGEST_QUERY = 60


@dataclass(frozen=True, slots=True)
class Filters:
    words: str = ""
    deep: bool = False
    kind: str = ""
    type: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> "Filters":
        """What cannot be meant is left out."""
        words = asked.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
        kind, type = asked.get("kind", ""), asked.get("type", "").replace("\x00", "")[:20]
        return cls(words, asked.get("all") == "1", kind if kind in KINDS else "", type)

    def query(self, **other: str) -> str:
        """The filters as an address, with some of them another way."""
        kept = {
            "q": self.words,
            "all": "1" if self.deep else "",
            "kind": self.kind,
            "type": self.type,
            **other,
        }
        return urlencode({name: value for name, value in kept.items() if value})


def own_place(request: HttpRequest, year: int) -> Placement | None:
    """None for the centre. Raises Http404 for a unit that the year's tree does not hold."""
    actor = access.actor_of(request)
    if actor.is_centre:
        return None
    place = actor.place(year)
    if place is None:
        raise Http404
    return place


def scope(places: Placements, own: Placement | None, filters: Filters) -> Placements:
    """By name or pinyin initials at any depth; else the unit and its direct ones, or all."""
    if filters.type:
        places = places.filter(type=filters.type)
    if filters.words:
        words = filters.words
        return places.filter(Q(name__icontains=words) | Q(initials__contains=words.lower()))
    if filters.deep:
        return places
    return places.filter(level__lte=own.level + 1 if own else 1)


def units(found: Round, own: Placement | None, places: Iterable[Placement]) -> list[Whereabouts]:
    return whereabouts(found, own, places)


def of_kind(known: Iterable[Whereabouts], kind: str) -> list[Whereabouts]:
    return [one for one in known if not kind or kind in one.kinds]
