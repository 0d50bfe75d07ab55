"""What the centre does with rounds: each verb is atomic, tells the units, and is recorded (N06)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from istc import audit
from istc.reference import versions
from istc.rounds import verbs
from istc.rounds.models import Extension, Notice, Round
from istc.rounds.verbs import Refused
from istc.ui.formats import until as until_words
from istc.units.access import Actor
from istc.units.models import Placement, Unit
from istc.units.placements import carry_over

__all__ = ["FIRST", "LAST", "Refused", "close_round", "create_round", "extend", "open_round"]

FIRST, LAST = 2000, 2099  # what a survey year can be; addresses take four digits


def create_round(
    *,
    actor: Actor | None,
    year: int,
    edition: str,
    opens_on: date,
    deadline: datetime,
    closes_on: date,
    facts: Mapping[str, str] | None = None,
) -> Round:
    """A round in preparation. Raises Refused, and DefinitionError for an unusable edition."""
    verbs.centre(actor)
    if not FIRST <= year <= LAST:
        raise Refused(f"年份没有填对。填 {FIRST}–{LAST} 之间的四位年份。")
    if Round.objects.filter(year=year).exists():
        raise Refused(f"{year} 年度已有。改用 open，或换一个年份。")
    if not opens_on <= timezone.localdate(deadline) or not opens_on <= closes_on:
        raise Refused("日期次序不对。开始填报、报送截止、关闭须依次在后。")
    made = Round(
        year=year,
        edition=edition,
        opens_on=opens_on,
        deadline=deadline,
        closes_on=closes_on,
        facts=dict(facts or {}),
        lists=versions.current(year),
    )
    made.edition_model  # noqa: B018 - an edition that cannot be read stops it here
    with transaction.atomic():
        made.save()
        verbs.record(actor, "round.create", made, None)
    return made


def open_round(*, actor: Actor | None, year: int) -> Round:
    """Let the units in; a year without a tree starts with that of the year before it (N29).

    Opening again what is open changes nothing.
    """
    verbs.centre(actor)
    with transaction.atomic():
        found = verbs.locked(year)
        if found.state == Round.State.OPEN:
            return found
        before, found.state = found.state, Round.State.OPEN
        found.save(update_fields=["state"])
        earlier = _latest_tree_before(year)
        carried = carry_over(source=earlier, target=year) if earlier else 0
        title = f"{year} 年度填报开始，{until_words(found.deadline)} 截止"
        Notice.objects.create(round=found, kind=Notice.Kind.PUBLIC, title=title)
        verbs.record(actor, "round.open", found, before, carried=carried)
    return found


def close_round(*, actor: Actor | None, year: int, reason: str) -> Round:
    """End the round: its data are read-only but for units with an extension."""
    verbs.centre(actor)
    with transaction.atomic():
        found = verbs.locked(year)
        if found.state == Round.State.PREPARING:
            raise Refused(f"{year} 年度还没有开始。不用关闭。")
        if found.state == Round.State.CLOSED:
            return found
        before, found.state = found.state, Round.State.CLOSED
        found.save(update_fields=["state"])
        title = f"{year} 年度填报已关闭"
        Notice.objects.create(
            round=found, kind=Notice.Kind.PUBLIC, title=title, body=verbs.reason(reason)
        )
        verbs.record(actor, "round.close", found, before, reason=reason)
    return found


def extend(
    *, actor: Actor | None, round: Round, unit: Unit, until: datetime, reason: str
) -> Extension:
    """More time for one unit, which is told so. Raises Refused."""
    verbs.centre(actor)
    if round.state == Round.State.PREPARING:
        raise Refused(f"{round.year} 年度还没有开始。不用延期。")
    if until <= timezone.now():
        raise Refused("延期的时间已过。选一个以后的时间。")
    if not Placement.objects.filter(year=round.year, unit=unit, closed=False).exists():
        raise Refused(f"{unit} 不在 {round.year} 年度的填报单位中，或已停用。换一个单位。")
    reason = verbs.reason(reason)
    with transaction.atomic():
        made = Extension.objects.create(round=round, unit=unit, until=until, reason=reason)
        title = f"{round.year} 年度填报延期至 {until_words(until)}"
        Notice.objects.create(
            round=round, unit=unit, kind=Notice.Kind.PUBLIC, title=title, body=reason
        )
        after = {"until": until, "reason": reason}
        audit.record(actor=actor, action="round.extend", unit=unit.pk, year=round.year, after=after)
    return made


def _latest_tree_before(year: int) -> int | None:
    found = Placement.objects.filter(year__lt=year).order_by("-year")
    return found.values_list("year", flat=True).first()
