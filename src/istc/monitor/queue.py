"""待审核: what waits for a superior, first what needs attention (design §9, 13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from istc.definitions.model import Edition
from istc.reports.models import FormReport
from istc.reports.states import State
from istc.rounds.models import Round
from istc.units.models import Placement
from istc.units.models.placement import Placements

WAITING = (State.DONE, State.ZERO)
SEVERE = Q(errors__gt=0) | Q(warnings__gt=0) | ~Q(reasons={})
DOUBTFUL = SEVERE | Q(hints__gt=0)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Forms of one unit, or units of one form. `severe`: those with 强制性 or 核实性 findings,
    `doubtful`: with any; `first`: what to open first."""

    forms: int
    severe: int
    doubtful: int
    first: Any
    place: Placement | None = None
    code: str = ""
    title: str = ""


def by_unit(round: Round, places: Placements) -> Any:
    """Rows of a page's worth are turned into `Waiting` by `units`."""
    rows = _waiting(round, places).values("unit_id")
    return _counted(rows, "form").order_by("-severe", "-doubtful", "-forms", "unit_id")


def units(round: Round, rows: Iterable[dict[str, Any]]) -> list[Waiting]:
    rows = list(rows)
    ids = [row["unit_id"] for row in rows]
    places = Placement.objects.filter(year=round.year, unit_id__in=ids)
    by_id = {place.unit_id: place for place in places}
    return [
        Waiting(row["forms"], row["severe"], row["doubtful"], row["first"], by_id[row["unit_id"]])
        for row in rows
    ]


def by_form(round: Round, places: Placements) -> list[Waiting]:
    """One query."""
    edition: Edition = round.edition_model
    rows = _counted(_waiting(round, places).values("form"), "unit_id")
    found = [
        Waiting(
            row["forms"], row["severe"], row["doubtful"], row["first"],
            code=row["form"], title=edition.by_code[row["form"]].title,
        )
        for row in rows if row["form"] in edition.by_code
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.severe, -one.doubtful, -one.forms, one.code))


def of_unit(round: Round, unit_id: int) -> list[dict[str, Any]]:
    """The unit's own waiting forms, doubtful ones first, then in the edition's order. One query."""
    order = {form.code: at for at, form in enumerate(round.edition_model.forms)}
    found = FormReport.objects.filter(round=round, unit_id=unit_id, state__in=WAITING)
    rows = found.annotate(
        grave=Case(When(SEVERE, then=Value(2)), When(DOUBTFUL, then=Value(1)), default=Value(0))
    )
    waiting = [dict(row) for row in rows.values("form", "grave") if row["form"] in order]
    return sorted(waiting, key=lambda row: (-row["grave"], order[row["form"]]))


def _waiting(round: Round, places: Placements) -> QuerySet[FormReport]:
    return FormReport.objects.filter(
        round=round, state__in=WAITING, unit_id__in=places.order_by().values("unit_id")
    )


def _counted(rows: Any, other: str) -> Any:
    return rows.annotate(
        forms=Count("pk"),
        severe=Count("pk", filter=SEVERE),
        doubtful=Count("pk", filter=DOUBTFUL),
        first=Coalesce(Min(other, filter=SEVERE), Min(other, filter=DOUBTFUL), Min(F(other))),
    ).order_by()
