"""The totals table from scratch, unit by unit: what the actions must have kept, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from istc.reports.around import UnitYear
from istc.reports.content import in_force, totals_of
from istc.reports.figures import NONE, Figure
from istc.reports.models import FormReport, Record, Total
from istc.reports.models.total import as_stored
from istc.rounds.models import Round
from istc.units.models import Placement

Key = tuple[str, str]
BATCH = 200  # units at a time


@dataclass(frozen=True, slots=True)
class Drift:
    """A total that is not what the records say."""

    form: str
    item: str
    stored: Figure
    right: Figure

    def __str__(self) -> str:
        return (
            f"{self.form}.{self.item}: {self.stored.value} is stored, {self.right.value} is right"
        )


def check(round: Round) -> Iterator[tuple[Placement, list[Drift]]]:
    """Every unit of the round with the totals that differ. Four queries per 200 units."""
    places = Placement.objects.filter(year=round.year).order_by("path").iterator()
    while batch := list(islice(places, BATCH)):
        yield from _drifts(round, batch)


def rebuild(round: Round) -> Iterator[tuple[Placement, list[Drift]]]:
    """As `check`, and writes what differs."""
    for place, drifts in check(round):
        if drifts:
            _mend(round, place, drifts)
        yield place, drifts


def _drifts(round: Round, batch: list[Placement]) -> Iterator[tuple[Placement, list[Drift]]]:
    units = {place.unit_id for place in batch}
    reports = FormReport.objects.filter(round=round, unit_id__in=units).defer("findings", "reasons")
    by_unit: dict[int, list[FormReport]] = {}
    for report in reports:
        by_unit.setdefault(report.unit_id, []).append(report)
    values: dict[int, list[dict[str, object]]] = {}
    records = Record.objects.filter(report__round=round, report__unit_id__in=units, removed_at=None)
    for report_id, one in records.order_by("position", "id").values_list("report_id", "values"):
        values.setdefault(report_id, []).append(one)
    stored = _stored(round, units)
    for place in batch:
        right = _right(
            round, place, [(one, values.get(one.pk, [])) for one in by_unit.get(place.unit_id, [])]
        )
        yield place, _differences(stored.get(place.unit_id, {}), right)


def _stored(round: Round, units: set[int]) -> dict[int, dict[Key, Figure]]:
    found: dict[int, dict[Key, Figure]] = {}
    rows = Total.objects.filter(round=round, unit_id__in=units, filled__gt=0)
    for unit, form, item, value, filled in rows.values_list(
        "unit_id", "form", "item", "value", "filled"
    ):
        found.setdefault(unit, {})[form, item] = Figure(value, filled)
    return found


def _right(
    round: Round, place: Placement, reports: list[tuple[FormReport, list[dict[str, object]]]]
) -> dict[Key, Figure]:
    """Switches that ask other forms read the stored totals; they are checked themselves too."""
    around, edition = UnitYear(round, place), round.edition_model
    right: dict[Key, Figure] = {}
    for report, values in reports:
        form = edition.by_code.get(report.form)
        if form and in_force(form, report, place.facts):
            figures = totals_of(form, values, around)
            right.update({(form.code, item): one for item, one in figures.items() if one.filled})
    return right


def _differences(stored: dict[Key, Figure], right: dict[Key, Figure]) -> list[Drift]:
    return [
        Drift(*key, stored.get(key, NONE), right.get(key, NONE))
        for key in sorted({**stored, **right})
        if not _same(stored.get(key, NONE), right.get(key, NONE))
    ]


def _same(stored: Figure, right: Figure) -> bool:
    return stored.filled == right.filled and stored.value == as_stored(right.value)


@transaction.atomic
def _mend(round: Round, place: Placement, drifts: list[Drift]) -> None:
    rows = [
        Total(
            round=round,
            unit_id=place.unit_id,
            form=one.form,
            item=one.item,
            value=one.right.value,
            filled=one.right.filled,
        )
        for one in drifts
    ]
    Total.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["round", "unit", "form", "item"],
        update_fields=["value", "filled"],
    )
