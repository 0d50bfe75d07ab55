"""What the centre does with rounds: each verb is atomic, tells the units, and is recorded (N06)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from istc import audit
from istc.rounds import queries
from istc.rounds.models import Extension, Notice, Round
from istc.ui.formats import until as until_words
from istc.units.access import Actor
from istc.units.models import Placement, Unit
from istc.units.placements import carry_over


class Refused(Exception):
    """The round cannot do that now; the text says why and how to mend it."""


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
    _centre(actor)
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
    )
    made.edition_model  # noqa: B018 - an edition that cannot be read stops it here
    with transaction.atomic():
        made.save()
        _record(actor, "round.create", made, None)
    return made


def open_round(*, actor: Actor | None, year: int) -> Round:
    """Let the units in; a year without a tree starts with that of the year before it (N29).

    Opening again what is open changes nothing.
    """
    _centre(actor)
    with transaction.atomic():
        found = _locked(year)
        if found.state == Round.State.OPEN:
            return found
        before, found.state = found.state, Round.State.OPEN
        found.save(update_fields=["state"])
        earlier = _latest_tree_before(year)
        carried = carry_over(source=earlier, target=year) if earlier else 0
        title = f"{year} 年度填报开始，{until_words(found.deadline)} 截止"
        Notice.objects.create(round=found, kind=Notice.Kind.PUBLIC, title=title)
        _record(actor, "round.open", found, before, carried=carried)
    return found


def close_round(*, actor: Actor | None, year: int, reason: str) -> Round:
    """End the round: its data are read-only but for units with an extension."""
    _centre(actor)
    with transaction.atomic():
        found = _locked(year)
        if found.state == Round.State.PREPARING:
            raise Refused(f"{year} 年度还没有开始。不用关闭。")
        if found.state == Round.State.CLOSED:
            return found
        before, found.state = found.state, Round.State.CLOSED
        found.save(update_fields=["state"])
        title = f"{year} 年度填报已关闭"
        Notice.objects.create(
            round=found, kind=Notice.Kind.PUBLIC, title=title, body=_reason(reason)
        )
        _record(actor, "round.close", found, before, reason=reason)
    return found


def extend(
    *, actor: Actor | None, round: Round, unit: Unit, until: datetime, reason: str
) -> Extension:
    """More time for one unit, which is told so. Raises Refused."""
    _centre(actor)
    if round.state == Round.State.PREPARING:
        raise Refused(f"{round.year} 年度还没有开始。不用延期。")
    if until <= timezone.now():
        raise Refused("延期的时间已过。选一个以后的时间。")
    if not Placement.objects.filter(year=round.year, unit=unit, closed=False).exists():
        raise Refused(f"{unit} 不在 {round.year} 年度的填报单位中，或已停用。换一个单位。")
    with transaction.atomic():
        made = Extension.objects.create(round=round, unit=unit, until=until, reason=_reason(reason))
        title = f"{round.year} 年度填报延期至 {until_words(until)}"
        Notice.objects.create(
            round=round, unit=unit, kind=Notice.Kind.PUBLIC, title=title, body=reason
        )
        after = {"until": until, "reason": reason}
        audit.record(actor=actor, action="round.extend", unit=unit.pk, year=round.year, after=after)
    return made


def _centre(actor: Actor | None) -> None:
    """Only the centre, or a command on the server itself (no actor)."""
    if actor is not None and not actor.is_centre:
        raise PermissionDenied


def _locked(year: int) -> Round:
    found = Round.objects.select_for_update().filter(year=year).first()
    if found is None:
        raise Refused(f"没有 {year} 年度。先用 create 新建。")
    return found


def _latest_tree_before(year: int) -> int | None:
    found = Placement.objects.filter(year__lt=year).order_by("-year")
    return found.values_list("year", flat=True).first()


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("没有写原因。写明原因，各单位会看到。")
    return text.strip()


def _record(
    actor: Actor | None, action: str, found: Round, before: str | None, **more: object
) -> None:
    transaction.on_commit(queries.forget)
    queries.forget()
    audit.record(
        actor=actor,
        action=action,
        year=found.year,
        subject=str(found),
        before={"state": before} if before else None,
        after={"state": found.state, "deadline": found.deadline, **more},
    )
