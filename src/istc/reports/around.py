"""What checks ask about a unit's other forms, the year before and the unit, from few queries."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from istc.checks.numbers import written
from istc.checks.typed import NUMERIC
from istc.definitions.model import Edition
from istc.reference.journals.keeping import REGISTER
from istc.reference.journals.searching import titles
from istc.reports.content import kept
from istc.reports.figures import NONE, Figure, figure_of
from istc.reports.models import Record
from istc.reports.models import total as stored
from istc.reports.reach import reach_of
from istc.reports.stored import totals
from istc.rounds.models import Round
from istc.units.models import Placement

Place = tuple[str, str]  # form code, item id


class UnitYear:
    """The Surroundings of one unit in one year (checks.around).

    Totals of this year and the last come in one query for all forms asked for by `need`; a form
    not announced costs one query of its own at its first question. Values that are no numbers come
    from the records, one query a form. `put` lays what a running action is about to store on top.
    """

    def __init__(self, round: Round, placement: Placement) -> None:
        self._round = round
        self._unit_id = placement.unit_id
        self.facts = placement.facts
        self.edition: Edition = round.edition_model
        self._totals: dict[Place, Figure] = {}
        self._lasts: dict[Place, Figure] = {}
        self._records: dict[tuple[str, int], list[dict[str, Any]]] = {}
        self._known: set[str] = set()  # asked of the database
        self._whole: set[str] = set()  # put whole: nothing to ask for this year
        self._shown: dict[Place, str | None] = {}  # numbers as text: asked for row after row

    @property
    def year(self) -> int:
        return self._round.year

    @property
    def unit(self) -> Mapping[str, str]:
        return self.facts

    def value(self, form: str, item: str) -> str | None:
        if (form, item) in self._shown:
            return self._shown[form, item]
        if self._kind(form, item) in NUMERIC:
            total = self.total(form, item)
            self._shown[form, item] = None if total is None else written(total)
            return self._shown[form, item]
        found = next(iter(self._entries(form)), {}).get(item)
        return found

    def total(self, form: str, item: str) -> Decimal | None:
        return _plain(self._figure(form, item))

    def count(self, form: str, item: str) -> int:
        if not item or self._kind(form, item) in NUMERIC:
            return self._figure(form, item).filled
        return sum(1 for values in self._entries(form) if values.get(item))

    def last(self, form: str, item: str) -> Decimal | None:
        self._ask({form} - self._known)
        return _plain(self._lasts.get((form, item), NONE))

    def register(self, name: str, version: str) -> Mapping[str, str]:
        """Kept in each process for as long as its version is in use."""
        return titles(version) if name == REGISTER else {}

    def reading(self, *forms: str) -> "UnitYear":
        """Announces that these forms are about to be checked or computed."""
        reach = reach_of(self.edition)
        wanted = {code for code in forms if code in reach.looks_back}
        self.need(wanted.union(*(reach.reads.get(code, frozenset()) for code in forms)))
        return self

    def need(self, forms: Iterable[str]) -> None:
        """Loads the totals of forms not known yet: one query for both years, or none."""
        self._ask(set(forms) - self._known - self._whole)

    def _ask(self, missing: set[str]) -> None:
        if not missing:
            return
        self._known |= missing
        years = (self.year, self.year - 1)
        for year, form, item, value, filled in totals(self._unit_id, years, missing):
            known = self._totals if year == self.year else self._lasts
            if (form, item) not in known:
                rounded = abs(value) >= stored.EXACT_BELOW and stored.is_rounding()
                exact = self._summed(year, form, item) if rounded else Figure(value, filled)
                known[form, item] = exact

    def put(self, form: str, figures: Mapping[str, Figure]) -> None:
        """Figures that this transaction will store; they outrank the stored ones."""
        self._shown.clear()
        for item, figure in figures.items():
            self._totals[form, item] = figure

    def put_whole(self, form: str, figures: Mapping[str, Figure]) -> None:
        """As `put`, for every figure of a form."""
        self.put(form, figures)
        self._whole.add(form)

    def put_records(self, form: str, records: list[dict[str, Any]]) -> None:
        """As `put`, for what is no number."""
        self._records[form, self.year] = records

    def _figure(self, form: str, item: str) -> Figure:
        self.need([form])
        return self._totals.get((form, item), NONE)

    def _summed(self, year: int, form: str, item: str) -> Figure:
        """From the records themselves, where the database could not keep a great sum exactly."""
        found = self.edition.by_code[form]
        values = self._entries(form, year)
        return figure_of(found.by_id[item], [kept(found, one, self) for one in values])

    def _kind(self, form: str, item: str) -> str:
        found = self.edition.by_code.get(form)
        return found.by_id[item].kind if found and item in found.by_id else ""

    def _entries(self, form: str, year: int | None = None) -> list[dict[str, Any]]:
        place = (form, year or self.year)
        if place not in self._records:
            found = Record.objects.filter(
                report__round__year=place[1],
                report__unit_id=self._unit_id,
                report__form=form,
                removed_at=None,
            )
            rows = found.order_by("position", "id").values_list("values", flat=True)
            self._records[place] = list(rows)
        return self._records[place]


def _plain(figure: Figure) -> Decimal | None:
    """Spelt the same whether it comes from the database or from records: reasons stand on it."""
    return Decimal(written(figure.value)) if figure.filled else None
