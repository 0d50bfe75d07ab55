"""Brings the totals of the forms at hand up to what their records say."""

from collections.abc import Iterable

from istc.definitions.model import Form
from istc.prepared.running import database
from istc.prepared.together import Write, write
from istc.reports.content import counted, in_force, kept
from istc.reports.figures import NONE, Figure, figures_for, numeric_items, record_count
from istc.reports.models import Total
from istc.reports.models.total import RECORDS
from istc.reports.writing.desk import Desk

FEW = 40  # records; measured, adding up that many costs as much as the database's answer


def refigure(desk: Desk, form: Form, cells: Iterable[str]) -> None:
    """The figures of the changed cells and of what they may switch on or off."""
    items = reached_items(form, set(cells))
    figures = _figures(desk, form, items)
    desk.around.put_records(form.code, [record.values for record in desk.records[form.code]])
    desk.around.put(form.code, figures)
    desk.totals.update({(form.code, item): figure for item, figure in figures.items()})


def sum_up(desk: Desk) -> None:
    """All figures of the form at hand for whoever answers, where adding is cheaper than asking."""
    if len(desk.live) <= FEW:
        every = {RECORDS, *(item.id for item in numeric_items(desk.form))}
        desk.around.put_whole(desk.form.code, _figures(desk, desk.form, every))


def reached_items(form: Form, cells: set[str]) -> set[str]:
    """Cells with the items inside changed sub-tables, and all switched ones where a switch changed;
    "" stays for the number of records."""
    found = cells | {item.id for item in form.items if item.table in cells}
    switched = [item for item in form.items if item.when]
    if any(not found.isdisjoint(item.when.items()) for item in switched if item.when):
        found |= {item.id for item in switched}
    return found


def _figures(desk: Desk, form: Form, items: set[str]) -> dict[str, Figure]:
    numbers = [item for item in numeric_items(form) if item.id in items]
    if not in_force(form, desk.reports[form.code], desk.around.unit):
        found = {item.id: NONE for item in numbers}
        return {**found, RECORDS: NONE} if RECORDS in items else found
    all_values = [record.values for record in desk.records[form.code]]
    values = counted(form, all_values)
    if any(item.when for item in form.items):
        values = [kept(form, one, desk.around) for one in values]
    found = figures_for(numbers, values)
    if RECORDS in items:
        found[RECORDS] = record_count(len(values))
    return found


KEPT = """
    INSERT INTO reports_total (round_id, unit_id, form, item, value, filled)
    SELECT %s, %s, form, item, value, filled
    FROM unnest(%s::text[], %s::text[], %s::numeric[], %s::integer[])
        AS figures (form, item, value, filled)
    ON CONFLICT (round_id, unit_id, form, item)
    DO UPDATE SET value = excluded.value, filled = excluded.filled
"""


def write_totals(desk: Desk) -> None:
    """One statement, whatever the number of figures; on PostgreSQL one and the same."""
    if not desk.totals:
        return
    key, connection = desk.key, database()
    if connection.vendor == "postgresql":
        found = sorted(desk.totals.items())
        columns = [
            [form for (form, _), _ in found],
            [item for (_, item), _ in found],
            [figure.value for _, figure in found],
            [figure.filled for _, figure in found],
        ]
        parameters = [key.round.pk, key.placement.unit_id, *columns]
        write(Write(KEPT, parameters, "item", lambda found: None))
        return
    rows = [
        Total(
            round=key.round,
            unit_id=key.placement.unit_id,
            form=form,
            item=item,
            value=figure.value,
            filled=figure.filled,
        )
        for (form, item), figure in sorted(desk.totals.items())
    ]
    Total.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["round", "unit", "form", "item"],
        update_fields=["value", "filled"],
    )
