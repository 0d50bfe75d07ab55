"""Last year's values of the same form: the grey reference beside this year's (design §4)."""

from collections.abc import Iterable, Mapping
from typing import Any

from istc.definitions.model import Form
from istc.reports.keys import ReportKey
from istc.reports.models import Record
from istc.reports.queries.records import ORDER

Values = Mapping[str, Any]


def last_year(key: ReportKey) -> list[Values]:
    """Last year's records in order; empty where there is none. One query."""
    found = Record.objects.filter(
        report__round__year=key.round.year - 1,
        report__unit_id=key.placement.unit_id,
        report__form=key.form.code,
        removed_at=None,
    )
    return list(found.order_by(*ORDER).values_list("values", flat=True))


def by_unique(form: Form, records: Iterable[Values]) -> dict[tuple[Any, ...], Values]:
    """By what may not repeat (a country): which of last year's rows belongs to which of this."""
    return {tuple(values.get(item) for item in form.unique): values for values in records}
