"""remind: one notice and one mail a unit, not twice in 24 hours (design §9, N13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from istc import audit
from istc.jobs import queue
from istc.letters.apps import MAIL
from istc.letters.models import Reminder
from istc.letters.reminding import message
from istc.reports.models import Record
from istc.reports.queries.whereabouts import Whereabouts
from istc.rounds.models import Notice, Round
from istc.units.access import Actor
from istc.units.models import Placement

PAUSE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who was told, who was told less than 24 hours ago, and how many mails wait."""

    sent: tuple[str, ...]
    paused: tuple[str, ...]
    mails: int


@transaction.atomic
def remind(
    *, actor: Actor, round: Round, units: Sequence[Whereabouts], title: str, body: str
) -> Outcome:
    """`units` are such as the actor sees, without its own. All or nothing. Raises Refused."""
    title, body = message.cleaned(title, body)
    if not units:
        raise message.Refused("没有选择单位。选择后发送。")
    now = timezone.now()
    _lock(units)
    paused = recent(round, [one.place.unit_id for one in units], now)
    wanted = [one for one in units if one.place.unit_id not in paused]
    made = _write(actor, round, wanted, (title, body, now))
    mails = sum(one.mail == Reminder.Mail.WAITING for one in made)
    if mails:
        queue.enqueue(kind=MAIL, actor=actor, payload={}, title=f"催报邮件 {mails} 封")
    names = {one.place.unit_id: one.place.name for one in units}
    return Outcome(
        tuple(one.place.name for one in wanted), tuple(names[unit] for unit in paused), mails
    )


def recent(round: Round, units: Sequence[int], now: datetime) -> dict[int, datetime]:
    """Unit → when it was reminded in the last 24 hours, by whomever."""
    found = Reminder.objects.filter(round=round, unit_id__in=units, at__gt=now - PAUSE)
    return dict(found.order_by("at").values_list("unit_id", "at"))


def _lock(units: Sequence[Whereabouts]) -> None:
    """Two superiors at once: the second sees what the first sent. Always in the same order."""
    keys = [one.place.pk for one in units]
    list(Placement.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _write(
    actor: Actor, round: Round, units: Sequence[Whereabouts], said: tuple[str, str, datetime]
) -> list[Reminder]:
    title, body, now = said
    known = addresses(round, [one.place.unit_id for one in units])
    made = []
    for one in units:
        unit = one.place.unit_id
        made.append(
            Reminder(
                round=round, unit_id=unit, at=now, by_unit_id=actor.unit_id, by_name=actor.name,
                kinds=list(one.kinds), title=message.filled(title, round, one)[:200],
                body=message.filled(body, round, one), address=known.get(unit, ""),
                mail=_mail(known.get(unit, "")),
            )
        )  # fmt: skip
        audit.record(
            actor=actor, action="unit.remind", unit=unit, year=round.year,
            after={"title": made[-1].title, "kinds": made[-1].kinds},
        )  # fmt: skip
    Reminder.objects.bulk_create(made)
    Notice.objects.bulk_create(
        Notice(
            round=round, unit_id=one.unit_id, kind=Notice.Kind.REMINDER, title=one.title,
            body=f"{one.body}\n{one.by_name}", published_at=now,
        )
        for one in made
    )  # fmt: skip
    return made


def _mail(address: str) -> str:
    if not settings.EMAIL_HOST:
        return Reminder.Mail.NONE
    return Reminder.Mail.WAITING if address else Reminder.Mail.MISSING


def addresses(round: Round, units: Sequence[int]) -> dict[int, str]:
    """Unit → the mail address of its basic information: the first form's item of that kind."""
    first = round.edition_model.forms[0]
    items = [item.id for item in first.items if item.kind == "email"]
    found = Record.objects.filter(
        report__round=round, report__form=first.code, report__unit_id__in=units, removed_at=None
    )
    known: dict[int, str] = {}
    for unit, values in found.values_list("report__unit_id", "values"):
        for item in items:
            if _usable(values.get(item)):
                known.setdefault(unit, values[item])
    return known


def _usable(address: object) -> bool:
    try:
        validate_email(str(address or ""))
    except ValidationError:
        return False
    return True
