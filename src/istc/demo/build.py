"""Builds the demo from nothing: units, two rounds, and what the units reported in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from istc.definitions.load import load_edition
from istc.demo import people, reporting, years
from istc.demo.filling import Reporter
from istc.demo.reviewing import review
from istc.demo.words import words
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Account, Placement

Say = Callable[[str], None]


def build(say: Say) -> None:
    """Everything through the verbs that a user's clicks end in."""
    plan = yaml.safe_load((people.DATA / "plan.yaml").read_text(encoding="utf-8"))
    known = words()
    people.create(load_edition(years.EDITION, years.FINISHED), years.FINISHED)
    years.journals()
    for year in (years.FINISHED, years.RUNNING):
        found = years.create(year)
        reporters = _reporters(found, known, plan)
        for username, reporter in reporters.items():
            say(f"{year} 年度　{reporter.actor.name}")
            _fill(reporter, None if year == years.FINISHED else plan["progress"][username])
        if year == years.FINISHED:
            reporting.close_the_books(reporters)
            years.finish(year)
        else:
            review(reporters, plan)
            reporting.carry_on(reporters, plan)


def _fill(reporter: Reporter, progress: Mapping[str, int] | None) -> None:
    """All forms, or as far as the plan says."""
    forms = reporter.round.edition_model.forms
    done = len(forms) if progress is None else progress["done"]
    drafts = 0 if progress is None else progress["drafts"]
    faults = 0 if progress is None else progress.get("faults", 0)
    if done or drafts:
        reporter.start()
    for form in forms[:done]:
        reporter.finish(form)
    for number, form in enumerate(forms[done : done + drafts]):
        reporter.draft(form, fault=number < faults)


def _reporters(
    found: Round, words: Mapping[str, Any], plan: Mapping[str, Any]
) -> dict[str, Reporter]:
    """By user name, in the order of the tree."""
    accounts = {account.unit_id: account for account in Account.objects.exclude(unit=None)}
    places = (
        Placement.objects.filter(year=found.year)
        .select_related("unit", "superior")
        .order_by("path")
    )
    return {
        accounts[place.unit_id].username: Reporter(
            actor=Actor.of(accounts[place.unit_id], people.ADDRESS),
            round=found,
            placement=place,
            words=words,
            size=plan["size"].get(accounts[place.unit_id].username, plan["default_size"]),
            nil_every=plan["nil_every"],
            never_nil=frozenset(plan["never_nil"]),
            by_file=frozenset(plan["imported"]),
            reason=plan["reason"],
        )
        for place in places
    }
