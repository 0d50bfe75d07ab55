"""The records of a form: whole, or a page of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from istc.reports.keys import ReportKey
from istc.reports.models import Record

ORDER = ("position", "id")


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record to show: `line` counts from 1 over all live records, as people count them."""

    id: int
    line: int
    values: dict[str, Any]
    version: int
    submitted: bool
    errors: int
    updated_at: datetime | None
    updated_by_name: str

    @classmethod
    def of(cls, record: Record, line: int) -> "RecordRow":
        return cls(
            record.pk,
            line,
            record.values,
            record.version,
            record.submitted,
            record.errors,
            record.updated_at,
            record.updated_by_name,
        )


def live(key: ReportKey) -> QuerySet[Record]:
    """The form's records that are not removed, in order."""
    return Record.objects.filter(
        report__round=key.round,
        report__unit_id=key.placement.unit_id,
        report__form=key.form.code,
        removed_at=None,
    ).order_by(*ORDER)


def record_values(key: ReportKey) -> list[RecordRow]:
    """All records. One query."""
    return [RecordRow.of(record, line) for line, record in enumerate(live(key), 1)]


def record_page(key: ReportKey, *, page: int = 1, size: int = 50) -> list[RecordRow]:
    """A page of them, the first being 1. One query; `FormState.records` says how many there are."""
    start = max(page - 1, 0) * size
    return [
        RecordRow.of(record, line)
        for line, record in enumerate(live(key)[start : start + size], start + 1)
    ]
