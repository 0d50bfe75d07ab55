"""From an address to the unit's own form, year and upload; whatever is not there is a 404."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from django.urls import reverse

from istc.definitions.model import Form
from istc.rounds.models import Round
from istc.rounds.queries import round_of
from istc.units import access
from istc.units.models import Placement
from istc.workbooks.lock import Stop, stop_of, term_of
from istc.workbooks.models import Upload


@dataclass(frozen=True)
class Place:
    """What an import is into: one form of the unit, or (form None) its whole report."""

    round: Round
    placement: Placement
    form: Form | None

    @property
    def code(self) -> str:
        return self.form.code if self.form else ""

    @cached_property
    def stop(self) -> Stop | None:
        """Why nothing can be stored here now."""
        return stop_of(self.round, self.placement, self.form)

    @property
    def writable(self) -> bool:
        return self.stop is None

    @property
    def term(self) -> str:
        return term_of(self.round, self.placement, self.form)

    def address(self, view: str, **more: object) -> str:
        """`upload`, `history` … of this form or of the whole report."""
        year = {"year": self.round.year, **more}
        if self.form is None:
            return reverse(f"workbooks:report_{view}", kwargs=year)
        return reverse(f"workbooks:form_{view}", kwargs={**year, "form": self.code})


def place_of(request: HttpRequest, year: int, form: str) -> Place:
    """The unit's own. Raises Http404 for the centre, another year, an unknown form."""
    placement = access.own(request, year)
    found = round_of(year)
    known = found.edition_model.by_code.get(form)
    if form and known is None:
        raise Http404
    return Place(found, placement, known)


def upload_of(place: Place, upload: int) -> Upload:
    """An upload of this unit, year and form. Raises Http404."""
    found = Upload.objects.select_related("round").filter(
        pk=upload, round=place.round, unit=place.placement.unit_id, form=place.code
    )
    one = found.first()
    if one is None:
        raise Http404
    return one
