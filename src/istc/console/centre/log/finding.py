"""Which rows of the log somebody may read, narrowed by what was asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from istc.audit.models import Event
from istc.console.centre.log import words
from istc.definitions.model import Form
from istc.definitions.problems import DefinitionError
from istc.rounds import queries
from istc.rounds.models import Round
from istc.units import access
from istc.units.access import Actor
from istc.units.models import Account, Placement, Unit

A_PAGE = 50
DAYS = 30  # how far back without a day asked for


@dataclass(frozen=True, slots=True)
class Asked:
    """What cannot be meant is left out. `before`: the row above which the page ends."""

    account: str = ""
    action: str = ""
    since: date = field(default_factory=date.today)
    until: date = field(default_factory=date.today)
    before: int | None = None

    @classmethod
    def of(cls, asked: QueryDict) -> "Asked":
        today = timezone.localdate()
        action, number = asked.get("action", ""), asked.get("before", "")
        return cls(
            Account.normalize_username(asked.get("account", "").replace("\x00", ""))[:40],
            action if action in words.ACTS else "",
            _day(asked.get("since", ""), today - timedelta(days=DAYS)),
            _day(asked.get("until", ""), today),
            int(number) if number.isascii() and number.isdigit() and len(number) < 18 else None,
        )

    @property
    def query(self) -> str:
        kept = {"account": self.account, "action": self.action}
        days = {"since": self.since.isoformat(), "until": self.until.isoformat()}
        return urlencode({**{k: v for k, v in kept.items() if v}, **days})


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words. `address` is blank where it is not the reader's to know."""

    at: datetime
    who: str
    act: str
    unit: str
    year: int | None
    subject: str
    address: str
    changes: list[words.Change]


def found(actor: Actor, asked: Asked) -> QuerySet[Event]:
    """Newest first. A superior reads about itself and those below it, the centre all (F16)."""
    rows = Event.objects.filter(at__gte=_start(asked.since))
    rows = rows.filter(at__lt=_start(asked.until + timedelta(days=1)))
    if not actor.is_centre:
        rows = rows.filter(unit_id__in=_branch(actor))
    if asked.action:
        rows = rows.filter(action=asked.action)
    if asked.account:
        unit = Unit.objects.filter(account__username=asked.account).values("pk")
        rows = rows.filter(unit_id__in=unit)
    if asked.before is not None:
        rows = rows.filter(pk__lt=asked.before)
    return rows.order_by("-id")


def lines(actor: Actor, events: Iterable[Event]) -> list[Line]:
    """Two queries for any number: names of units, and whose addresses may be told."""
    shown = list(events)
    names = dict(
        Unit.objects.filter(pk__in={one.unit_id for one in shown}).values_list("pk", "name")
    )
    near, forms = _near(actor, shown), _forms()
    known = [(one, forms.get(one.year or 0, {}).get(one.subject)) for one in shown]
    return [
        Line(
            at=one.at,
            who=one.actor_name,
            act=words.act(one.action),
            unit=names.get(one.unit_id or 0, ""),
            year=one.year,
            subject=f"{form.code} {form.title}" if form else one.subject,
            address=(one.address or "") if near is None or one.actor_id in near else "",
            changes=words.changes(one.before, one.after, form),
        )
        for one, form in known
    ]


def _near(actor: Actor, shown: list[Event]) -> set[int] | None:
    """Accounts of the reader's branch; None for the centre, which is told all addresses."""
    if actor.is_centre:
        return None
    accounts = Account.objects.filter(pk__in={one.actor_id for one in shown})
    return set(accounts.filter(unit_id__in=_branch(actor)).values_list("pk", flat=True))


def _branch(actor: Actor) -> QuerySet[Placement, Any]:
    """Units in the reader's branch of the newest year that has it."""
    for known in queries.rounds():
        if actor.place(known.year) is not None:
            return access.below(actor, known.year).order_by().values("unit_id")
    return Placement.objects.filter(unit_id=actor.unit_id or 0).values("unit_id")


def _forms() -> dict[int, Mapping[str, Form]]:
    """The forms of each year by code; a year whose edition cannot be read has none."""
    return {one.year: _by_code(one) for one in queries.rounds()}


def _by_code(found: Round) -> Mapping[str, Form]:
    try:
        return found.edition_model.by_code
    except DefinitionError:
        return {}


def _day(typed: str, otherwise: date) -> date:
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        return otherwise
    return found if 2000 <= found.year <= 2099 else otherwise


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
