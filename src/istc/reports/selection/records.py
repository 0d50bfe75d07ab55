"""The records that a filter selects, in the order it asks for."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, DecimalField, F, QuerySet, TextField, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from istc.checks.typed import NUMERIC
from istc.definitions.model import Form, Item
from istc.reports.models import Record
from istc.reports.selection.holding import holds
from istc.reports.selection.scope import Scope, counting
from istc.rollup.filters import Filter

PLACE = "report__unit__placements__"
Rows = QuerySet[Any, Any]  # records with the `path` of their unit
BY = frozenset({"updated", "unit"})
NUMBER = r"^-?[0-9]{1,24}([.][0-9]{1,4})?$"


def records_of(scope: Scope, form: Form, flt: Filter) -> Rows:
    """Live records of units in the scope that meet the conditions; `path` is their unit's."""
    found: Rows = Record.objects.filter(
        removed_at=None,
        report__round=scope.round,
        report__form=form.code,
        report__declined=False,
        **{f"{PLACE}year": scope.round.year},
    )
    if scope.states:
        found = found.filter(report__state__in=scope.states)
    if (places := counting(scope, form)) is not None:
        found = found.filter(report__unit_id__in=places)
    if not form.multi:
        found = found.exclude(values={})
    for number, condition in enumerate(flt.where):
        item = form.by_id[condition.item]
        name = f"cell{number}"
        found = found.annotate(**{name: cell(item)}).filter(holds(item, condition, name))
    placed: Rows = found.annotate(path=F(f"{PLACE}path"))
    return placed


def ordered(records: Rows, form: Form, flt: Filter) -> Rows:
    """By an item or by the time of the last change; else as the tree and the unit have them."""
    found: Rows = records.order_by(*_order(form, flt), "path", "position", "id")
    return found


def _order(form: Form, flt: Filter) -> list[Any]:
    key, sign = flt.sort_key, "-" if flt.descending else ""
    if key in form.by_id:
        by = cell(form.by_id[key])
        return [by.desc(nulls_last=True) if flt.descending else by.asc(nulls_last=True)]
    return [{"updated": f"{sign}updated_at", "unit": f"{sign}path"}[key]] if key in BY else []


def cell(item: Item) -> Any:
    """A value in SQL: a number as one, everything else as text (lists as JSON).

    The form of a record is known only from its report, and a database may look at the value first:
    so what is no number is never cast.
    """
    text = KeyTextTransform(item.table or item.id, "values")
    if item.table is None and item.kind in NUMERIC:
        number = Cast(text, DecimalField(max_digits=28, decimal_places=4))
        is_number = {f"values__{item.id}__regex": NUMBER}
        return Case(When(**is_number, then=number), default=None)
    return Cast(text, TextField())


def streamed(records: Rows) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path of the unit and values, without holding them all."""
    return records.order_by().values_list("path", "values").iterator(chunk_size=2000)
