"""填报状态 by form: how many units are due, done, nil, in work, returned, for every form (F58)."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from istc.definitions.model import Form
from istc.monitor import selection
from istc.reports.models import FormReport
from istc.reports.queries import completion
from istc.reports.states import State
from istc.rounds import round_of
from istc.rounds.models import Round
from istc.units import access
from istc.units.models import Placement

SHOWN = (State.APPROVED, State.DONE, State.ZERO, State.DRAFT, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Line:
    form: Form
    due: int
    done: int
    counts: tuple[int, ...]

    @property
    def percent(self) -> int:
        return self.done * 100 // self.due if self.due else 0

    @property
    def todo(self) -> int:
        return max(self.due - sum(self.counts), 0)


@require_safe
@access.signed_in
def forms(request: HttpRequest, year: int) -> HttpResponse:
    found = round_of(year)
    own = selection.own_place(request, year)
    context = {
        "year": year,
        "own": own,
        "shown": SHOWN,
        "parts": parts(found, own),
        "now": timezone.now(),
    }
    return render(request, "monitor/forms.html", context)


def parts(found: Round, own: Placement | None) -> list[tuple[int, str, list[Line]]]:
    """Three queries, however many units."""
    edition, done = found.edition_model, completion.by_form(found, own)
    counts = _counts(found, own)

    def line(form: Form) -> Line:
        whole = done[form.code]
        own_counts = tuple(counts[form.code, state] for state in SHOWN)
        return Line(form, whole.total, whole.done, own_counts)

    return [
        (part.number, part.title, [line(form) for form in edition.part_forms(part.number)])
        for part in edition.parts
    ]


def _counts(found: Round, own: Placement | None) -> Counter[tuple[str, str]]:
    places = Placement.objects.filter(year=found.year, closed=False)
    units = (places.under(own.path) if own else places).order_by().values("unit_id")
    rows = FormReport.objects.filter(round=found, unit_id__in=units).values("form", "state")
    return Counter(
        {(row["form"], row["state"]): row["n"] for row in rows.annotate(n=Count("id")).order_by()}
    )
