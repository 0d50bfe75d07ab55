"""What the basic information says about the unit itself goes to its place in the tree (F81, N28).

Which items these are is data: the facts `unit_province` and `unit_type` of the questionnaire name
them, `first_form` the form that has them (else the edition's first).
"""

from typing import Any

from istc.definitions.model import Edition, Form
from istc.reports.models.total import RECORDS
from istc.reports.writing.desk import Desk
from istc.reports.writing.figuring import refigure
from istc.units.placements import set_facts

PROVINCE, TYPE, NAME = "unit_province", "unit_type", "unit_name"


def first_form(edition: Edition) -> Form:
    """The form that must be complete before any other (N28)."""
    return edition.by_code[edition.facts.get("first_form") or edition.forms[0].code]


def unit_items(edition: Edition) -> dict[str, str]:
    """What the tree keeps of a unit -> the item of the first form that says it."""
    named = {fact: edition.facts.get(fact, "") for fact in (PROVINCE, TYPE, NAME)}
    return {fact: item for fact, item in named.items() if item}


def mirror(desk: Desk, values: dict[str, Any]) -> dict[str, str]:
    """Takes province and type over; a blank changes nothing. Gives what changed."""
    edition = desk.around.edition
    if desk.form.code != first_form(edition).code:
        return {}
    items, place = unit_items(edition), desk.key.placement
    province = values.get(items.get(PROVINCE, ""), place.province)
    kind = values.get(items.get(TYPE, ""), place.type)
    before = {"province": place.province, "type": place.type}
    if not set_facts(place=place, province=province, type=kind):
        return {}
    desk.around.facts = place.facts
    return {key: value for key, value in place.facts.items() if before.get(key, value) != value}


def follow_unit(desk: Desk) -> set[str]:
    """After the unit's facts changed: figures of forms that now apply or no longer do.

    Gives the forms to be judged again.
    """
    desk.load(desk.reach.by_unit)
    known = desk.reach.by_unit & desk.reports.keys()
    for code in sorted(known):
        form = desk.around.edition.by_code[code]
        if form.applies:
            refigure(desk, form, {RECORDS, *form.by_id})
    return known
