"""What else the centre does with a year: from last year's, more time for all, open again (N06)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from istc.rounds import actions, verbs
from istc.rounds.countdown import last_day
from istc.rounds.models import Notice, Round
from istc.rounds.texts import catalogue
from istc.rounds.texts import changing as texts
from istc.rounds.verbs import Refused
from istc.ui.formats import until as until_words
from istc.units.access import Actor
from istc.units.placements import carry_over


def create_from(
    *,
    actor: Actor | None,
    source: int,
    year: int,
    edition: str,
    opens_on: date,
    deadline: datetime,
    closes_on: date,
) -> Round:
    """A round in preparation with the texts and the roster of an earlier year (N29).

    The basic information follows when a unit begins: `reports.actions.start_year`.
    Raises Refused, DefinitionError.
    """
    verbs.centre(actor)
    earlier = Round.objects.filter(year=source).first()
    if earlier is None or source >= year:
        raise Refused(f"不能从 {source} 年度复制到 {year} 年度。选一个更早的年度。")
    with transaction.atomic():
        made = actions.create_round(
            actor=actor, year=year, edition=edition, opens_on=opens_on, deadline=deadline,
            closes_on=closes_on, facts=earlier.facts,
        )  # fmt: skip
        _texts_carried(actor, made)
        carry_over(source=source, target=year)
    return made


def postpone(*, actor: Actor | None, year: int, until: datetime, reason: str) -> Round:
    """A later deadline for all units, which are told so and why. Raises Refused."""
    verbs.centre(actor)
    with transaction.atomic():
        found = verbs.locked(year)
        if found.state != Round.State.OPEN:
            raise Refused(f"{year} 年度不在填报中。先开始或重新开放，再延期。")
        if until <= max(found.deadline, timezone.now()):
            raise Refused(f"延至的时间须在 {until_words(found.deadline)} 和今天之后。换一个时间。")
        _until(found, until)
        _told(found, f"{year} 年度填报延期至 {until_words(until)}", reason)
        verbs.record(actor, "round.postpone", found, found.state, reason=reason)
    return found


def reopen_round(*, actor: Actor | None, year: int, until: datetime, reason: str) -> Round:
    """Let the units of a closed year write again until a day. Raises Refused."""
    verbs.centre(actor)
    with transaction.atomic():
        found = verbs.locked(year)
        if found.state != Round.State.CLOSED:
            raise Refused(f"{year} 年度没有关闭。不用重新开放。")
        if until <= timezone.now():
            raise Refused("截止时间已过。选一个以后的时间。")
        before, found.state = found.state, Round.State.OPEN
        _until(found, until)
        _told(found, f"{year} 年度重新开放填报，{until_words(until)} 截止", reason)
        verbs.record(actor, "round.reopen", found, before, reason=reason)
    return found


def _texts_carried(actor: Actor | None, made: Round) -> None:
    """The first version of its texts: what it has from the year before."""
    edition = made.edition_model
    names = [slot.name for group in catalogue.groups(edition) for slot in group.slots]
    own = {name: [catalogue.default(edition, name), made.facts[name]] for name in names
           if name in made.facts}  # fmt: skip
    if own:
        texts.keep(actor, made, own)


def _until(found: Round, until: datetime) -> None:
    """The closing day never stands before the last day on which one may fill in."""
    found.deadline, found.closes_on = until, max(found.closes_on, last_day(until))
    found.save(update_fields=["state", "deadline", "closes_on"])


def _told(found: Round, title: str, reason: str) -> None:
    body = verbs.reason(reason)
    Notice.objects.create(round=found, kind=Notice.Kind.PUBLIC, title=title, body=body)
