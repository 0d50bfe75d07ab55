"""What a roster is judged against: what the system holds already, and the code lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from istc.definitions.model import Edition, OptionList
from istc.units import words
from istc.units.models import Account, Placement, Unit


@dataclass(frozen=True)
class Lists:
    """Codes by their label, and by themselves; an empty list is not checked."""

    province: Mapping[str, str] = field(default_factory=dict)
    type: Mapping[str, str] = field(default_factory=dict)
    category: Mapping[str, str] = field(default_factory=lambda: spellings(words.CATEGORIES))


@dataclass(frozen=True)
class Known:
    """What user names may not be, and this year's places by the user name of their unit."""

    usernames: frozenset[str]  # taken, by an account or as a unit's code
    places: Mapping[str, Placement]
    names: frozenset[tuple[int | None, str]]  # (superior's place, unit's name)


def spellings(labels: Mapping[str, str]) -> dict[str, str]:
    """Every way to write a code in a file: the code itself or its label."""
    return {word: code for code, label in labels.items() for word in (code, label)}


def lists_of(edition: Edition) -> Lists:
    """The code lists of an edition under which a unit's province and type are kept."""
    found = edition.lists
    return Lists(province=_list(found["provinces"]), type=_list(found["unit_types"]))


def _list(options: OptionList) -> dict[str, str]:
    return spellings({option.code: option.label for option in options.options})


def known(year: int, under: Placement | None = None) -> Known:
    """Three queries, whatever the number of rows. `under`: only this branch may be built on;
    user names count over the whole system all the same (N31).
    """
    accounts = list(Account.objects.values_list("username", "unit_id"))
    by_unit = {unit: username for username, unit in accounts if unit is not None}
    codes = Unit.objects.values_list("code", flat=True)
    tree = Placement.objects.filter(year=year)
    places = (tree.under(under.path) if under else tree).select_related("superior")
    return Known(
        usernames=frozenset(username for username, _ in accounts) | frozenset(codes),
        places={by_unit[p.unit_id]: p for p in places if p.unit_id in by_unit},
        names=frozenset((p.superior_id, p.name) for p in places),
    )
