"""What goes back to the unit with a returned form: remarks, also those drafted while reviewing."""

from dataclasses import dataclass

from istc.reports.models import Treatment
from istc.reports.writing.desk import Desk


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of one cell (`item`, and `record` in a multi form) or of one whole record."""

    text: str
    item: str = ""
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    rows: tuple[Treatment, ...]
    remarks: tuple[Remark, ...]

    def drop(self) -> None:
        """They are part of the return now."""
        Treatment.objects.filter(pk__in=[row.pk for row in self.rows]).delete()


def treated(desk: Desk) -> Drafts:
    """What is marked 列入退回; of a record that is gone since, the words alone."""
    if not desk.report.pk:
        return Drafts((), ())
    found = desk.report.treatments.filter(kind=Treatment.Kind.RETURN).order_by("id")
    live = {record.pk for record in desk.live}
    rows = tuple(found)
    remarks = tuple(
        Remark(row.text, row.item, row.record if row.record in live else None) for row in rows
    )
    return Drafts(rows, remarks)
