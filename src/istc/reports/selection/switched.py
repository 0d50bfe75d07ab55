"""What is switched off is neither summed nor counted, though a draft keeps it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from istc.definitions.model import Form
from istc.reports.around import UnitYear
from istc.reports.content import kept
from istc.reports.selection.scope import Scope

Values = dict[str, Any]
Row = tuple[str, Values]


def switched(scope: Scope, form: Form, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without what is switched off. Two queries at most, and none where nothing can be,
    unless a switch asks another form."""
    if not any(item.when for item in form.items):
        return iter(rows)
    return _kept(form, rows, _around(scope))


def _kept(form: Form, rows: Iterable[Row], around: Callable[[str], UnitYear]) -> Iterator[Row]:
    for path, values in rows:
        yield path, kept(form, values, around(path))


def _around(scope: Scope) -> Callable[[str], UnitYear]:
    places = {place.path: place for place in scope.places}
    known: dict[str, UnitYear] = {}

    def of(path: str) -> UnitYear:
        if path not in known:
            known[path] = UnitYear(scope.round, places[path])
        return known[path]

    return of
