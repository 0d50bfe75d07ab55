"""What follows the forms: 上报 with the sealed letter, 催报, an application, notices, questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from istc.demo.filling import Reporter
from istc.demo.people import ADDRESS, CENTRE
from istc.demo.scan import scanned
from istc.letters import actions as letters
from istc.letters.reminding.sending import remind
from istc.reports import actions
from istc.reports.queries.whereabouts import whereabouts
from istc.rounds import telling, third_level
from istc.units.access import Actor
from istc.units.models import Account

Reporters = Mapping[str, Reporter]


def close_the_books(reporters: Reporters) -> None:
    """Every unit reports, the lowest first; the centre accepts the sealed letters of level 1."""
    for who in sorted(reporters.values(), key=lambda one: -one.placement.level):
        actions.submit_unit(actor=who.actor, round=who.round, placement=who.placement)
    for who in reporters.values():
        if who.placement.level == 1:
            _seal(who)
            letters.accept(actor=centre(), round=who.round, placement=who.placement)


def carry_on(reporters: Reporters, plan: Mapping[str, Any]) -> None:
    """What has happened in the middle of a year."""
    for username in plan["submitted"]:
        who = reporters[username]
        actions.submit_unit(actor=who.actor, round=who.round, placement=who.placement)
    for username in plan["sealed"]:
        _seal(reporters[username])
    for one in plan["reminded"]:
        _remind(reporters[one["by"]], [reporters[name] for name in one["units"]])
    for one in plan["asked"]:
        who = reporters[one["unit"]]
        third_level.ask(actor=who.actor, place=who.placement, note=one["note"])
    _tell(reporters, plan)


def centre() -> Actor:
    return Actor.of(Account.objects.get(username=CENTRE), ADDRESS)


def _seal(who: Reporter) -> None:
    file = scanned(f"填报完毕确认函_{who.round.year}")
    letters.upload_scan(actor=who.actor, placement=who.placement, file=file)


def _remind(by: Reporter, units: Sequence[Reporter]) -> None:
    found = whereabouts(by.round, by.placement, [one.placement for one in units])
    title, body = by.round.fact("reminder_title"), by.round.fact("reminder_body")
    remind(actor=by.actor, round=by.round, units=found, title=title, body=body)


def _tell(reporters: Reporters, plan: Mapping[str, Any]) -> None:
    running = next(iter(reporters.values())).round
    for one in plan["notices"]:
        telling.publish(actor=centre(), round=running, title=one["title"], body=one["body"])
    for one in plan["feedback"]:
        asked = telling.write(actor=reporters[one["unit"]].actor, body=one["body"])
        if one.get("answer"):
            telling.answer(actor=centre(), pk=asked.pk, body=one["answer"])
