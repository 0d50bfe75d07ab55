"""Stored totals of some forms of a unit, by statements that serve any number of forms."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from istc.prepared.reading import MARKS, Prepared
from istc.reports.models import Total

Row = tuple[int, str, str, Decimal, int]  # year, form, item, value, filled
SIZES = (1, 4, 16, 64)  # forms that a statement has room for


def _asking(size: int) -> Prepared[Total]:
    return Prepared(
        lambda unit, year, before, *forms: Total.objects.filter(
            unit_id=unit, round__year__in=(year, before), form__in=forms, filled__gt=0
        ).values_list("round__year", "form", "item", "value", "filled"),
        *MARKS[:3],
        *(f"<form {number}>" for number in range(size)),
    )


BY_SIZE = {size: _asking(size) for size in SIZES}


def totals(unit: int, years: tuple[int, int], forms: Iterable[str]) -> Iterator[Row]:
    """One query for as many as 64 forms. Room that is not needed is filled with a form again."""
    wanted = sorted(forms)
    for start in range(0, len(wanted), SIZES[-1]):
        some = wanted[start : start + SIZES[-1]]
        size = next(size for size in SIZES if size >= len(some))
        filled = [*some, *some[:1] * (size - len(some))]
        yield from BY_SIZE[size].rows(unit, *years, *filled)
