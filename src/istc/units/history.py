"""Recent sign-ins of an account, so that its owner notices a stranger's (design §9, 12)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from itertools import groupby

from istc.audit.models import Event
from istc.units import sign_in
from istc.units.access import Actor
from istc.units.changing.facts import LABELS

LOOKED_AT = 60
SHOWN = 6
RENAMED = ("unit.rename", "unit.edit")  # by the unit itself, by its superior
SHOWN_GROUPS = 2  # groups of an address that its owner gets to see
DEVICES = {"mobile": "手机浏览器", "desktop": "桌面浏览器"}


@dataclass(frozen=True, slots=True)
class Line:
    """One sign-in, or several failures in a row. `this` marks the session that asks."""

    at: datetime
    address: str
    device: str
    failures: int
    locked: bool
    this: bool


def recent(actor: Actor, event: int | None) -> list[Line]:
    """Newest first; one query. `event` is the row that began the session that asks."""
    found = Event.objects.filter(
        actor_id=actor.account_id,
        year=None,
        action__in=[sign_in.IN, sign_in.FAILED, sign_in.LOCKED],
    ).order_by("-at", "-id")[:LOOKED_AT]
    return list(_lines(found, event))[:SHOWN]


def former_names(unit_id: int) -> list[tuple[str, datetime]]:
    """(name, until when) of a unit's earlier full names, the last first; whoever changed them."""
    found = Event.objects.about(unit_id).filter(action__in=RENAMED)
    said = (((one.before or {}), one.at) for one in found)
    names = [(before.get("name") or before.get(LABELS["name"]), at) for before, at in said]
    return [(name, at) for name, at in names if name][:SHOWN]


def _lines(events: Iterable[Event], this: int | None) -> Iterator[Line]:
    for failed, same in groupby(events, key=lambda event: event.action != sign_in.IN):
        if not failed:
            yield from (_line([event], this) for event in same)
            continue
        for _, group in groupby(same, key=lambda event: event.address):
            yield _line(list(group), this)


def _line(events: list[Event], this: int | None) -> Line:
    newest = events[0]
    return Line(
        at=newest.at,
        address=masked(newest.address),
        device=DEVICES.get((newest.after or {}).get("device", ""), ""),
        failures=sum(event.action != sign_in.IN for event in events),
        locked=any(event.action == sign_in.LOCKED for event in events),
        this=newest.pk == this,
    )


def masked(address: str | None) -> str:
    """58.240.1.2 -> 58.240.*.*: enough to know one's own network by."""
    if not address:
        return ""
    found = ip_address(address)
    mark = "." if found.version == 4 else ":"
    groups = found.exploded.split(mark)
    return mark.join([*groups[:SHOWN_GROUPS], *["*"] * (len(groups) - SHOWN_GROUPS)])
