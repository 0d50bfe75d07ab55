"""What follows filling in: slips of the hand; superiors return and approve, as users would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from istc.demo.filling import Reporter
from istc.demo.people import ADDRESS
from istc.demo.years import end_of
from istc.reports import actions
from istc.reports.keys import ReportKey
from istc.reports.queries import record_values
from istc.units.access import Actor
from istc.units.models import Account


def review(reporters: Mapping[str, Reporter], plan: Mapping[str, Any]) -> None:
    """`reporters` by user name; the plan names units and forms, so no Python does."""
    for one in plan["mistyped"]:
        _mistype(reporters, one)
    for one in plan["returned"]:
        _send_back(reporters[one["unit"]], one)
    for username, codes in plan["approved_forms"].items():
        for code in codes:
            who = reporters[username]
            actions.approve_form(actor=_above(who), report_key=_key(who, code))
    for username in plan["approved"]:
        who = reporters[username]
        actions.approve_unit(actor=_above(who), round=who.round, placement=who.placement)


def _mistype(reporters: Mapping[str, Reporter], one: Mapping[str, Any]) -> None:
    """`as_of`: what another unit says in the same form."""
    who = reporters[one["unit"]]
    form = who.round.edition_model.by_code[one["form"]]
    values = dict(one.get("values", {}))
    if other := one.get("as_of"):
        theirs = record_values(reporters[other["unit"]].key(form))[other["record"] - 1]
        values[other["item"]] = theirs.values[other["item"]]
    who.mistype(form, one["record"], values)


def _send_back(who: Reporter, one: Mapping[str, Any]) -> None:
    actions.return_form(
        actor=_above(who),
        report_key=_key(who, one["form"]),
        text=one["text"],
        until=end_of(timezone.localdate() + timedelta(days=one["days"])),
    )


def _key(who: Reporter, code: str) -> ReportKey:
    return who.key(who.round.edition_model.by_code[code])


def _above(who: Reporter) -> Actor:
    """Whoever stands directly above."""
    superior = who.placement.superior
    if superior is None:
        raise ValueError(f"{who.actor.name} has nobody above it to review its forms")
    return Actor.of(Account.objects.get(unit=superior.unit_id), ADDRESS)
