"""The functions of the language: SUM COUNT FILLED LAST YEAR YEAROF IN ABS MIN MAX.

Each maker gives a closure over a Scene. None means that the part cannot be judged.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from istc.checks.numbers import CONTEXT, ZERO, amount, number
from istc.checks.scene import Scene

Numeric = Callable[[Scene], Decimal | None]
Textual = Callable[[Scene], str | None]
Truth = Callable[[Scene], bool | None]
Listing = Callable[[Scene], list[Any]]


def added(found: Iterable[Decimal | None]) -> Decimal | None:
    total = ZERO
    for one in found:
        if one is None:
            return None
        total = CONTEXT.add(total, one)
    return total


def sum_cells(table: str, item: str) -> Numeric:
    """The sum of a sub-table's column."""
    return lambda scene: added(map(amount, scene.cells(table, item)))


def sum_records(form: str, item: str) -> Numeric:
    """The sum over this form's records; what was stored, if the records are not at hand."""

    def total(scene: Scene) -> Decimal | None:
        if scene.entries is None:
            return scene.around.total(form, item) or ZERO
        return added(amount(values.get(item)) for values in scene.entries)

    return total


def sum_other(form: str, item: str) -> Numeric:
    return lambda scene: scene.around.total(form, item) or ZERO


def count_cells(table: str, item: str) -> Numeric:
    return lambda scene: Decimal(len(scene.cells(table, item)))


def count_records(form: str, item: str) -> Numeric:
    """The records of this form that have the item filled; of item "", all records."""

    def count(scene: Scene) -> Decimal:
        if scene.entries is None:
            return Decimal(scene.around.count(form, item))
        if not item:
            return Decimal(len(scene.entries))
        return Decimal(sum(1 for values in scene.entries if values.get(item)))

    return count


def count_chosen(item: str, *codes: str) -> Numeric:
    """The records of this form that chose one of the codes; unknown while only one is at hand."""
    wanted = frozenset(codes)

    def count(scene: Scene) -> Decimal | None:
        if scene.entries is None:
            return None
        return Decimal(sum(1 for values in scene.entries if chosen(values.get(item), wanted)))

    return count


def count_other(form: str, item: str) -> Numeric:
    return lambda scene: Decimal(scene.around.count(form, item))


def last(form: str, item: str) -> Numeric:
    """Without a last year there is nothing to judge by."""
    return lambda scene: scene.around.last(form, item)


def year() -> Numeric:
    return lambda scene: Decimal(scene.around.year)


def year_of(date: Textual) -> Numeric:
    """The year of 2020-03-05, or of the first day of 2020-03-05/2020-03-08; a blank has none."""

    def find(scene: Scene) -> Decimal | None:
        text = date(scene)
        return number(text[:4]) if text and text[4:5] == "-" else None

    return find


def absolute(one: Numeric) -> Numeric:
    def find(scene: Scene) -> Decimal | None:
        value = one(scene)
        return None if value is None else value.copy_abs()

    return find


def least(*parts: Numeric) -> Numeric:
    return _outermost(min, parts)


def most(*parts: Numeric) -> Numeric:
    return _outermost(max, parts)


def _outermost(choose: Callable[..., Decimal], parts: tuple[Numeric, ...]) -> Numeric:
    def find(scene: Scene) -> Decimal | None:
        found = [part(scene) for part in parts]
        return None if None in found else choose(found)

    return find


def filled(listing: Listing) -> Truth:
    return lambda scene: bool(listing(scene))


def among(listing: Listing, *codes: str) -> Truth:
    """Whether any of what is chosen is one of the codes; a blank is none of them."""
    wanted = frozenset(codes)
    return lambda scene: any(chosen(raw, wanted) for raw in listing(scene))


def chosen(raw: Any, wanted: frozenset[str]) -> bool:
    """Whether a stored value, one code or several, has one of the wanted."""
    return not wanted.isdisjoint(raw) if isinstance(raw, list) else raw in wanted
