"""Whose a record is, as its columns in front say it; asked of the database once a file."""

from collections.abc import Iterable
from typing import NamedTuple

from istc.checks.run import applies
from istc.definitions.model import Edition, Form
from istc.documents.export import Owner, UnitLine
from istc.documents.export.model import BELOW, OWN
from istc.reports.models import FormReport
from istc.reports.selection.known import PROVINCE, TYPE
from istc.reports.selection.known import label_of as fact_label
from istc.reports.selection.scope import Scope
from istc.reports.states import State, label_of
from istc.units.models import Placement
from istc.units.paths import line

COLUMNS = ("form", "state", "records", "drafts")


class Standing(NamedTuple):
    """The form's state in words, and how many records it has there."""

    label: str
    records: int


class Owners:
    """Path of a unit -> its columns, with the state of the form there."""

    def __init__(self, edition: Edition, form: Form, scope: Scope, *, unit_id: int | None) -> None:
        self._mine = unit_id
        self._edition = edition
        self._form, self._code = form, form.code
        self._places = {place.path: place for place in scope.places.order_by("path")}
        self._names = _names(self._places.values())
        self._states = self._reports(scope)

    def _reports(self, scope: Scope) -> dict[int, dict[str, object]]:
        found = FormReport.objects.filter(round=scope.round, form=self._code)
        return {row.pop("unit_id"): row for row in found.values("unit_id", *COLUMNS)}

    def of(self, path: str) -> Owner:
        place = self._places[path]
        return Owner(
            name=place.name,
            path=" › ".join(self._names.get(part, "") for part in line(path)[:-1]),
            level=place.level_words,
            province=fact_label(self._edition, PROVINCE, place.province),
            type=fact_label(self._edition, TYPE, place.type),
            relation=OWN if place.unit_id == self._mine else BELOW,
            state=self._state(place).label,
        )

    def lines(self) -> list[UnitLine]:
        """Every unit covered, also where it has no record."""
        return [
            UnitLine(self.of(path), self._state(place).records)
            for path, place in self._places.items()
        ]

    def _state(self, place: Placement) -> Standing:
        """不适用 is derived, so a unit without a report has a state too."""
        row = self._states.get(place.unit_id) or {"form": self._code}
        if not applies(self._form, place.facts):
            row = {"form": self._code, "state": State.NA}
        state = State(str(row.get("state", State.TODO)))
        records, drafts = int(str(row.get("records", 0))), int(str(row.get("drafts", 0)))
        label = label_of(state, multi=self._form.multi, records=records, drafts=drafts)
        return Standing(label, records)


def _names(places: Iterable[Placement]) -> dict[str, str]:
    """Names by path, of the units above too."""
    found = list(places)
    names = {place.path: place.name for place in found}
    above = {path for place in found for path in line(place.path)} - names.keys()
    year = found[0].year if found else 0
    more = Placement.objects.filter(year=year, path__in=above)
    return {**names, **dict(more.values_list("path", "name"))}
