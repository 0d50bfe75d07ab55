"""start_year: basic information carries over from last year, as a draft to be confirmed (N29)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from istc.definitions.model import Form
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.reports.models.total import RECORDS
from istc.reports.writing.cascade import recompute
from istc.reports.writing.closing import conclude, moved
from istc.reports.writing.desk import Desk, beside, open_year
from istc.reports.writing.merging import overlay
from istc.reports.writing.mirror import NAME, PROVINCE, TYPE, first_form, unit_items
from istc.reports.writing.reading import read_posted
from istc.reports.writing.sheet import new_records
from istc.reports.writing.trail import Act
from istc.rounds.models import Round
from istc.units.access import Actor
from istc.units.models import Placement


@transaction.atomic
def start_year(*, actor: Actor, round: Round, placement: Placement) -> tuple[str, ...]:
    """Copies the items marked `carry` into forms that are still 未填报; the name, province and type
    that the tree knows fill what is blank in the basic information. Gives the forms begun.

    Raises NotWritable. Doing it again changes nothing.
    """
    edition = round.edition_model
    first = first_form(edition)
    desk = open_year(actor, ReportKey(round, placement, first))
    forms = [form for form in edition.forms if any(item.carry for item in form.items)]
    desk.load({first.code, *(form.code for form in forms)})
    earlier = _earlier(desk, forms)
    begun = []
    for form in edition.forms:
        one = beside(desk, form) if form in forms or form is first else None
        rows = _rows(desk, form, earlier.get(form.code, []))
        if one and rows and one.applicable and one.untouched:
            _begin(one, rows)
            begun.append(form.code)
    return tuple(begun)


def _earlier(desk: Desk, forms: list[Form]) -> dict[str, list[Mapping[str, Any]]]:
    """Last year's records of these forms, in order; one query."""
    found = Record.objects.filter(
        report__round__year=desk.key.round.year - 1,
        report__unit_id=desk.key.placement.unit_id,
        report__form__in=[form.code for form in forms],
        removed_at=None,
    )
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for form, values in found.order_by("position", "id").values_list("report__form", "values"):
        rows.setdefault(form, []).append(values)
    return rows


def _rows(desk: Desk, form: Form, earlier: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What this year's records begin with; what this year's edition no longer takes is left out."""
    carried = [item.id for item in form.items if item.carry and item.table is None]
    rows = [{key: values[key] for key in carried if key in values} for values in earlier]
    if form.code == first_form(desk.around.edition).code:
        rows = [{**known_of(desk), **row} for row in rows or [{}]]
    read = (overlay({}, read_posted(form, row, {}).cells) for row in rows)
    return [row for row in read if row]


def known_of(desk: Desk) -> dict[str, str]:
    """The items of the basic information that the tree already answers."""
    place = desk.key.placement
    facts = {NAME: place.name, PROVINCE: place.province, TYPE: place.type}
    items = unit_items(desk.around.edition)
    return {item: facts[fact] for fact, item in items.items() if facts[fact]}


def _begin(desk: Desk, rows: list[dict[str, Any]]) -> None:
    desk.around.reading(desk.form.code)
    cells = {RECORDS}
    for record, row in zip(new_records(desk, len(rows)), rows, strict=True):
        values = recompute(desk.form, row, desk)
        desk.stamp(record, values, values)
        cells.update(values)
    moved(desk)
    act = Act("report.start", desk.form.code, {}, {"carried": sorted(cells - {RECORDS})})
    conclude(desk, act, cells)
